// @ts-check
// Sends what a person has recorded, oldest first. Runs in the page, and in its service worker where the browser wakes it.
//
// Everything may be cut off at any point and is simply done again: a report has its id, a command its idempotency key, a
// photo its hash. An entry counts as sent only when the platform has said that it holds all of it.

import { Refused, SignInNeeded, Unreachable, post, versionOf } from "/shared/api/http.js";
import { uploadPhoto } from "./upload.js";
import { withLock } from "/shared/api/without-https.js";

/**
 * @typedef {import("./store.js").FieldStore} FieldStore
 * @typedef {import("./store.js").Entry} Entry
 *
 * @typedef {object} Outcome
 * @property {"DONE" | "LATER" | "SIGN_IN" | "BUSY"} result DONE: nothing waits any more; LATER: something does, try again;
 *     SIGN_IN: the person has to sign in first; BUSY: another page is sending
 * @property {number | null} retryAfterMs how long the platform asks to wait
 */

const BATCH = 100;
const STATUS_BATCH = 500;
const MOST_STALE = 4;

/**
 * @param {FieldStore} store
 * @param {() => number} now the platform's clock, in milliseconds
 * @returns {Promise<Outcome>}
 */
export async function sendQueue(store, now) {
  return withLock(`renewal.field.send.${store.personId}`, { ifAvailable: true }, (lock) =>
    lock ? sendAll(store, now) : outcome("BUSY"),
  );
}

/**
 * @param {FieldStore} store
 * @param {() => number} now
 * @returns {Promise<Outcome>}
 */
async function sendAll(store, now) {
  try {
    await sendReports(store, now);
    await sendPhotosOfReports(store);
    await takeReceipts(store);
    await sendCommands(store);
    return outcome((await unsent(store)).length > 0 ? "LATER" : "DONE");
  } catch (failure) {
    if (failure instanceof SignInNeeded) {
      return outcome("SIGN_IN");
    }
    if (failure instanceof Unreachable) {
      return outcome("LATER");
    }
    if (failure instanceof Refused && failure.isPassing) {
      return outcome("LATER", failure.retryAfterMs);
    }
    throw failure;
  }
}

/**
 * @param {FieldStore} store
 * @returns {Promise<Entry[]>} what the platform hasn't yet confirmed or refused, oldest first
 */
export async function unsent(store) {
  return (await store.entries()).filter((entry) => entry.state === "WAITING" || entry.state === "INCOMPLETE");
}

/**
 * @param {FieldStore} store
 * @param {() => number} now
 */
async function sendReports(store, now) {
  const waiting = (await unsent(store)).filter((entry) => entry.kind === "REPORT" && entry.state === "WAITING");
  for (let from = 0; from < waiting.length; from += BATCH) {
    await sendBatch(store, waiting.slice(from, from + BATCH), now);
  }
}

/**
 * @param {FieldStore} store
 * @param {Entry[]} entries
 * @param {() => number} now
 */
async function sendBatch(store, entries, now) {
  const device = { sentAt: new Date(now()).toISOString() };
  let answer;
  try {
    const reports = entries.map((entry) => ({ ...entry.body, device }));
    answer = await post("/api/v1/site-reports/batch", { reports }, { personId: store.personId });
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.isPassing) {
      throw failure;
    }
    if (entries.length === 1) {
      await store.change(entries[0].id, refusedBy(failure));
    } else {
      // One that can't be read must not hold up the others.
      for (const entry of entries) {
        await sendBatch(store, [entry], now);
      }
    }
    return;
  }
  // One outcome for each report, in their order.
  for (const [index, { outcome: result, code, reason }] of answer.outcomes.entries()) {
    const { id } = entries[index];
    if (result === "ACCEPTED" || result === "DUPLICATE") {
      await store.change(id, { state: "INCOMPLETE", refusal: null });
    } else {
      const refusal = { status: 200, type: code ?? result, message: reason ?? code ?? result };
      await store.change(id, { state: "REFUSED", refusal, settledAt: Date.now() });
    }
  }
}

/** @param {FieldStore} store */
async function sendPhotosOfReports(store) {
  for (const entry of await unsent(store)) {
    if (entry.kind === "REPORT" && entry.state === "INCOMPLETE") {
      await sendPhotos(store, entry);
    }
  }
}

/**
 * @param {FieldStore} store
 * @param {Entry} entry
 * @returns {Promise<boolean>} whether the platform holds them all
 */
async function sendPhotos(store, entry) {
  for (const sha256 of entry.photos) {
    const photo = await store.photo(sha256);
    const bytes = await store.bytes(sha256);
    if (photo?.complete) {
      continue;
    }
    if (!photo || !bytes) {
      const refusal = { status: 0, type: "photo-lost", message: sha256 };
      await store.change(entry.id, { state: "REFUSED", refusal, settledAt: Date.now() });
      return false;
    }
    try {
      await uploadPhoto({ sha256, type: photo.type, bytes, personId: store.personId }, (offset) =>
        store.changePhoto(sha256, { offset }),
      );
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.isPassing) {
        throw failure;
      }
      await store.change(entry.id, refusedBy(failure));
      return false;
    }
    await store.changePhoto(sha256, { complete: true });
  }
  return true;
}

/**
 * A report is sent when the platform's receipt says that it is complete, whatever this phone believes.
 *
 * @param {FieldStore} store
 */
async function takeReceipts(store) {
  const entries = (await unsent(store)).filter((entry) => entry.kind === "REPORT" && entry.state === "INCOMPLETE");
  for (let from = 0; from < entries.length; from += STATUS_BATCH) {
    const reportIds = entries.slice(from, from + STATUS_BATCH).map((entry) => entry.id);
    const answer = await post("/api/v1/site-reports/status", { reportIds }, { personId: store.personId });
    for (const { reportId, state, missingPhotos } of answer.reports) {
      if (state === "COMPLETE") {
        await store.settle(reportId);
      } else if (state === "UNKNOWN") {
        await store.change(reportId, { state: "WAITING" });
      } else {
        for (const sha256 of missingPhotos ?? []) {
          await store.changePhoto(sha256, { offset: 0, complete: false });
        }
      }
    }
  }
}

/** @param {FieldStore} store */
async function sendCommands(store) {
  for (const entry of await unsent(store)) {
    if (entry.kind !== "REPORT" && (await sendPhotos(store, entry))) {
      await sendCommand(store, entry);
    }
  }
}

/**
 * @param {FieldStore} store
 * @param {Entry} entry
 */
async function sendCommand(store, entry) {
  const { personId } = store;
  for (let stale = 0; ; stale += 1) {
    try {
      /** @type {Record<string, string>} */
      const headers = { "Idempotency-Key": entry.id };
      if (entry.versionPath) {
        headers["If-Match"] = await versionOf(entry.versionPath, { personId });
      }
      await post(/** @type {string} */ (entry.path), entry.body, { personId, headers });
      await store.settle(entry.id);
      return;
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.isPassing) {
        throw failure;
      }
      if (failure.status === 412 && stale < MOST_STALE) {
        continue;
      }
      await store.change(entry.id, refusedBy(failure));
      return;
    }
  }
}

/**
 * @param {Refused} failure
 * @returns {Partial<Entry>}
 */
function refusedBy(failure) {
  const { detail = "", violations = [] } = failure.problem;
  return {
    state: "REFUSED",
    settledAt: Date.now(),
    refusal: { status: failure.status, type: failure.type, message: detail, violations },
  };
}

/**
 * @param {Outcome["result"]} result
 * @param {number | null} [retryAfterMs]
 * @returns {Outcome}
 */
function outcome(result, retryAfterMs = null) {
  return { result, retryAfterMs };
}
