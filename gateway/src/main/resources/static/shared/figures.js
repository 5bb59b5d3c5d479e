// @ts-check
// Numbers, money and spans of time as the pages show them.

import { dayOf, daysBetween } from "./format.js";
import { currentLanguage, textsOf } from "./language.js";

const ZONE = "Asia/Shanghai";
const text = textsOf({
  "zh-CN": { minutes: "{0} 分钟", hours: "{0} 小时", days: "{0} 天", today: "今天", inDays: "还有 {0} 天", past: "已过 {0} 天" },
  en: { minutes: "{0} min", hours: "{0} h", days: "{0} d", today: "today", inDays: "in {0} d", past: "{0} d ago" },
});

function locale() {
  return currentLanguage() === "en" ? "en-GB" : "zh-CN";
}

/** @param {number} value */
export function count(value) {
  return new Intl.NumberFormat(currentLanguage()).format(value);
}

/**
 * A change, with its sign: +3, −2, ±0.
 *
 * @param {number} value
 */
export function change(value) {
  return value === 0 ? "±0" : (value > 0 ? "+" : "−") + count(Math.abs(value));
}

/**
 * 亿元 from a money's amount; works on the digits, because a float would lose fen.
 *
 * @param {{amount: string} | null | undefined} money
 */
export function hundredMillions(money) {
  const [, sign, whole, fen = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(money?.amount ?? "") ?? [];
  if (whole === undefined) {
    return "—";
  }
  const cents = BigInt(whole + fen.padEnd(2, "0").slice(0, 2));
  const hundredths = (cents + 50_000_000n) / 100_000_000n; // of 亿元, rounded half up
  const digits = hundredths.toString().padStart(3, "0");
  return `${sign}${BigInt(digits.slice(0, -2)).toLocaleString("en")}.${digits.slice(-2)}`;
}

/**
 * A rate such as "1.45" as percent; it may well be over a hundred.
 *
 * @param {string | number | null | undefined} rate
 */
export function percent(rate) {
  const value = Number(rate ?? Number.NaN) * 100;
  return Number.isFinite(value) ? value.toLocaleString("en", { maximumFractionDigits: 1 }) : "—";
}

/**
 * A date without its year when it is this year's: 6月20日, 20 Jun.
 *
 * @param {string} date YYYY-MM-DD
 * @param {string | null | undefined} asOf
 */
export function shortDay(date, asOf) {
  const isThisYear = asOf && dayOf(asOf).slice(0, 4) === date.slice(0, 4);
  return new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    month: "short",
    day: "numeric",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(Date.parse(date));
}

/** @param {string | number} instant */
export function fullMoment(instant) {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: ZONE,
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/**
 * A day without its year, and the time: 7/3 08:30, and in English 3 Jul, 08:30, because 03/07 is another day to many.
 *
 * @param {string | number} instant
 */
export function shortMoment(instant) {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: ZONE,
    month: currentLanguage() === "en" ? "short" : "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/** @param {string | number} instant */
export function clock(instant) {
  return new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(instant),
  );
}

/**
 * @param {string} date YYYY-MM-DD
 * @param {string} asOf
 */
export function daysLeft(date, asOf) {
  const left = daysBetween(dayOf(asOf), date);
  return left === 0 ? text("today") : left > 0 ? text("inDays", left) : text("past", -left);
}

/**
 * How long ago, in the largest unit that says enough.
 *
 * @param {string} instant
 * @param {string} asOf
 */
export function age(instant, asOf) {
  const minutes = Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(instant)) / 60_000));
  if (minutes < 60) {
    return text("minutes", minutes);
  }
  return minutes < 48 * 60 ? text("hours", Math.floor(minutes / 60)) : text("days", Math.floor(minutes / 1440));
}

/**
 * A node's progress in percent: what is verified counts in full.
 *
 * @param {{progressPercent: number, completedOn: string | null}} node
 */
export function progressOf(node) {
  return node.completedOn ? 100 : node.progressPercent;
}

/**
 * The progress of several together, in percent: the mean of theirs by weight; 0 where nothing has a weight.
 *
 * @param {{weight: number, progress: number}[]} parts
 */
export function progressByWeight(parts) {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return weight > 0 ? parts.reduce((sum, part) => sum + part.weight * part.progress, 0) / weight : 0;
}
