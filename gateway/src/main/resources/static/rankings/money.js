// @ts-check
// Money with its unit named.

import { text as desk } from "/desk/texts.js";
import { currentLanguage } from "/shared/language.js";

const YI = 100_000_000;
const WAN = 10_000;

/** @param {number | string | null | undefined} amount CNY */
export function money(amount) {
  if (amount === null || amount === undefined) {
    return "";
  }
  const value = Number(amount);
  const isLarge = Math.abs(value) >= YI;
  const figure = new Intl.NumberFormat(currentLanguage() === "en" ? "en-GB" : "zh-CN", { maximumFractionDigits: isLarge ? 2 : 0 });
  return desk(isLarge ? "unitMoney" : "unitMoneySmall", figure.format(value / (isLarge ? YI : WAN)));
}
