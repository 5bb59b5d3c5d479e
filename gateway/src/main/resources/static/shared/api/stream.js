// @ts-check
// Event streams. Read with fetch, because EventSource can't send a token.

import { request } from "./http.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** The services send a sign of life at least every 10 s; a connection that is silent for longer hangs. */
const SILENCE_MS = 14_000;
const STREAM_PATIENCE_MS = 2 ** 31 - 1;

/**
 * @typedef {{type: string, data: string, id: string}} StreamEvent
 * @typedef {"connecting" | "open" | "lost"} StreamState
 */

/**
 * Takes the bytes of a stream apart into events (HTML Living Standard, "Server-sent events"): fields by line, an event ends
 * at an empty line, several data lines are joined, an id stays until the next one.
 */
export class EventParser {
  #rest = "";
  /** @type {string[]} */
  #data = [];
  #type = "";
  lastEventId = "";
  /** @type {number | null} */
  retry = null;

  /** @param {(event: StreamEvent) => void} emit */
  constructor(emit) {
    this.emit = emit;
  }

  /** @param {string} chunk */
  push(chunk) {
    this.#rest += chunk;
    // A CR at the very end may be the first half of CRLF.
    for (let match; (match = /\r\n|\n|\r(?!$)/.exec(this.#rest)); ) {
      this.#line(this.#rest.slice(0, match.index));
      this.#rest = this.#rest.slice(match.index + match[0].length);
    }
  }

  /** @param {string} line */
  #line(line) {
    if (line === "") {
      if (this.#data.length > 0) {
        this.emit({ type: this.#type || "message", data: this.#data.join("\n"), id: this.lastEventId });
      }
      this.#data = [];
      this.#type = "";
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") {
      this.#data.push(value);
    } else if (field === "event") {
      this.#type = value;
    } else if (field === "id" && !value.includes("\0")) {
      this.lastEventId = value;
    } else if (field === "retry" && /^\d+$/.test(value)) {
      this.retry = Number(value);
    }
  }
}

/**
 * Keeps a stream open: after a break it waits (a second or what the service asks for, then twice as long each time, half a
 * minute at most, never all pages at once, and as long as nobody looks at the page) and resumes behind the last event that it
 * saw.
 *
 * @param {string} path with its query
 * @param {object} listener
 * @param {(event: StreamEvent) => void} listener.onEvent
 * @param {(state: StreamState, seconds: number) => void} listener.onState with the seconds until the next attempt when lost
 * @param {number} [silenceMs] after how long without a byte the connection counts as lost
 * @returns {() => void} ends it
 */
export function openStream(path, { onEvent, onState }, silenceMs = SILENCE_MS) {
  let isStopped = false;
  let wait = FIRST_WAIT_MS;
  let lastEventId = "";
  let abort = new AbortController();
  let wake = () => {};
  let alarm = 0;
  const isBack = () => void (document.hidden || wake());

  async function run() {
    while (!isStopped) {
      onState("connecting", 0);
      try {
        await read();
      } catch {
        // Retry after any failure.
      }
      if (isStopped) {
        return;
      }
      const pause = wait * (0.75 + Math.random() / 2);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      onState("lost", Math.ceil(pause / 1000));
      if (isStopped) {
        return;
      }
      await new Promise((resolve) => {
        wake = () => resolve(undefined);
        alarm = setTimeout(isBack, pause);
      });
      clearTimeout(alarm);
    }
  }

  async function read() {
    abort = new AbortController();
    let watchdog = setTimeout(() => abort.abort(), silenceMs);
    try {
      const response = await request(path, {
        headers: { Accept: "text/event-stream", ...(lastEventId ? { "Last-Event-ID": lastEventId } : {}) },
        signal: abort.signal,
        patienceMs: STREAM_PATIENCE_MS,
      });
      if (!response.ok || !response.body) {
        if (response.status === 400 || response.status === 422) {
          lastEventId = ""; // the place is not known any more; start with what is now
        }
        throw new Error(`${path}: ${response.status}`);
      }
      onState("open", 0);
      const parser = new EventParser((event) => {
        lastEventId = event.id;
        onEvent(event);
      });
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), silenceMs);
        parser.push(decoder.decode(value, { stream: true }));
        wait = parser.retry ?? FIRST_WAIT_MS;
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  addEventListener("online", isBack);
  document.addEventListener("visibilitychange", isBack);
  void run();

  return () => {
    isStopped = true;
    abort.abort();
    wake();
    removeEventListener("online", isBack);
    document.removeEventListener("visibilitychange", isBack);
  };
}
