// @ts-check
import { Unreachable, get } from "/shared/api/http.js";
import { SignInNeeded } from "/shared/api/session.js";
import { openStream } from "/shared/api/stream.js";
import { text } from "./texts.js";

const CHANGES_AT_MOST_EVERY_MS = 2_000;
const CHANGE_SOON_MS = 200;
const OVERVIEW_EVERY_MS = 20_000;
const SCENES_EVERY_MS = 60_000;
const WITHOUT_LIVE_MS = 15_000;
const MOST_NEWS = 30;

/**
 * Something that happened just now.
 *
 * @typedef {{id: number, type: string, at: string, data: any}} News
 */

/**
 * What a wall knows of one programme: the overview, a counter of what has changed behind it, the state of the stream, and
 * the last few things that happened. It holds nothing else of what the stream said, however long it runs.
 */
export class LiveData {
  /** @type {any} */
  overview = null;
  version = 0;
  /** @type {"off" | "connecting" | "open" | "lost"} */
  stream = "off";
  /** Seconds until the next attempt, when the stream is lost. */
  retryIn = 0;
  /** When what is shown was last known to be so, in milliseconds of this device's clock. */
  knownAt = 0;
  /** @type {string} why the last fetch failed; empty when it didn't */
  failure = "";
  /** @type {News[]} the newest first, thirty at most */
  news = [];

  #programme = "";
  #generation = 0;
  #newsCount = 0;
  #wasLost = false;
  #changedAt = 0;
  #changeTimer = 0;
  #overviewTimer = 0;
  #overviewAt = 0;
  #closeStream = () => {};

  /**
   * @param {() => void} onChange called after every change of the above
   * @param {(failure: unknown) => void} onSignInNeeded
   */
  constructor(onChange, onSignInNeeded) {
    this.onChange = onChange;
    this.onSignInNeeded = onSignInNeeded;
  }

  /**
   * Shows this programme from now on.
   *
   * @param {string} programme
   * @throws what the first fetch throws
   */
  async show(programme) {
    this.close();
    Object.assign(this, { overview: null, news: [], failure: "" });
    this.#programme = programme;
    const mine = this.#generation;
    const overview = await get("/api/v1/overview", { programme });
    if (mine === this.#generation) {
      this.#take(overview);
      this.#changedAt = Date.now();
      this.connect();
      this.#overviewTimer = setInterval(() => this.#refreshAnyway(), 5_000);
    }
  }

  connect() {
    const mine = this.#generation;
    this.#closeStream = openStream(`/api/v1/live?${new URLSearchParams({ programme: this.#programme })}`, {
      onEvent: (event) => mine === this.#generation && this.#takeEvent(event),
      onState: (state, seconds) => mine === this.#generation && this.#takeState(state, seconds),
    });
  }

  /** Leaves the stream; a browser may keep a page that was left, and a few of those hold all its connections. */
  close() {
    this.#generation += 1;
    this.#closeStream();
    clearTimeout(this.#changeTimer);
    clearInterval(this.#overviewTimer);
    this.#changeTimer = 0;
    this.stream = "off";
    this.#wasLost = true;
  }

  /** The page is restored from the back/forward cache. */
  reopen() {
    if (this.#programme && this.stream === "off") {
      this.connect();
      this.#overviewTimer = setInterval(() => this.#refreshAnyway(), 5_000);
    }
  }

  /** @returns {number} how old what is shown may be, in seconds */
  ageInSeconds() {
    return this.stream === "open" ? 0 : Math.floor((Date.now() - this.knownAt) / 1000);
  }

  /** Something has changed: the scenes fetch again soon, but not once per event, as a busy minute has hundreds. */
  changed() {
    if (this.#changeTimer) {
      return;
    }
    const wait = Math.max(CHANGE_SOON_MS, this.#changedAt + CHANGES_AT_MOST_EVERY_MS - Date.now());
    this.#changeTimer = setTimeout(() => {
      this.#changeTimer = 0;
      this.#changedAt = Date.now();
      this.version += 1;
      this.onChange();
    }, wait);
  }

  /** @param {any} overview */
  #take(overview) {
    if (!overview?.nodes || overview.programme !== this.#programme) {
      return;
    }
    this.overview = overview;
    this.knownAt = Date.now();
    this.#overviewAt = Date.now();
    this.failure = "";
    this.onChange();
  }

  /** @param {import("/shared/api/stream.js").StreamEvent} event */
  #takeEvent(event) {
    if (event.type === "overview") {
      this.#take(JSON.parse(event.data));
      this.changed();
    } else if (event.type === "standing" || event.type === "alert") {
      const data = JSON.parse(event.data);
      if (data.subject) {
        this.#newsCount += 1;
        this.news = [{ id: this.#newsCount, type: event.type, at: data.occurredAt, data }, ...this.news.slice(0, MOST_NEWS - 1)];
      }
      this.changed();
    }
  }

  /**
   * @param {import("/shared/api/stream.js").StreamState} state
   * @param {number} seconds
   */
  #takeState(state, seconds) {
    if (this.stream === "open") {
      this.knownAt = Date.now();
    }
    this.stream = state;
    this.retryIn = seconds;
    if (state === "lost") {
      this.#wasLost = true;
    } else if (state === "open" && this.#wasLost) {
      // What the stream can't tell any more is fetched, so nothing that happened in between is missing.
      this.#wasLost = false;
      void this.#fetchOverview();
      this.changed();
    }
    this.onChange();
  }

  /** Time alone changes figures too, and a wall without its stream has no other way to learn of anything. */
  #refreshAnyway() {
    if (document.hidden) {
      return;
    }
    const now = Date.now();
    if (now - this.#overviewAt >= (this.stream === "open" ? OVERVIEW_EVERY_MS : WITHOUT_LIVE_MS)) {
      this.#overviewAt = now;
      void this.#fetchOverview();
    }
    if (now - this.#changedAt >= (this.stream === "open" ? SCENES_EVERY_MS : WITHOUT_LIVE_MS)) {
      this.changed();
    }
    this.onChange();
  }

  async #fetchOverview() {
    const mine = this.#generation;
    try {
      const overview = await get("/api/v1/overview", { programme: this.#programme });
      if (mine === this.#generation) {
        this.#take(overview);
      }
    } catch (failure) {
      if (mine === this.#generation) {
        this.failed(failure);
      }
    }
  }

  /**
   * A fetch has failed or, with null, gone well.
   *
   * @param {unknown} failure
   */
  failed(failure) {
    if (failure instanceof SignInNeeded) {
      this.onSignInNeeded(failure);
      return;
    }
    this.failure = failure === null ? "" : reasonOf(failure);
    if (failure === null) {
      this.knownAt = Date.now();
    }
    this.onChange();
  }
}

/** @param {unknown} failure */
function reasonOf(failure) {
  if (failure instanceof Unreachable) {
    return text("unreachable");
  }
  return failure instanceof Error ? failure.message : String(failure);
}
