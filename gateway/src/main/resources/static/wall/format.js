// Numbers, money and dates as the wall shows them.

import { currentLanguage, text } from "./text.js";

const ZONE = "Asia/Shanghai";

export function count(value) {
  return new Intl.NumberFormat(currentLanguage()).format(value);
}

/** 亿元 from a money's amount; works on the digits, because a float would lose fen. */
export function hundredMillions(money) {
  if (!money) {
    return "—";
  }
  const [, sign, whole, fen = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(money.amount) ?? [];
  if (whole === undefined) {
    return "—";
  }
  const cents = BigInt(whole + fen.padEnd(2, "0").slice(0, 2));
  const hundredths = (cents + 50_000_000n) / 100_000_000n; // of 亿元, rounded half up
  const digits = hundredths.toString().padStart(3, "0");
  return `${sign}${BigInt(digits.slice(0, -2)).toLocaleString("en")}.${digits.slice(-2)}`;
}

/** A rate such as "1.45" as percent; it may well be over a hundred. */
export function percent(rate) {
  const value = Number(rate) * 100;
  return Number.isFinite(value) ? value.toLocaleString("en", { maximumFractionDigits: 1 }) : "—";
}

/** A date without its year when it is this year's: 6月20日, 20 Jun. */
export function day(date, asOf) {
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  const sameYear = asOf && Number(today(asOf).slice(0, 4)) === year;
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", {
    timeZone: "UTC",
    month: "short",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(Date.UTC(year, month - 1, dayOfMonth));
}

export function moment(instant) {
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", {
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

export function shortMoment(instant) {
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", {
    timeZone: ZONE,
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

/** The day of an instant in the programme's zone, as YYYY-MM-DD. */
export function today(instant) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date(instant));
}

export function daysLeft(date, asOf) {
  const left = (Date.parse(date) - Date.parse(today(asOf))) / 86_400_000;
  return left <= 0 ? text("today") : text("inDays", left);
}

/** How long ago, in the largest unit that says enough. */
export function age(instant, asOf) {
  const minutes = Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(instant)) / 60_000));
  if (minutes < 60) {
    return text("ageMinutes", minutes);
  }
  return minutes < 48 * 60 ? text("ageHours", Math.floor(minutes / 60)) : text("ageDays", Math.floor(minutes / 1440));
}
