// @ts-check
// Dates and sizes as the pages show them.

import { currentLanguage } from "./language.js";

const ZONE = "Asia/Shanghai";
const DAY_MS = 86_400_000;

function locale() {
  return currentLanguage() === "en" ? "en-GB" : "zh-CN";
}

/**
 * The day of an instant in the programme's zone, as YYYY-MM-DD.
 *
 * @param {number | string} instant
 */
export function dayOf(instant) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date(instant));
}

/**
 * Days from one date to another, each YYYY-MM-DD.
 *
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * @param {string} date YYYY-MM-DD
 * @param {number} days
 */
export function daysLater(date, days) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @param {string} date YYYY-MM-DD */
export function day(date) {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" }).format(
    Date.parse(date),
  );
}

/** @param {number | string} instant */
export function moment(instant) {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: ZONE,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/** @param {number} bytes */
export function size(bytes) {
  const unit = bytes < 1_000_000 ? "kilobyte" : bytes < 1_000_000_000 ? "megabyte" : "gigabyte";
  const divisor = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / divisor);
}
