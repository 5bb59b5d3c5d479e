// The event stream. Read with fetch, because EventSource can't send a token.

import { authorized } from "./api.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const SILENCE_MS = 90_000;

/**
 * Takes the bytes of a stream apart into events (HTML Living Standard, "Server-sent events"): fields by line, an
 * event ends at an empty line, several data lines are joined, an id stays until the next one.
 */
export class EventParser {
  #rest = "";
  #data = [];
  #type = "";
  lastEventId = "";
  retry = null;

  constructor(emit) {
    this.emit = emit;
  }

  push(chunk) {
    this.#rest += chunk;
    // A CR at the very end may be the first half of CRLF.
    for (let match; (match = /\r\n|\n|\r(?!$)/.exec(this.#rest)); ) {
      this.#line(this.#rest.slice(0, match.index));
      this.#rest = this.#rest.slice(match.index + match[0].length);
    }
  }

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
 * Keeps a stream open: after a break it waits (a second, then twice as long each time, half a minute at most, never
 * all walls at once) and resumes behind the last event it saw.
 *
 * onState is told "connecting", "open", or "lost" with the seconds until the next attempt.
 */
export function openLive(path, { onEvent, onState }) {
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let lastEventId = "";
  let abort = new AbortController();
  let wake = () => {};

  async function run() {
    while (!stopped) {
      onState("connecting");
      try {
        await read();
      } catch {
        // Whatever it was, the answer is the same: try again.
      }
      if (stopped) {
        return;
      }
      const pause = wait * (0.75 + Math.random() / 2);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      onState("lost", Math.ceil(pause / 1000));
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
    }
  }

  async function read() {
    abort = new AbortController();
    const response = await authorized(path, {
      headers: { Accept: "text/event-stream", ...(lastEventId ? { "Last-Event-ID": lastEventId } : {}) },
      signal: abort.signal,
    });
    if (!response.ok || !response.body) {
      if (response.status === 400 || response.status === 422) {
        lastEventId = ""; // the place is not known any more; start with what is now
      }
      throw new Error(`live: ${response.status}`);
    }
    onState("open");
    const parser = new EventParser((event) => {
      lastEventId = event.id;
      onEvent(event);
    });
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let watchdog = 0;
    try {
      for (;;) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), SILENCE_MS);
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        wait = parser.retry ?? FIRST_WAIT_MS;
        parser.push(decoder.decode(value, { stream: true }));
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  const online = () => wake();
  addEventListener("online", online);
  run();

  return () => {
    stopped = true;
    abort.abort();
    wake();
    removeEventListener("online", online);
  };
}
