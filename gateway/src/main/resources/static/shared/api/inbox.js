// @ts-check
// The inbox's unread count, live.
//
// A browser has six connections to one host, for all its tabs together. So of all the pages that one person has open, one
// holds the stream, whichever took the lock; it tells the others, and when it goes the next one takes over. One that nobody
// looks at takes no stream, and gives its turn away when it loses the stream that it had.

import { withLock } from "./without-https.js";
import { openStream } from "./stream.js";

const PATH = "/api/v1/inbox/stream";
/** The notification service sends a sign of life every 20 s. */
const SILENCE_MS = 50_000;
const QUESTION = "what is it?";

/** @typedef {{isLive: boolean, unread: number}} InboxState */

/** The service counts no further than one more than this. */
const MOST_SHOWN = 999;

/** @param {number} unread as the service counts it */
export function unreadText(unread) {
  return unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
}

/**
 * The count after some messages were read here, until the service sends its own.
 *
 * @param {number} unread
 * @param {number} read
 */
export function unreadAfter(unread, read) {
  return unread > MOST_SHOWN ? unread : Math.max(0, unread - read);
}

/**
 * @param {string} person whose inbox it is: pages of different people don't tell each other anything
 * @param {object} listener
 * @param {(unread: number) => void} listener.onUnread called with each new count
 * @param {(isLive: boolean) => void} listener.onLive whether the count is streamed now, or must be polled
 * @returns {() => void} closes it
 */
export function openInbox(person, { onUnread, onLive }) {
  const name = `renewal.inbox.${person}`;
  const channel = new BroadcastChannel(name);
  const leave = new AbortController();
  /** @type {InboxState | null} */
  let last = null;
  let closeStream = () => {};
  let release = () => {};
  let isLost = false;

  /** @param {InboxState | string} message what another page says, or its question */
  function receive(message) {
    if (typeof message === "string") {
      if (last) {
        channel.postMessage(last);
      }
      return;
    }
    onLive(message.isLive);
    if (message.isLive) {
      onUnread(message.unread);
    }
  }

  /** @param {InboxState} message */
  function broadcast(message) {
    last = message;
    receive(message);
    channel.postMessage(message);
  }

  function releaseWhenHidden() {
    if (isLost && document.hidden) {
      closeStream();
      release();
    }
  }

  function holdStream() {
    isLost = false;
    closeStream = openStream(
      PATH,
      {
        onEvent: (event) => event.type === "unread" && broadcast({ isLive: true, unread: JSON.parse(event.data).unread }),
        onState: (state) => {
          isLost = state === "lost";
          if (isLost) {
            broadcast({ isLive: false, unread: 0 });
            releaseWhenHidden();
          }
        },
      },
      SILENCE_MS,
    );
    return new Promise((/** @type {(value: void) => void} */ resolve) => {
      release = resolve;
    });
  }

  async function holdStreamWhenVisible() {
    while (!leave.signal.aborted) {
      await becomingVisible(leave.signal);
      await withLock(name, { signal: leave.signal }, () => (document.hidden ? undefined : holdStream()));
    }
  }

  channel.onmessage = ({ data }) => receive(data);
  channel.postMessage(QUESTION);
  document.addEventListener("visibilitychange", releaseWhenHidden, { signal: leave.signal });
  holdStreamWhenVisible().catch(() => {
    // The page was closed before it acquired the lock.
  });

  return () => {
    leave.abort();
    closeStream();
    if (last) {
      channel.postMessage({ isLive: false, unread: 0 });
    }
    release();
    channel.close();
  };
}

/** @param {AbortSignal} signal ends the wait as well */
function becomingVisible(signal) {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    const check = () => {
      if (!document.hidden || signal.aborted) {
        document.removeEventListener("visibilitychange", check);
        resolve();
      }
    };
    document.addEventListener("visibilitychange", check);
    signal.addEventListener("abort", check, { once: true });
    check();
  });
}
