// Turns the pages of a list that is longer than its frame, for a wall that nobody touches. It waits while somebody
// points at the list or has the focus in it, and can be switched off; it is off for whoever wants less motion.

import { count } from "./format.js";
import { byId, setText } from "./page.js";
import { text } from "./text.js";

const EVERY_MS = 12_000;
const KEPT_AS = "renewal.turning";
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

export function turnPages() {
  const frame = byId("lateScroll");
  const button = byId("turning");
  let on = localStorage.getItem(KEPT_AS) !== "off" && !stillness.matches;

  const show = () => button.setAttribute("aria-pressed", String(on));
  button.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(KEPT_AS, on ? "on" : "off");
    show();
  });
  show();

  frame.addEventListener("scroll", showRange, { passive: true });
  new ResizeObserver(showRange).observe(frame);
  setInterval(() => {
    const held = frame.matches(":hover") || frame.contains(document.activeElement);
    if (on && !held && !document.hidden) {
      turn(frame);
    }
  }, EVERY_MS);
}

/** Which rows of how many are in sight. */
export function showRange() {
  const rows = [...byId("late").children];
  const { first, last } = inSight(byId("lateScroll"), rows);
  setText(
    byId("lateCount"),
    rows.length === 0
      ? ""
      : last - first + 1 >= rows.length
        ? text("count", count(rows.length))
        : text("countRange", first + 1, last + 1, count(rows.length)),
  );
}

function turn(frame) {
  const rows = [...byId("late").children];
  const { last } = inSight(frame, rows);
  const next = rows[last + 1];
  frame.scrollTo({ top: next ? next.offsetTop - headHeight(frame) : 0, behavior: "smooth" });
}

function inSight(frame, rows) {
  const top = frame.scrollTop + headHeight(frame);
  const bottom = frame.scrollTop + frame.clientHeight;
  const whole = rows.map((row) => row.offsetTop >= top - 4 && row.offsetTop + row.offsetHeight <= bottom + 4);
  const first = Math.max(0, whole.indexOf(true));
  return { first, last: Math.max(first, whole.lastIndexOf(true)) };
}

function headHeight(frame) {
  return frame.querySelector("thead").offsetHeight;
}
