// @ts-check
// When the queue is sent: at once when something is added, when the network returns, when the page becomes visible, and on
// a timer that backs off. The browser's own Background Sync comes in addition where there is one; iOS has none.

import { sendQueue, unsent } from "./sender.js";

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const BUSY_WAIT_MS = 3_000;
/** The tag that the service worker is woken with. */
const SYNC_TAG = "renewal-field-send";

/** Fires `change` when sending starts or ends. */
export class SendLoop extends EventTarget {
  isSending = false;
  /** Whether sending is paused until the person signs in again. */
  needsSignIn = false;
  #failures = 0;
  #again = false;
  #timer = 0;
  #closed = new AbortController();

  /**
   * @param {import("./store.js").FieldStore} store
   * @param {import("./clock.js").PlatformClock} clock
   */
  constructor(store, clock) {
    super();
    this.store = store;
    this.clock = clock;
  }

  start() {
    const { signal } = this.#closed;
    addEventListener("online", () => this.soon(), { signal });
    addEventListener("pageshow", () => this.soon(), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.soon(), { signal });
    this.soon();
  }

  stop() {
    this.#closed.abort();
    clearTimeout(this.#timer);
  }

  /** Sends now, or once more after the run in progress. */
  soon() {
    this.#failures = 0;
    void this.#run();
  }

  async #run() {
    clearTimeout(this.#timer);
    if (this.isSending) {
      this.#again = true;
      return;
    }
    this.#setSending(true);
    let wait = null;
    try {
      wait = await this.#send();
    } catch (failure) {
      console.error("The queue could not be sent", failure);
      wait = this.#backoff();
    }
    this.#setSending(false);
    if (this.#again) {
      this.#again = false;
      wait = 0;
    }
    if (wait !== null && !this.#closed.signal.aborted) {
      this.#timer = setTimeout(() => void this.#run(), wait);
    }
  }

  /** @returns {Promise<number | null>} after how many milliseconds to try again; null: nothing is left to send */
  async #send() {
    if ((await unsent(this.store)).length === 0) {
      this.needsSignIn = false;
      return null;
    }
    const { result, retryAfterMs } = await sendQueue(this.store, () => this.clock.now());
    this.needsSignIn = result === "SIGN_IN";
    if (result === "DONE") {
      this.#failures = 0;
      return null;
    }
    await this.#registerSync();
    return result === "BUSY" ? BUSY_WAIT_MS : result === "SIGN_IN" ? null : (retryAfterMs ?? this.#backoff());
  }

  /** Twice as long each time, and a quarter more or less, so that a site full of phones doesn't come back all at once. */
  #backoff() {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    this.#failures += 1;
    return wait * (0.75 + Math.random() / 2);
  }

  async #registerSync() {
    try {
      const registration = await navigator.serviceWorker?.getRegistration("/field");
      await /** @type {any} */ (registration)?.sync?.register(SYNC_TAG);
    } catch {
      // The browser has none, or the person has forbidden it: the page sends by itself.
    }
  }

  /** @param {boolean} isSending */
  #setSending(isSending) {
    this.isSending = isSending;
    this.dispatchEvent(new Event("change"));
  }
}
