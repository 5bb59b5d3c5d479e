// @ts-check
// The names of people and units, as the directory has them.

import { Refused, get } from "./http.js";

/** @type {Map<string, Promise<string | null>>} asked for once by each page */
const asked = new Map();

/**
 * @param {string[]} ids of people, or addresses as alerts have them: `unit:` and a unit's id, or `supervision-office`
 * @returns {Promise<Map<string, string>>} the names of those whom the directory shows this person
 */
export async function namesOf(ids) {
  const distinct = [...new Set(ids)].filter((id) => id !== "supervision-office");
  const found = await Promise.all(distinct.map(nameOf));
  return new Map(distinct.flatMap((id, index) => (found[index] ? [[id, found[index]]] : [])));
}

/** @param {string} id */
function nameOf(id) {
  const known = asked.get(id) ?? fetchName(id);
  asked.set(id, known);
  return known;
}

/** @param {string} id */
async function fetchName(id) {
  try {
    const isUnit = id.startsWith("unit:");
    return (await get(`/api/v1/${isUnit ? "units" : "people"}/${encodeURIComponent(isUnit ? id.slice("unit:".length) : id)}`)).name;
  } catch (failure) {
    if (failure instanceof Refused) {
      return null;
    }
    asked.delete(id);
    throw failure;
  }
}
