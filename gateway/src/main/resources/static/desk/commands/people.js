// @ts-check
// People and units to choose from.

import { all } from "/shared/api/http.js";
import { comma } from "/shared/language.js";

/** @typedef {{value: string, label: string, ref: any}} Choice `ref`: as the interface wants it */

/** @returns {Promise<Choice[]>} the active people of the directory, with their units */
export async function peopleToChoose() {
  const [people, units] = await Promise.all([all("/api/v1/people", { active: "true" }), all("/api/v1/units", {})]);
  const names = new Map(units.items.map((unit) => [unit.unitId, unit.name]));
  return distinct(
    people.items.map((person) => {
      const of = person.units.map((/** @type {string} */ id) => names.get(id) ?? id).join(comma());
      const { personId, name } = person;
      return { value: personId, label: of ? `${name}（${of}）` : name, ref: { personId, name } };
    }),
  );
}

/** @returns {Promise<Choice[]>} */
export async function unitsToChoose() {
  const { items } = await all("/api/v1/units", {});
  return distinct(items.map(({ unitId, name }) => ({ value: unitId, label: name, ref: { unitId, name } })));
}

/**
 * Two of the same name are told apart by their ids.
 *
 * @param {Choice[]} choices
 */
function distinct(choices) {
  const counts = new Map();
  choices.forEach(({ label }) => counts.set(label, (counts.get(label) ?? 0) + 1));
  return choices.map((one) => (counts.get(one.label) > 1 ? { ...one, label: `${one.label} ${one.value}` } : one));
}
