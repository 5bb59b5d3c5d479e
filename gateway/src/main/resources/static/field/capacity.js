// @ts-check
// How much this phone can still keep.

/** The largest photo that the platform takes. */
export const LARGEST_PHOTO_BYTES = 20_000_000;
/** Below this a photo may not fit any more: the form says so before one is taken. */
const SCARCE_BYTES = 2 * LARGEST_PHOTO_BYTES;

/**
 * @typedef {object} Room
 * @property {number} used bytes that this site has on this phone
 * @property {number} free bytes that it may still keep
 * @property {boolean} isScarce whether the next photo may not fit
 * @property {boolean} isLasting whether the browser has promised not to clear it by itself
 */

/** @returns {Promise<Room | null>} null: this browser doesn't say */
export async function room() {
  if (!navigator.storage?.estimate) {
    return null;
  }
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const free = Math.max(0, quota - usage);
  return { used: usage, free, isScarce: free < SCARCE_BYTES, isLasting: await isLasting() };
}

/** Asks the browser not to clear what is kept here when the phone runs short of room. */
export async function askToLast() {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** @param {unknown} failure */
export function isNoRoom(failure) {
  return failure instanceof DOMException && failure.name === "QuotaExceededError";
}

async function isLasting() {
  return (await navigator.storage.persisted?.().catch(() => false)) ?? false;
}
