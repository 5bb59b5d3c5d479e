// @ts-check
// An estimate of the platform's clock.

const DRILL_MS = 2 * 86_400_000;
const SNAPSHOT_KEY = "clock";

/**
 * A phone's clock is taken as it is, also when it is off: the platform compares it with its own and raises a flag. Only in a
 * drill, where the platform's day is another one altogether, the platform's day is the one that counts.
 */
export class PlatformClock {
  #offset = 0;
  #store;

  /** @param {import("./store.js").FieldStore} store */
  constructor(store) {
    this.#store = store;
  }

  async load() {
    this.#offset = (await this.#store.snapshot(SNAPSHOT_KEY))?.value ?? 0;
    return this;
  }

  /** @returns {number} milliseconds since 1970 */
  now() {
    return Date.now() + this.#offset;
  }

  /** @param {string} asOf the instant that the platform gave with an answer just now */
  async synchronize(asOf) {
    const difference = Date.parse(asOf) - Date.now();
    this.#offset = Math.abs(difference) > DRILL_MS ? difference : 0;
    await this.#store.saveSnapshot(SNAPSHOT_KEY, this.#offset);
  }
}
