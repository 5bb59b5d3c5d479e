// @ts-check
// The evidence that a claim of completion has to bring: one field per kind that the plan demands.

import { word } from "/shared/words.js";
import { store } from "./sending.js";
import { text } from "./texts.js";

/** @typedef {import("../command-dialog.js").CommandField} CommandField */

const STORED = ["PHOTO", "PHOTO_BEFORE", "PHOTO_DURING", "PHOTO_AFTER", "DOCUMENT"];
const PICTURES = "image/jpeg,image/png,image/webp";

/**
 * @param {string[]} demanded by the plan, such as `["PHOTO", "PHOTO", "DOCUMENT"]`
 * @returns {CommandField[]}
 */
export function evidenceFields(demanded) {
  const counts = countsOf(demanded);
  if (!counts.has("PHOTO")) {
    counts.set("PHOTO", 0);
  }
  return [...counts].map(([kind, count]) => fieldOf(kind, count));
}

/**
 * @param {string} kind
 * @param {number} count
 * @returns {CommandField}
 */
function fieldOf(kind, count) {
  const name = nameOf(kind);
  const said = count > 0 ? `${text("demanded", count)} · ` : "";
  if (!STORED.includes(kind)) {
    return { name, label: text("otherEvidence", word(kind)), type: "text", isRequired: count > 0 };
  }
  const isDocument = kind === "DOCUMENT";
  return {
    name,
    label: word(kind),
    type: "files",
    isRequired: count > 0,
    accept: isDocument ? `application/pdf,${PICTURES}` : PICTURES,
    hint: `${said}${text(isDocument ? "documentHint" : "photoHint")}`,
  };
}

/**
 * Stores the files, and says what they are.
 *
 * @param {string[]} demanded
 * @param {Record<string, any>} values
 * @param {string} personId
 * @returns {Promise<{items: string[], fieldOf: (refused: string) => string}>} `fieldOf`: which field a refused item came from
 */
export async function storeEvidence(demanded, values, personId) {
  /** @type {string[]} */
  const items = [];
  /** @type {string[]} */
  const origins = [];
  for (const { name, type } of evidenceFields(demanded)) {
    const kind = name.slice("evidence-".length);
    const given =
      type === "files"
        ? (await store(values[name] || [], personId, name)).map((hash) => `${kind}:${hash}`)
        : values[name]
          ? [`${kind}:${values[name]}`]
          : [];
    given.forEach((item) => {
      items.push(item);
      origins.push(name);
    });
  }
  const first = nameOf(countsOf(demanded).keys().next().value ?? "PHOTO");
  return { items, fieldOf: (refused) => origins[Number(/^evidence\[(\d+)\]/.exec(refused)?.[1] ?? -1)] ?? first };
}

/** @param {string[]} demanded */
function countsOf(demanded) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const item of demanded) {
    const kind = (item.split(/[:：]/)[0] ?? "").trim().toUpperCase();
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** @param {string} kind */
function nameOf(kind) {
  return `evidence-${kind}`;
}
