// The inbox's unread count, live.
//
// A browser has six connections to one host, for all its tabs together. So of all the walls that one person has open, one
// holds the stream, whichever took the lock; it tells the others, and when it goes the next one takes over.

import { openLive } from "./live.js";

const PATH = "/api/v1/inbox/stream";

/**
 * onUnread is told the count as it changes; onLive whether it comes by itself now, or has to be asked for.
 *
 * @param person whose inbox it is: walls of different people don't tell each other anything
 */
export function openInbox(person, { onUnread, onLive }) {
  const name = `renewal.inbox.${person}`;
  const channel = new BroadcastChannel(name);
  const leave = new AbortController();
  let last = null;
  let closeStream = () => {};
  let release = () => {};

  function take(message) {
    if (message === "what is it?") {
      if (last) {
        channel.postMessage(last);
      }
      return;
    }
    onLive(message.live);
    if (message.live) {
      onUnread(message.unread);
    }
  }

  function tell(message) {
    last = message;
    take(message);
    channel.postMessage(message);
  }

  function holdStream() {
    closeStream = openLive(PATH, {
      onEvent: (event) => event.type === "unread" && tell({ live: true, unread: JSON.parse(event.data).unread }),
      onState: (state) => state === "lost" && tell({ live: false }),
    });
    return new Promise((resolve) => {
      release = resolve;
    });
  }

  channel.onmessage = ({ data }) => take(data);
  channel.postMessage("what is it?");
  navigator.locks.request(name, { signal: leave.signal }, holdStream).catch(() => {
    // Left before it was this wall's turn.
  });

  return () => {
    leave.abort();
    closeStream();
    if (last) {
      channel.postMessage({ live: false });
    }
    channel.close();
    release();
  };
}
