// @ts-check
// Whether something has happened to a project since it was fetched. Asked again and again while the page is seen: a page that
// is open in a hundred places holds no connection then, and a stream tells of standings only, not of reports.

import { Unreachable, Refused, SignInNeeded, get } from "/shared/api/http.js";
import { projectPath } from "/desk/commands/sending.js";

const POLL_MS = 1_000;
const POLL_WHILE_AWAY_MS = 2_000;
const PATIENCE_MS = 5_000;

export class ProjectFollower {
  /** The newest event that is known of; undefined: not known. @type {string | undefined} */
  #newest;
  /** Lists may follow an event a moment later than the history does, so that they are fetched once more. */
  #isToRepeat = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isAway = false;
  #isStopped = false;

  /**
   * @param {string} projectId
   * @param {object} listener
   * @param {() => Promise<void>} listener.onNews something happened: the page fetches again
   * @param {(isAway: boolean) => void} listener.onAway whether the platform can be reached
   * @param {(failure: unknown) => void} listener.onRefused the person may not see it any more, or has to sign in
   */
  constructor(projectId, { onNews, onAway, onRefused }) {
    this.projectId = projectId;
    this.onNews = onNews;
    this.onAway = onAway;
    this.onRefused = onRefused;
  }

  /** Notes the newest event, before the page is fetched: what happens from then on is news. */
  async note() {
    try {
      this.#newest = await this.#newestEvent();
    } catch (failure) {
      if (!(failure instanceof Unreachable || failure instanceof SignInNeeded || failure instanceof Refused)) {
        throw failure;
      }
    }
  }

  start() {
    if (!this.#isStopped) {
      this.#wait();
    }
  }

  stop() {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #wait() {
    this.#timer = setTimeout(() => void this.#poll(), this.#isAway ? POLL_WHILE_AWAY_MS : POLL_MS);
  }

  async #poll() {
    try {
      if (document.visibilityState === "visible") {
        await this.#fetchNewest();
      }
    } catch (failure) {
      this.#failed(failure);
    }
    if (!this.#isStopped) {
      this.#wait();
    }
  }

  async #fetchNewest() {
    const newest = await this.#newestEvent();
    const isNews = this.#isAway || newest !== this.#newest;
    const isDue = isNews || this.#isToRepeat;
    this.#newest = newest;
    this.#isToRepeat = isNews;
    if (isDue && !this.#isStopped) {
      await this.onNews();
    }
    this.#setAway(false);
  }

  async #newestEvent() {
    const { items } = await get(`${projectPath(this.projectId)}/history`, { limit: "1" }, { patienceMs: PATIENCE_MS });
    return items[0]?.eventId ?? "";
  }

  /** @param {unknown} failure */
  #failed(failure) {
    if (failure instanceof Unreachable || (failure instanceof Refused && failure.isPassing)) {
      this.#setAway(true);
    } else if (failure instanceof SignInNeeded || failure instanceof Refused) {
      this.stop();
      this.onRefused(failure);
    } else {
      throw failure;
    }
  }

  /** @param {boolean} isAway */
  #setAway(isAway) {
    if (isAway !== this.#isAway && !this.#isStopped) {
      this.#isAway = isAway;
      this.onAway(isAway);
    }
  }
}
