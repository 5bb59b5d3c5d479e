// @ts-check
// The conditions of a route or a silence, in words.

import { areaName } from "/shared/areas.js";
import { comma, semicolon } from "/shared/language.js";
import { text, word } from "./texts.js";

/** @typedef {{trait: string, is: string, values: string[]}} Condition */

/** What the values of these traits are called; the others are ids. @type {Record<string, (value: string) => string>} */
const NAMED = { AREA: (code) => areaName(code) || code, KIND: word, SEVERITY: word, CATEGORY: word, SUBJECT: word };

/** @param {Condition[]} conditions all of which hold */
export function conditionsText(conditions) {
  return conditions
    .map(({ trait, is, values }) => `${word(trait)} ${text(/** @type {any} */ (`is${is}`))} ${values.map(NAMED[trait] ?? String).join(comma())}`)
    .join(semicolon());
}
