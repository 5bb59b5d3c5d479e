// @ts-check
// The query of the problem list, as it stands in the page's address.

import { all, get } from "/shared/api/http.js";

export const SOURCES = ["SITE", "INSPECTION", "INSTRUCTION", "ASSESSMENT", "CITIZEN"];
export const CATEGORIES = [
  "QUALITY", "SAFETY", "PROGRESS", "ENVIRONMENT", "FACILITIES", "ORDER", "SERVICE", "LAND", "FUNDS", "PERMITS", "UTILITIES", "WEATHER", "OTHER",
];
export const STANDINGS = ["OVERDUE", "DUE_SOON", "AT_RISK", "ON_TRACK", "CLAIMED", "SUSPENDED", "DONE_ON_TIME", "DONE_LATE"];
export const LIGHTS = ["RED", "AMBER", "GREEN", "YELLOW", "GREY"];
const OPEN = "OVERDUE,DUE_SOON,AT_RISK,ON_TRACK,CLAIMED,SUSPENDED";
/** In the address: those that are open, which is what the list shows at first. */
export const ALL_STANDINGS = "ALL";
export const FILTERS = /** @type {const} */ (["source", "category", "standing", "light", "area", "unit", "owner", "leader"]);
export const PART = 200;

/** @typedef {Record<string, string>} ProblemQuery the programme, the filters, `sort` and `q`; empty: any */

/**
 * @param {Record<string, string>} address
 * @returns {ProblemQuery}
 */
export function queryOf(address) {
  const names = ["programme", ...FILTERS, "sort", "q"];
  return Object.fromEntries(names.map((name) => [name, address[name] ?? ""]));
}

/**
 * @param {ProblemQuery} asked
 * @returns {Record<string, string>} the parameters of `GET /api/v1/problems`
 */
export function parametersOf(asked) {
  const { standing } = asked;
  const parameters = {
    programme: asked.programme,
    sort: asked.sort || "dueDate",
    ...Object.fromEntries(FILTERS.map((name) => [name, asked[name]])),
    standing: standing === ALL_STANDINGS ? "" : standing || OPEN,
  };
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/**
 * Fetches the first page of a query; with a search text, all pages up to a limit.
 *
 * @param {ProblemQuery} asked
 * @returns {Promise<{items: any[], next: string | null, asOf: string}>}
 */
export async function fetchFirst(asked) {
  const parameters = parametersOf(asked);
  if (asked.q) {
    const { items, asOf, isComplete } = await all("/api/v1/problems", parameters);
    return { items, next: isComplete ? null : "more", asOf };
  }
  return get("/api/v1/problems", { ...parameters, limit: String(PART) });
}

/**
 * @param {ProblemQuery} asked
 * @param {string} cursor
 */
export async function fetchMore(asked, cursor) {
  return get("/api/v1/problems", { ...parametersOf(asked), limit: String(PART), cursor });
}

/**
 * @param {any[]} rows
 * @param {string} search
 */
export function searched(rows, search) {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
}

/** @param {any} row */
function textOf({ title, description, problemId, projectName, projectId, nodeName, owner, unit, leader }) {
  return [title, description, problemId, projectName, projectId, nodeName, owner.name, unit.name, leader?.name].filter(Boolean).join("\n").toLowerCase();
}

/**
 * The options of the filters, from the problems of a programme.
 *
 * @param {string} programme
 * @returns {Promise<{areas: string[], units: Map<string, string>, owners: Map<string, string>, leaders: Map<string, string>}>}
 */
export async function fetchChoices(programme) {
  const { items } = await all("/api/v1/problems", { programme });
  /** @param {(row: any) => [string, string] | null} of */
  const pairs = (of) => new Map(items.flatMap((row) => [of(row)].filter((one) => one !== null)).sort((a, b) => a[1].localeCompare(b[1], "zh-CN")));
  return {
    areas: [...new Set(items.map(({ area }) => area.slice(0, 9)))].sort(),
    units: pairs(({ unit }) => [unit.unitId, unit.name]),
    owners: pairs(({ owner }) => [owner.personId, owner.name]),
    leaders: pairs(({ leader }) => (leader ? [leader.personId, leader.name] : null)),
  };
}
