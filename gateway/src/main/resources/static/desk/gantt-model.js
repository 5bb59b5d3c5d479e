// @ts-check
// From the platform's lists to the rows of a Gantt chart.

import { areaName } from "/shared/areas.js";
import { nodeKey } from "./gantt-rows.js";
import { text } from "./gantt-texts.js";

/**
 * @typedef {import("./gantt-rows.js").GanttGroup} GanttGroup
 * @typedef {import("./gantt-rows.js").GanttNode} GanttNode
 * @typedef {import("./gantt-rows.js").Light} Light
 */

/** @typedef {{from: string, to: string, type: string}} ScheduleLink */

/**
 * What a chart reads of `GET /api/v1/projects/{id}/schedule`.
 *
 * @typedef {object} Schedule
 * @property {string} projectId
 * @property {string} name
 * @property {string[]} drivingChain
 * @property {{goalId: string, name: string, targetDate: string}[]} goals
 * @property {ScheduleLink[]} links
 * @property {{nodeIds: string[], from: string, resumedOn: string | null}[]} suspensions
 * @property {ScheduleNode[]} nodes
 */

/**
 * @typedef {object} ScheduleNode
 * @property {string} nodeId
 * @property {string} name
 * @property {string | null} goalId
 * @property {number} durationDays
 * @property {string} latestStart
 * @property {string} plannedStart
 * @property {string} dueDate
 * @property {string} originalDueDate
 * @property {string | null} startedOn
 * @property {string} forecastDate
 * @property {string | null} completedOn
 * @property {number} progressPercent
 * @property {number} weight
 * @property {Light} light
 * @property {string} standing
 * @property {boolean} critical
 * @property {{name: string} | null} owner
 */

/**
 * What a chart reads of a row of `GET /api/v1/deadlines`.
 *
 * @typedef {object} DeadlineRow
 * @property {string} projectId
 * @property {string} projectName
 * @property {string} nodeId
 * @property {string} nodeName
 * @property {string} field
 * @property {string | null} headquarters
 * @property {string} area
 * @property {{unitId: string, name: string} | null} unit
 * @property {{name: string} | null} owner
 * @property {string | null} [plannedStart] null or absent: not known
 * @property {string | null} [startedOn]
 * @property {string} originalDueDate
 * @property {string} dueDate
 * @property {string} forecastDate
 * @property {string | null} completedOn
 * @property {number} progressPercent
 * @property {number} [weight] absent: 1
 * @property {Light} light
 * @property {string} standing
 * @property {boolean} critical
 */

/** @typedef {"field" | "headquarters" | "street" | "unit" | "project"} Grouping */

/** @type {Grouping[]} */
export const GROUPINGS = ["field", "headquarters", "street", "unit", "project"];

/**
 * A project's plan, by its goals.
 *
 * @param {Schedule} schedule
 * @returns {GanttGroup[]}
 */
export function groupsOfSchedule(schedule) {
  const nodes = schedule.nodes.map((node) => nodeOfSchedule(schedule, node));
  const goalOf = new Map(schedule.nodes.map((node) => [node.nodeId, node.goalId]));
  const groups = schedule.goals.map((goal) => ({
    id: `goal:${goal.goalId}`,
    name: goal.name,
    target: goal.targetDate,
    nodes: nodes.filter((node) => goalOf.get(node.nodeId) === goal.goalId),
  }));
  const goals = new Set(schedule.goals.map((goal) => goal.goalId));
  const others = nodes.filter((node) => !goals.has(goalOf.get(node.nodeId) ?? ""));
  return others.length > 0 ? [...groups, { id: "goal:", name: schedule.name, nodes: others }] : groups;
}

/**
 * @param {Schedule} schedule
 * @param {ScheduleNode} node
 * @returns {GanttNode}
 */
function nodeOfSchedule(schedule, node) {
  return {
    id: nodeKey(schedule.projectId, node.nodeId),
    name: node.name,
    projectId: schedule.projectId,
    nodeId: node.nodeId,
    start: node.plannedStart < node.dueDate ? node.plannedStart : node.dueDate,
    due: node.dueDate,
    originalDue: node.originalDueDate,
    startedOn: node.startedOn,
    forecast: node.forecastDate,
    completedOn: node.completedOn,
    progressPercent: node.progressPercent,
    weight: node.weight,
    light: node.light,
    standing: node.standing,
    critical: node.critical,
    isMilestone: node.durationDays === 0,
    predecessors: predecessorsOf(schedule.links, node.nodeId),
    suspensions: schedule.suspensions
      .filter((stop) => stop.nodeIds.includes(node.nodeId))
      .map((stop) => ({ from: stop.from, to: stop.resumedOn })),
    owner: node.owner?.name ?? "",
  };
}

/**
 * @param {ScheduleLink[]} links
 * @param {string} nodeId
 */
function predecessorsOf(links, nodeId) {
  return links.filter((link) => link.to === nodeId).map((link) => ({ nodeId: link.from, type: link.type }));
}

/**
 * A programme's deadline list as a wall chart: groups of projects of nodes.
 *
 * @param {DeadlineRow[]} rows
 * @param {Grouping} by
 * @param {{fields: {fieldId: string, name: string}[], headquarters: {headquartersId: string, name: string}[]}} programme its
 *     fields and headquarters name the groups, and order them
 * @param {Schedule | null} [schedule] of one of the projects, whose dependencies and suspensions are shown
 * @returns {GanttGroup[]}
 */
export function groupsOfDeadlines(rows, by, programme, schedule = null) {
  /** @type {Map<string, {id: string, name: string, projectId: string, nodes: GanttNode[], first: DeadlineRow}>} */
  const projects = new Map();
  for (const row of rows) {
    const project = projects.get(row.projectId);
    const node = nodeOfDeadline(row, row.projectId === schedule?.projectId ? schedule : null);
    if (project) {
      project.nodes.push(node);
    } else {
      projects.set(row.projectId, { id: `project:${row.projectId}`, name: row.projectName, projectId: row.projectId, nodes: [node], first: row });
    }
  }
  for (const project of projects.values()) {
    project.nodes.sort((a, b) => compare(a.start ?? a.due, b.start ?? b.due) || compare(a.due, b.due) || compare(a.nodeId, b.nodeId));
  }
  const sorted = [...projects.values()].sort((a, b) => compare(a.projectId, b.projectId));
  if (by === "project") {
    return sorted.map(({ first: _, ...group }) => group);
  }
  return grouped(sorted, by, programme);
}

/**
 * @param {{id: string, name: string, projectId: string, nodes: GanttNode[], first: DeadlineRow}[]} projects
 * @param {Exclude<Grouping, "project">} by
 * @param {Parameters<typeof groupsOfDeadlines>[2]} programme
 * @returns {GanttGroup[]}
 */
function grouped(projects, by, programme) {
  const names = namesOf(by, programme);
  /** @type {Map<string, {id: string, name: string, groups: GanttGroup[]}>} */
  const groups = new Map([...names].map(([key, name]) => [key, { id: `${by}:${key}`, name, groups: [] }]));
  for (const { first, ...project } of projects) {
    const [key, name] = placeOf(first, by);
    let group = groups.get(key);
    if (!group) {
      group = { id: `${by}:${key}`, name: name || text("none"), groups: [] };
      groups.set(key, group);
    }
    group.groups.push(project);
  }
  const found = [...groups.entries()].filter(([, group]) => group.groups.length > 0);
  if (names.size === 0) {
    found.sort(([a, one], [b, other]) => (by === "street" ? compare(a, b) : one.name.localeCompare(other.name, "zh-CN")));
  }
  return found.map(([, group]) => group);
}

/**
 * The groups that a programme knows, in its order.
 *
 * @param {Exclude<Grouping, "project">} by
 * @param {Parameters<typeof groupsOfDeadlines>[2]} programme
 * @returns {Map<string, string>}
 */
function namesOf(by, programme) {
  switch (by) {
    case "field":
      return new Map(programme.fields.map((field) => [field.fieldId, field.name]));
    case "headquarters":
      return new Map(programme.headquarters.map((one) => [one.headquartersId, one.name]));
    default:
      return new Map();
  }
}

/**
 * @param {DeadlineRow} row
 * @param {Exclude<Grouping, "project">} by
 * @returns {[string, string]} the key of its group, and the group's name
 */
function placeOf(row, by) {
  switch (by) {
    case "field":
      return [row.field, row.field];
    case "headquarters":
      return [row.headquarters ?? "", row.headquarters ?? ""];
    case "street":
      return [row.area.slice(0, 9), areaName(row.area.slice(0, 9))];
    case "unit":
      return [row.unit?.unitId ?? "", row.unit?.name ?? ""];
  }
}

/**
 * @param {DeadlineRow} row
 * @param {Schedule | null} schedule
 * @returns {GanttNode}
 */
function nodeOfDeadline(row, schedule) {
  const planned = schedule?.nodes.find((node) => node.nodeId === row.nodeId);
  const start = row.plannedStart ?? planned?.plannedStart ?? null;
  return {
    id: nodeKey(row.projectId, row.nodeId),
    name: row.nodeName,
    projectId: row.projectId,
    nodeId: row.nodeId,
    start: start !== null && start > row.dueDate ? row.dueDate : start,
    due: row.dueDate,
    originalDue: row.originalDueDate,
    startedOn: row.startedOn ?? planned?.startedOn ?? null,
    forecast: row.forecastDate,
    completedOn: row.completedOn,
    progressPercent: row.progressPercent,
    weight: row.weight ?? 1,
    light: row.light,
    standing: row.standing,
    critical: row.critical,
    isMilestone: planned?.durationDays === 0,
    predecessors: schedule ? predecessorsOf(schedule.links, row.nodeId) : [],
    suspensions: (schedule?.suspensions ?? [])
      .filter((stop) => stop.nodeIds.includes(row.nodeId))
      .map((stop) => ({ from: stop.from, to: stop.resumedOn })),
    owner: row.owner?.name ?? "",
  };
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
