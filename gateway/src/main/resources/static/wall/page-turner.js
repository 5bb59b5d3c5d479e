// @ts-check
// Turns the pages of a list that is longer than its frame, for a wall that nobody touches. It waits while somebody points at
// the list or has the focus in it, and can be switched off; it is off for whoever wants less motion.

const EVERY_MS = 12_000;
const KEPT_AS = "renewal.turning";

export class PageTurner {
  isOn = localStorage.getItem(KEPT_AS) !== "off" && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** The first and last row that are wholly in sight. */
  range = { first: 0, last: 0 };

  /** @type {HTMLElement | null} */
  #frame = null;
  #timer = 0;
  #observer = new ResizeObserver(() => this.#measure());
  #scrolled = () => this.#measure();

  /** @param {() => void} onChange called when another part of the list is in sight, or after a switch */
  constructor(onChange) {
    this.onChange = onChange;
  }

  /** @param {HTMLElement} frame which scrolls a table */
  watch(frame) {
    if (frame !== this.#frame) {
      this.leave();
      this.#frame = frame;
      frame.addEventListener("scroll", this.#scrolled, { passive: true });
      this.#observer.observe(frame);
      this.#timer = setInterval(() => this.#turn(), EVERY_MS);
    }
    this.#measure();
  }

  leave() {
    clearInterval(this.#timer);
    this.#observer.disconnect();
    this.#frame?.removeEventListener("scroll", this.#scrolled);
    this.#frame = null;
  }

  toggle() {
    this.isOn = !this.isOn;
    localStorage.setItem(KEPT_AS, this.isOn ? "on" : "off");
    this.onChange();
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...(this.#frame?.querySelectorAll("tbody tr") ?? [])]);
  }

  #headHeight() {
    return /** @type {HTMLElement | null | undefined} */ (this.#frame?.querySelector("thead"))?.offsetHeight ?? 0;
  }

  #measure() {
    const frame = this.#frame;
    if (!frame) {
      return;
    }
    const top = frame.scrollTop + this.#headHeight();
    const bottom = frame.scrollTop + frame.clientHeight;
    const whole = this.#rows().map((row) => row.offsetTop >= top - 4 && row.offsetTop + row.offsetHeight <= bottom + 4);
    const first = Math.max(0, whole.indexOf(true));
    const last = Math.max(first, whole.lastIndexOf(true));
    if (first !== this.range.first || last !== this.range.last) {
      this.range = { first, last };
      this.onChange();
    }
  }

  #turn() {
    const frame = this.#frame;
    if (!frame || !this.isOn || document.hidden || frame.matches(":hover") || frame.matches(":focus-within")) {
      return;
    }
    const next = this.#rows()[this.range.last + 1];
    frame.scrollTo({ top: next ? next.offsetTop - this.#headHeight() : 0, behavior: "smooth" });
  }
}
