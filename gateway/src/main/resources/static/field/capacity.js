// @ts-check
// The storage that is left on this phone.

/** The size limit of a photo on the platform. */
export const LARGEST_PHOTO_BYTES = 20_000_000;
/** Below this free space the form warns before a photo is taken, as it may not fit. */
const SCARCE_BYTES = 2 * LARGEST_PHOTO_BYTES;

/**
 * @typedef {object} Room
 * @property {number} used bytes that this origin uses
 * @property {number} free bytes of the quota that are left
 * @property {boolean} isScarce whether the next photo may not fit
 * @property {boolean} isLasting whether the storage is persistent, so that the browser does not evict it
 */

/** @returns {Promise<Room | null>} null: the browser gives no estimate */
export async function storageRoom() {
  if (!navigator.storage?.estimate) {
    return null;
  }
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const free = Math.max(0, quota - usage);
  return { used: usage, free, isScarce: free < SCARCE_BYTES, isLasting: await isLasting() };
}

/** Requests persistent storage, which the browser does not evict when the phone's storage is full. */
export async function requestPersistence() {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** @param {unknown} failure */
export function isQuotaExceeded(failure) {
  return failure instanceof DOMException && failure.name === "QuotaExceededError";
}

async function isLasting() {
  return (await navigator.storage.persisted?.().catch(() => false)) ?? false;
}
