// @ts-check
// The time scales of a Gantt chart.

/** @typedef {"fit" | "month" | "week" | "day"} Zoom `fit`: all that is planned is in view */

/** @type {Zoom[]} */
export const ZOOMS = ["fit", "month", "week", "day"];

/** How many letters wide a day is. @type {Record<Exclude<Zoom, "fit">, number>} */
const DAY_WIDTHS = { month: 0.16, week: 0.5, day: 1.6 };

/**
 * @param {Zoom} zoom
 * @param {{from: number, to: number}} extent in days since 1970
 * @param {number} room in pixels
 * @param {number} unit the size of a letter, in pixels
 * @returns {import("./gantt-time.js").Scale}
 */
export function scaleOf(zoom, { from, to }, room, unit) {
  const pixelsPerDay = zoom === "fit" ? Math.max(Math.max(room, unit * 8) / (to - from), unit * 0.02) : DAY_WIDTHS[zoom] * unit;
  return { from, pixelsPerDay };
}

/**
 * @param {Zoom} zoom
 * @param {number} steps to wider days, or narrower ones where negative
 * @param {(zoom: Zoom) => number} widthOf a day
 * @returns {Zoom} the same where there is none further
 */
export function nextZoom(zoom, steps, widthOf) {
  const sorted = [...ZOOMS].sort((a, b) => widthOf(a) - widthOf(b));
  return sorted[sorted.indexOf(zoom) + steps] ?? zoom;
}
