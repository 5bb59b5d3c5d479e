// @ts-check
// A Gantt chart's rows and days in words.

import { day } from "/shared/format.js";
import { currentLanguage } from "/shared/language.js";
import { word } from "/shared/words.js";
import { LIGHTS } from "./gantt-rows.js";
import { dateOf } from "./gantt-time.js";
import { text } from "./gantt-texts.js";

/**
 * @typedef {import("./gantt-rows.js").Row} Row
 * @typedef {import("./gantt-time.js").TimeUnit} TimeUnit
 */

/**
 * What the chart shows of a row, as a screen reader says it.
 *
 * @param {Row} row
 * @returns {{name: string, light: string, plan: string, due: string, forecast: string, progress: string, owner: string}}
 */
export function cellsOf(row) {
  if (row.kind === "group") {
    const lights = LIGHTS.filter((light) => row.lights.has(light)).map((light) => text("lights", word(light), row.lights.get(light)));
    return {
      name: row.name,
      light: lights.join(text("comma")),
      plan: row.size > 0 ? text("planned", day(dateOf(row.start)), day(dateOf(row.end - 1))) : "",
      due: row.group.target ? text("target", day(row.group.target)) : "",
      forecast: row.size > 0 ? text("lastOn", day(dateOf(row.workEnd - 1))) : "",
      progress: text("nodesDone", row.size, Math.round(row.progress)),
      owner: "",
    };
  }
  const { node } = row;
  const moved = node.originalDue && node.originalDue !== node.due ? [text("movedFrom", day(node.originalDue))] : [];
  const stops = (node.suspensions ?? []).map((stop) =>
    stop.to === null ? text("isSuspended", day(stop.from)) : text("isSuspendedUntil", day(stop.from), day(dateOf(Date.parse(stop.to) / 86_400_000 - 1))),
  );
  const end = node.completedOn ? [text("completedOn", day(node.completedOn))] : node.forecast ? [text("forecastOn", day(node.forecast))] : [];
  return {
    name: row.name + (node.isMilestone ? text("bracketed", text("milestone")) : ""),
    light: `${word(node.light)} ${word(node.standing)}`,
    plan: node.start === null || node.isMilestone ? "" : text("planned", day(node.start), day(node.due)),
    due: [text("dueOn", day(node.due)), ...moved].join(text("comma")),
    forecast: [...end, ...stops].join(text("comma")),
    progress: text("progress", node.progressPercent) + (node.critical ? text("bracketed", text("isCritical")) : ""),
    owner: node.owner ?? "",
  };
}

/** @param {Row} row */
export function described(row) {
  const { name, ...cells } = cellsOf(row);
  return `${name}${text("colon")}${Object.values(cells).filter(Boolean).join(text("semicolon"))}`;
}

/** @type {Map<string, string>} */
const labels = new Map();

/**
 * @param {number} number days since 1970
 * @param {TimeUnit} unit
 * @returns {string} the label of a part of the time line
 */
export function timeLabel(number, unit) {
  const key = `${currentLanguage()} ${unit} ${number}`;
  let label = labels.get(key);
  if (label === undefined) {
    label = newLabel(number, unit);
    labels.set(key, label);
  }
  return label;
}

/**
 * @param {number} number
 * @param {TimeUnit} unit
 */
function newLabel(number, unit) {
  const date = new Date(number * 86_400_000);
  const locale = currentLanguage() === "en" ? "en-GB" : "zh-CN";
  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(date);
  switch (unit) {
    case "year":
      return format({ year: "numeric" });
    case "quarter":
      return text("quarter", Math.floor(date.getUTCMonth() / 3) + 1);
    case "month":
      return format({ month: "short" });
    case "week":
      return `${date.getUTCMonth() + 1}-${date.getUTCDate()}`;
    case "day":
      return String(date.getUTCDate());
  }
}
