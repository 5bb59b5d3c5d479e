// @ts-check
// Days as numbers, and the time line of a Gantt chart. Knows neither the document nor a canvas.

const DAY_MS = 86_400_000;
const MONDAY = 4; // 5 January 1970

/** @typedef {{from: number, pixelsPerDay: number}} Scale the day at x = 0, and how wide a day is */

/**
 * @param {string} date YYYY-MM-DD
 * @returns {number} days since 1970
 */
export function dayNumber(date) {
  return Math.round(Date.parse(date) / DAY_MS);
}

/** @param {number} number of days since 1970 */
export function dateOf(number) {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param {Scale} scale
 * @param {number} day days since 1970
 */
export function xOf(scale, day) {
  return (day - scale.from) * scale.pixelsPerDay;
}

/** @typedef {"year" | "quarter" | "month" | "week" | "day"} TimeUnit */

/** @typedef {{x: number, width: number, day: number, unit: TimeUnit}} Tick */

/**
 * The two lines of the time line's head for what is in view.
 *
 * @param {Scale} scale
 * @param {number} left first pixel in view
 * @param {number} right behind the last pixel in view
 * @param {number} [unit] the width of a letter: labels need some
 * @returns {{upper: Tick[], lower: Tick[]}}
 */
export function ticksOf(scale, left, right, unit = 16) {
  const [upper, lower] = unitsFor(scale.pixelsPerDay / unit);
  return { upper: ticks(upper, scale, left, right), lower: ticks(lower, scale, left, right) };
}

/**
 * @param {number} lettersPerDay
 * @returns {[TimeUnit, TimeUnit]}
 */
function unitsFor(lettersPerDay) {
  if (lettersPerDay >= 1.2) {
    return ["month", "day"];
  }
  if (lettersPerDay >= 0.3) {
    return ["month", "week"];
  }
  return ["year", lettersPerDay >= 0.08 ? "month" : "quarter"];
}

/**
 * @param {TimeUnit} unit
 * @param {Scale} scale
 * @param {number} left
 * @param {number} right
 */
function ticks(unit, scale, left, right) {
  /** @type {Tick[]} */
  const found = [];
  const end = scale.from + right / scale.pixelsPerDay;
  let day = startOf(unit, Math.floor(scale.from + left / scale.pixelsPerDay));
  while (day < end) {
    const next = startOf(unit, day + { year: 370, quarter: 95, month: 32, week: 7, day: 1 }[unit]);
    found.push({ x: xOf(scale, day), width: (next - day) * scale.pixelsPerDay, day, unit });
    day = next;
  }
  return found;
}

/**
 * @param {TimeUnit} unit
 * @param {number} day
 */
function startOf(unit, day) {
  if (unit === "day") {
    return day;
  }
  if (unit === "week") {
    return day - (((day - MONDAY) % 7) + 7) % 7;
  }
  const date = new Date(day * DAY_MS);
  const month = unit === "year" ? 0 : unit === "quarter" ? Math.floor(date.getUTCMonth() / 3) * 3 : date.getUTCMonth();
  return Math.round(Date.UTC(date.getUTCFullYear(), month, 1) / DAY_MS);
}
