// @ts-check
// Money and rates as the page of a project shows them.

import { day } from "/shared/format.js";
import { currentLanguage } from "/shared/language.js";
import { text } from "./texts.js";

const CENTS = 100n;
const HUNDRED_MILLIONS = 100_000_000n * CENTS;
const TEN_THOUSANDS = 10_000n * CENTS;

/**
 * Money with its unit: 亿元 from one 亿 on, else 万元. It counts in whole 分, for a float would lose some.
 *
 * @param {{amount: string} | null | undefined} money
 */
export function money(money) {
  const [, sign = "", whole, part = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(money?.amount ?? "") ?? [];
  if (whole === undefined) {
    return "—";
  }
  const cents = BigInt(whole + part.padEnd(2, "0").slice(0, 2));
  const isLarge = cents >= HUNDRED_MILLIONS;
  const unit = isLarge ? HUNDRED_MILLIONS : TEN_THOUSANDS;
  const hundredths = (cents * 100n + unit / 2n) / unit;
  const decimals = (hundredths % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  const figure = `${sign}${(hundredths / 100n).toLocaleString("en")}${decimals ? `.${decimals}` : ""}`;
  return text("moneyUnit", figure, text(isLarge ? "hundredMillions" : "tenThousands"));
}

/**
 * A date in a table, without its year when it is the present one.
 *
 * @param {string | null | undefined} date YYYY-MM-DD
 * @param {string} asOf an instant or a date of the present year
 */
export function shortDay(date, asOf) {
  if (!date) {
    return "—";
  }
  const isThisYear = date.slice(0, 4) === asOf.slice(0, 4);
  const locale = currentLanguage() === "en" ? "en-GB" : "zh-CN";
  return isThisYear ? new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "short", day: "numeric" }).format(Date.parse(date)) : day(date);
}

/** @param {number | null | undefined} value */
export function count(value) {
  return value === null || value === undefined ? "—" : value.toLocaleString("en");
}

/** @param {string | null | undefined} rate such as "1.45" */
export function percentOfRate(rate) {
  return rate === null || rate === undefined ? "—" : `${(Number(rate) * 100).toLocaleString("en", { maximumFractionDigits: 1 })}%`;
}
