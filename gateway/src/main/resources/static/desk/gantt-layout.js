// @ts-check
// From rows to rectangles: where the bars of a Gantt chart stand. Knows neither the document nor a canvas.

import { planOf } from "./gantt-rows.js";
import { dayNumber, xOf } from "./gantt-time.js";

/**
 * @typedef {import("./gantt-rows.js").GanttGroup} GanttGroup
 * @typedef {import("./gantt-rows.js").GanttNode} GanttNode
 * @typedef {import("./gantt-time.js").Scale} Scale
 */

/**
 * The days that the chart has to reach over, with some room beside them: everything planned, done and forecast, and today.
 *
 * @param {GanttGroup[]} groups
 * @param {string} today
 * @returns {{from: number, to: number}} `to` is exclusive
 */
export function extentOf(groups, today) {
  let from = dayNumber(today);
  let to = from + 1;
  const take = (/** @type {string | null | undefined} */ date) => {
    if (date) {
      const number = dayNumber(date);
      from = Math.min(from, number);
      to = Math.max(to, number + 1);
    }
  };
  const visit = (/** @type {GanttGroup} */ group) => {
    take(group.target);
    group.groups?.forEach(visit);
    for (const node of group.nodes ?? []) {
      [node.start, node.due, node.originalDue, node.startedOn, node.forecast, node.completedOn].forEach(take);
    }
  };
  groups.forEach(visit);
  const space = Math.max(3, Math.round((to - from) * 0.02));
  return { from: from - space, to: to + space };
}

/**
 * What is drawn of a node, in pixels from the left end of the time line.
 *
 * @typedef {object} Bars
 * @property {{x: number, width: number} | null} plan null: a milestone, or no planned start is known
 * @property {number} due where the due date ends
 * @property {number | null} originalDue where the date promised first ends, if it is another
 * @property {number | null} milestone the middle of the diamond
 * @property {{x: number, width: number, done: number} | null} work from the start of the work to its end, known or forecast;
 *     `done` is the width that is done
 * @property {boolean} isForecast whether the work's end is forecast
 * @property {{x: number, width: number}[]} suspensions
 */

/**
 * @param {GanttNode} node
 * @param {Scale} scale
 * @param {string} today
 * @returns {Bars}
 */
export function barsOf(node, scale, today) {
  const { from, to } = planOf(node);
  const due = xOf(scale, to);
  const original = node.originalDue && node.originalDue !== node.due ? xOf(scale, dayNumber(node.originalDue) + 1) : null;
  const isMilestone = node.isMilestone === true;
  return {
    plan: isMilestone || node.start === null ? null : { x: xOf(scale, from), width: (to - from) * scale.pixelsPerDay },
    due,
    originalDue: original,
    milestone: isMilestone ? xOf(scale, to - 0.5) : null,
    work: isMilestone ? null : workOf(node, scale, today),
    isForecast: node.completedOn === null,
    suspensions: (node.suspensions ?? []).map((one) => {
      const first = dayNumber(one.from);
      const next = one.to === null ? Math.max(dayNumber(today) + 1, first + 1) : dayNumber(one.to);
      return { x: xOf(scale, first), width: (next - first) * scale.pixelsPerDay };
    }),
  };
}

/**
 * Work that has begun runs from its start. Work that hasn't can't begin before today; its forecast says when it ends.
 *
 * @param {GanttNode} node
 * @param {Scale} scale
 * @param {string} today
 */
function workOf(node, scale, today) {
  const end = node.completedOn ?? node.forecast;
  if (end === null) {
    return null;
  }
  const last = dayNumber(end) + 1;
  const planned = node.start === null ? last - 1 : dayNumber(node.start);
  const hasBegun = node.startedOn || node.progressPercent > 0 || node.completedOn;
  const first = Math.min(node.startedOn ? dayNumber(node.startedOn) : hasBegun ? planned : Math.max(planned, dayNumber(today)), last - 1);
  const width = (last - first) * scale.pixelsPerDay;
  const share = node.completedOn ? 1 : Math.min(Math.max(node.progressPercent, 0), 100) / 100;
  return { x: xOf(scale, first), width, done: width * share };
}
