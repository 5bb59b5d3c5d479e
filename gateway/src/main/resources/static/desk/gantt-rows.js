// @ts-check
// The rows of a Gantt chart: headings with what is below them, and nodes.

import { progressByWeight, progressOf } from "/shared/figures.js";
import { dayNumber } from "./gantt-time.js";

/** @typedef {"RED" | "AMBER" | "YELLOW" | "GREEN" | "GREY"} Light */

/**
 * A bar of the chart. Dates are inclusive, `YYYY-MM-DD`.
 *
 * @typedef {object} GanttNode
 * @property {string} id unique in the chart, such as `LS2023-051/n4`
 * @property {string} name
 * @property {string} projectId
 * @property {string} nodeId
 * @property {string | null} start the planned start; null: only the due date is known
 * @property {string} due the due date that counts now
 * @property {string | null} [originalDue] the due date that was promised first
 * @property {string | null} [startedOn]
 * @property {string | null} forecast when it will be done, as things are going
 * @property {string | null} completedOn once it is verified
 * @property {number} progressPercent
 * @property {number} weight what it counts for in the progress of its group
 * @property {Light} light
 * @property {string} standing such as `OVERDUE`
 * @property {boolean} critical
 * @property {boolean} [isMilestone] a point in time, drawn as a diamond
 * @property {{nodeId: string, type: string}[]} predecessors of the same project
 * @property {{from: string, to: string | null}[]} [suspensions] days without work; null: until further notice
 * @property {string} [owner] the name of who answers for it
 */

/**
 * Rows under one heading: a field, a street, a project, a goal. Has groups or nodes.
 *
 * @typedef {object} GanttGroup
 * @property {string} id unique in the chart
 * @property {string} name
 * @property {string} [projectId] the project that the heading opens
 * @property {string} [target] the date that a goal was promised for, drawn as a diamond
 * @property {GanttGroup[]} [groups]
 * @property {GanttNode[]} [nodes]
 */

/**
 * A heading as it is drawn, with what is below it: from the first planned start to the last due date and to the last end of
 * the work, as days since 1970, ends exclusive; progress is the mean of its nodes by weight, in percent.
 *
 * @typedef {{kind: "group", id: string, name: string, depth: number, parent: number, group: GanttGroup, projectId: string,
 *     isOpen: boolean, size: number, weight: number, lights: Map<Light, number>, start: number, end: number, workEnd: number,
 *     progress: number}} GroupRow
 */

/** @typedef {{kind: "node", id: string, name: string, depth: number, parent: number, node: GanttNode, projectId: string}} NodeRow */

/** @typedef {GroupRow | NodeRow} Row */

/** The lights, worst first. @type {Light[]} */
export const LIGHTS = ["RED", "AMBER", "GREY", "YELLOW", "GREEN"];

/**
 * The rows in the order in which they are drawn; what is below a closed group is left out, and counted in it all the same.
 *
 * @param {GanttGroup[]} groups
 * @param {Set<string>} closed ids of closed groups
 * @returns {Row[]}
 */
export function rowsOf(groups, closed) {
  /** @type {Row[]} */
  const rows = [];
  for (const group of groups) {
    addGroup(group, 0, -1, true, closed, rows);
  }
  return rows;
}

/**
 * @param {GanttGroup} group
 * @param {number} depth
 * @param {number} parent
 * @param {boolean} isShown
 * @param {Set<string>} closed
 * @param {Row[]} rows
 * @returns {GroupRow}
 */
function addGroup(group, depth, parent, isShown, closed, rows) {
  const isOpen = !closed.has(group.id);
  /** @type {GroupRow} */
  const row = {
    kind: "group", id: group.id, name: group.name, depth, parent, group, projectId: group.projectId ?? "", isOpen,
    size: 0, weight: 0, lights: new Map(), start: Infinity, end: -Infinity, workEnd: -Infinity, progress: 0,
  };
  const index = isShown ? rows.push(row) - 1 : -1;
  const isBelowShown = isShown && isOpen;
  for (const child of group.groups ?? []) {
    const below = addGroup(child, depth + 1, index, isBelowShown, closed, rows);
    add(row, below);
    below.lights.forEach((count, light) => row.lights.set(light, (row.lights.get(light) ?? 0) + count));
  }
  for (const node of group.nodes ?? []) {
    const { from, to } = planOf(node);
    const workEnd = dayNumber(node.completedOn ?? node.forecast ?? node.due) + 1;
    add(row, { size: 1, weight: node.weight, start: from, end: to, workEnd, progress: progressOf(node) });
    row.lights.set(node.light, (row.lights.get(node.light) ?? 0) + 1);
    if (isBelowShown) {
      rows.push({ kind: "node", id: node.id, name: node.name, depth: depth + 1, parent: index, node, projectId: node.projectId });
    }
  }
  return row;
}

/**
 * @param {GroupRow} row
 * @param {{size: number, weight: number, start: number, end: number, workEnd: number, progress: number}} below
 */
function add(row, below) {
  row.progress = progressByWeight([row, below]);
  row.weight += below.weight;
  row.size += below.size;
  row.start = Math.min(row.start, below.start);
  row.end = Math.max(row.end, below.end);
  row.workEnd = Math.max(row.workEnd, below.workEnd);
}

/** @param {GanttNode} node */
export function planOf(node) {
  const to = dayNumber(node.due) + 1;
  return { from: node.start === null ? to - 1 : dayNumber(node.start), to };
}

/**
 * The light of a group: the worst below it.
 *
 * @param {GroupRow} row
 * @returns {Light}
 */
export function worstLight(row) {
  return LIGHTS.find((light) => row.lights.has(light)) ?? "GREEN";
}

/**
 * @param {string} projectId
 * @param {string} nodeId
 */
export function nodeKey(projectId, nodeId) {
  return `${projectId}/${nodeId}`;
}

/**
 * The rows in view.
 *
 * @param {number} scrolled pixels
 * @param {number} height of what is in view
 * @param {number} rowHeight
 * @param {number} count of rows
 * @returns {{first: number, last: number}} `last` is below `first` when there are none
 */
export function rowsInView(scrolled, height, rowHeight, count) {
  return {
    first: Math.max(0, Math.min(Math.floor(scrolled / rowHeight), count - 1)),
    last: Math.min(count - 1, Math.ceil((scrolled + height) / rowHeight) - 1),
  };
}
