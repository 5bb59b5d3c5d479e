// @ts-check
import { Localized } from "/shared/components/localized.js";

/** @typedef {import("/desk/programmes.js").Programme} Programme */
/** @typedef {import("/shared/api/session.js").Session} Session */

/**
 * A list that a figure stands for, and that opens beside the wall.
 *
 * @typedef {object} ListRequest
 * @property {"deadlines" | "problems" | "alerts" | "supervision-orders" | "projects"} list as the interface names it
 * @property {Record<string, string>} filters parameters of that list beside the programme, such as `{standing: "OVERDUE"}`
 */

/**
 * One scene of the wall. The wall gives each scene the same four properties and nothing else; a scene fetches its own data
 * in `fetchData`, which is called with a new programme and whenever `version` rises. `version` counts what has changed
 * behind the figures: it rises at most every two seconds, however many events come in, and once a minute in any case.
 *
 * A scene fills its element (`height: 100%` of the wall below its head, at least 1200 px wide; a long page below that), uses
 * rem for every size, and keeps no event.
 *
 * Fires `scene-fetched` after every fetch with the failure or null in `detail`, and `open-list` with a {@link ListRequest}.
 */
export class WallScene extends Localized {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    programme: { attribute: false },
    overview: { attribute: false },
    session: { attribute: false },
    version: { type: Number },
    isFetched: { state: true },
  };

  #generation = 0;
  #isFetching = false;
  #isStale = false;

  constructor() {
    super();
    /** @type {Programme | null} */
    this.programme = null;
    /** @type {any} the answer of `GET /api/v1/overview`, always the newest */
    this.overview = null;
    /** @type {Session | null} */
    this.session = null;
    this.version = 0;
    /** Whether data of the programme is there to be shown. */
    this.isFetched = false;
  }

  /**
   * Fetches what the scene shows beside the overview and keeps it in state of its own; to be overridden. What it throws is
   * shown in the wall's head, and what was fetched before stays on the scene.
   *
   * @param {Programme} programme
   * @param {() => boolean} isCurrent whether the programme is still the one to be shown; asked before anything is kept
   */
  async fetchData(programme, isCurrent) {
    void programme;
    void isCurrent;
  }

  /** Forgets what belongs to another programme; to be overridden. */
  forget() {}

  /**
   * Opens a list beside the wall.
   *
   * @param {ListRequest["list"]} list
   * @param {ListRequest["filters"]} filters
   */
  openList(list, filters = {}) {
    this.dispatchEvent(new CustomEvent("open-list", { detail: { list, filters }, bubbles: true, composed: true }));
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {Programme | null | undefined} */ (changed.get("programme"));
    if (changed.has("programme") && before?.programmeId !== this.programme?.programmeId) {
      this.#generation += 1;
      this.#isFetching = false;
      this.isFetched = false;
      this.forget();
      void this.#fetch();
    } else if (changed.has("version")) {
      void this.#fetch();
    }
  }

  /** Fetches anew what depends on something that was chosen on the scene; an answer that is under way is not taken. */
  refetch() {
    this.#generation += 1;
    this.#isFetching = false;
    void this.#fetch();
  }

  /** One at a time; what changes meanwhile is fetched right after. */
  async #fetch() {
    const { programme } = this;
    if (!programme || this.#isFetching) {
      this.#isStale = true;
      return;
    }
    this.#isFetching = true;
    this.#isStale = false;
    const generation = this.#generation;
    /** @type {unknown} */
    let failure = null;
    try {
      await this.fetchData(programme, () => generation === this.#generation);
    } catch (thrown) {
      failure = thrown;
    }
    if (generation !== this.#generation) {
      return;
    }
    this.#isFetching = false;
    this.isFetched = this.isFetched || failure === null;
    this.dispatchEvent(new CustomEvent("scene-fetched", { detail: failure, bubbles: true, composed: true }));
    if (this.#isStale && failure === null) {
      void this.#fetch();
    }
  }
}
