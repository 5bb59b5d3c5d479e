// @ts-check
// A person's nodes and problems: fetched online, and read from the last snapshot offline.

import { all, get } from "/shared/api/http.js";

/**
 * @typedef {import("./store.js").FieldStore} FieldStore
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {{items: any[], asOf: string}} List as the platform gave it at `asOf`
 */

const OPEN = "OVERDUE,DUE_SOON,AT_RISK,ON_TRACK,CLAIMED,SUSPENDED";
const MOST_PAGES = 2;

/**
 * @param {Session} session
 * @param {import("./clock.js").PlatformClock} clock
 * @param {FieldStore} store
 * @returns {Promise<List>} the nodes that are the person's own, or of the units for which they report; the most urgent first
 */
export async function fetchNodes(session, clock, store) {
  return fetchOwn("/api/v1/deadlines", "nodes", session, clock, store, (row) => `${row.projectId}/${row.nodeId}`);
}

/**
 * @param {Session} session
 * @param {import("./clock.js").PlatformClock} clock
 * @param {FieldStore} store
 * @returns {Promise<List>}
 */
export async function fetchProblems(session, clock, store) {
  return fetchOwn("/api/v1/problems", "problems", session, clock, store, (row) => row.problemId);
}

/**
 * The plan's own words about a node: which evidence it demands and how much work it is.
 *
 * @param {string} projectId
 * @param {string} nodeId
 * @param {FieldStore} store
 * @returns {Promise<{evidence: string[], quantity: {total: number, unit: string} | null}>}
 */
export async function fetchPlanned(projectId, nodeId, store) {
  const key = `plan/${projectId}/${nodeId}`;
  try {
    const path = `/api/v1/projects/${encodeURIComponent(projectId)}/plan`;
    const plan = await get(path, {}, { personId: store.personId });
    const node = (plan.nodes ?? []).find((/** @type {any} */ one) => one.nodeId === nodeId);
    const planned = { evidence: node?.evidence ?? [], quantity: node?.quantity ?? null };
    await store.saveSnapshot(key, planned);
    return planned;
  } catch {
    return (await store.snapshot(key))?.value ?? { evidence: [], quantity: null };
  }
}

/**
 * @param {string} path
 * @param {string} name
 * @param {Session} session
 * @param {import("./clock.js").PlatformClock} clock
 * @param {FieldStore} store
 * @param {(row: any) => string} keyOf
 */
async function fetchOwn(path, name, session, clock, store, keyOf) {
  const rows = new Map();
  let asOf = "";
  for (const whose of ownershipOf(session)) {
    const parameters = { ...whose, standing: OPEN, sort: "dueDate" };
    const page = await all(path, parameters, { mostPages: MOST_PAGES, personId: session.personId });
    page.items.forEach((row) => rows.set(keyOf(row), row));
    asOf = page.asOf;
  }
  const list = { items: [...rows.values()].sort((a, b) => a.dueDate.localeCompare(b.dueDate)), asOf };
  await clock.synchronize(asOf);
  await store.saveSnapshot(name, list);
  return list;
}

/**
 * @param {Session} session
 * @returns {Record<string, string>[]}
 */
function ownershipOf({ personId, roles, units }) {
  const ofUnits = roles.includes("REPORTER") || roles.includes("UNIT") ? units.map((unit) => ({ unit })) : [];
  return [{ owner: personId }, ...ofUnits];
}
