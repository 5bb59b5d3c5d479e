// @ts-check

/**
 * Keeps the screen on while the page is seen, where the browser has a way to (Screen Wake Lock). A browser lets go of the
 * lock when the page is hidden, so it is asked for again each time it is seen.
 *
 * @returns {() => void} lets the screen sleep again
 */
export function keepScreenOn() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let isOver = false;

  async function request() {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) {
      return;
    }
    try {
      lock = await navigator.wakeLock.request("screen");
      if (isOver) {
        await lock.release();
      }
    } catch {
      // The device says no, as it does when its battery is low; the wall goes on without it.
    }
  }

  document.addEventListener("visibilitychange", request);
  void request();
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", request);
    void lock?.release();
  };
}
