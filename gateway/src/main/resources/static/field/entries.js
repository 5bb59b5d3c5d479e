// @ts-check
// Builds the queue's entries from records.

import { uuid7 } from "/shared/api/ids.js";

/**
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {import("./store.js").Kind} Kind
 */

/**
 * @param {any} row the node
 * @param {{percent: number, quantity: {done: number, unit: string} | null, note: string, photos: string[],
 *     location: {longitude: number, latitude: number} | null}} said
 * @param {number} now the platform's clock
 * @returns {Entry}
 */
export function reportOn(row, { percent, quantity, note, photos, location }, now) {
  const id = uuid7();
  const body = {
    reportId: id,
    projectId: row.projectId,
    nodeId: row.nodeId,
    observedAt: new Date(now).toISOString(),
    photos,
    // The platform computes the percentage of a quantity by itself; two of them could contradict each other.
    ...(quantity ? { quantity } : { progressPercent: percent }),
    ...(note ? { note } : {}),
    ...(location ? { location } : {}),
  };
  return { ...entry(id, "REPORT", now), about: row.nodeName, where: row.projectName, body, photos };
}

/**
 * @param {Kind} kind
 * @param {any} row the node
 * @param {"acceptance" | "completion" | "extensions"} command
 * @param {any} body
 * @param {string[]} photos
 * @param {number} now
 * @returns {Entry}
 */
export function nodeCommand(kind, row, command, body, photos, now) {
  const project = `/api/v1/projects/${encodeURIComponent(row.projectId)}`;
  return {
    ...entry(uuid7(), kind, now),
    about: row.nodeName,
    where: row.projectName,
    path: `${project}/nodes/${encodeURIComponent(row.nodeId)}/${command}`,
    versionPath: project,
    body,
    photos,
  };
}

/**
 * @param {Kind} kind
 * @param {any} row the problem
 * @param {"rectification" | "extensions"} command
 * @param {any} body
 * @param {string[]} photos
 * @param {number} now
 * @returns {Entry}
 */
export function problemCommand(kind, row, command, body, photos, now) {
  const problem = `/api/v1/problems/${encodeURIComponent(row.problemId)}`;
  return {
    ...entry(uuid7(), kind, now),
    about: row.title,
    where: row.projectName ?? row.area ?? "",
    path: `${problem}/${command}`,
    versionPath: problem,
    body,
    photos,
  };
}

/**
 * The platform takes what the node says by itself (area, unit, who answers for it) when it receives the problem.
 *
 * @param {any} row the node that the problem is about
 * @param {any} said
 * @param {string[]} photos
 * @param {number} now
 * @returns {Entry}
 */
export function newProblem(row, said, photos, now) {
  const id = uuid7();
  const body = {
    problemId: id,
    projectId: row.projectId,
    nodeId: row.nodeId,
    source: "SITE",
    ...said,
    photos,
  };
  return { ...entry(id, "PROBLEM", now), about: said.title, where: row.projectName, path: "/api/v1/problems", body, photos };
}

/**
 * @param {string} id
 * @param {Kind} kind
 * @param {number} now
 */
function entry(id, kind, now) {
  return { id, kind, createdAt: now, state: /** @type {const} */ ("WAITING"), refusal: null, settledAt: null };
}
