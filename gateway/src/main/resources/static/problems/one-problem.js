// @ts-check
// One problem with everything that its view shows.

import { Refused, all, get, getVersioned } from "/shared/api/http.js";
import { namesOf } from "/shared/api/people.js";

/**
 * @typedef {object} OneProblem
 * @property {any} problem as it is decided, with the standing that its row of the list has
 * @property {string} version its ETag
 * @property {any} project its project's entry; null: it has none, or the person doesn't see it
 * @property {any[]} steps what happened to it, the newest first
 * @property {any[]} nodes rows of the nodes that it holds up
 * @property {Map<string, string>} names of people, by their ids
 * @property {string} asOf
 */

/**
 * @param {string} problemId
 * @returns {Promise<OneProblem>}
 */
export async function fetchProblem(problemId) {
  const path = `/api/v1/problems/${encodeURIComponent(problemId)}`;
  const [{ body: problem, version }, history] = await Promise.all([getVersioned(path), get(`${path}/history`)]);
  const { projectId } = problem;
  const [row, project, rows] = await Promise.all([
    rowOf(problem),
    projectId ? get(`/api/v1/projects/${encodeURIComponent(projectId)}`).catch(unlessRefused) : null,
    projectId && (problem.nodeId || problem.blocks.length > 0) ? all("/api/v1/deadlines", { project: projectId }) : { items: [] },
  ]);
  const steps = [...history.items].reverse();
  return {
    problem: joined(problem, row, rows.items),
    version,
    project,
    steps,
    nodes: rows.items.filter(({ nodeId }) => problem.blocks.includes(nodeId)),
    names: await namesOf([problem.raisedBy, ...steps.map(({ by }) => by)]),
    asOf: history.asOf,
  };
}

/**
 * @param {any} problem
 * @param {any} row
 * @param {any[]} nodes
 */
function joined(problem, row, nodes) {
  const last = problem.extensions.at(-1);
  return {
    ...row,
    ...problem,
    projectName: row?.projectName ?? null,
    nodeName: nodes.find(({ nodeId }) => nodeId === problem.nodeId)?.nodeName ?? row?.nodeName ?? null,
    extension: last ? { extensionId: last.extensionId, requestedDueDate: last.requestedDueDate, state: last.state } : null,
  };
}

/** The list has no filter by problem; its project, or its area and owner, narrow it enough. @param {any} problem */
async function rowOf({ problemId, programme, projectId, area, owner }) {
  /** @type {Record<string, string>} */
  const near = projectId ? { programme, project: projectId } : { programme, area, owner: owner.personId };
  const { items } = await all("/api/v1/problems", near);
  return items.find((row) => row.problemId === problemId) ?? null;
}

/** @param {unknown} failure */
function unlessRefused(failure) {
  if (failure instanceof Refused) {
    return null;
  }
  throw failure;
}
