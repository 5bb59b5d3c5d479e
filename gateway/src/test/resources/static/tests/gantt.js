// @ts-check
// The Gantt chart's layout and the mappers into its rows.

import { barsOf, extentOf } from "/desk/gantt-layout.js";
import { Links, linkCorners } from "/desk/gantt-links.js";
import { rowsInView, rowsOf, worstLight } from "/desk/gantt-rows.js";
import { dateOf, dayNumber, ticksOf } from "/desk/gantt-time.js";
import { groupsOfDeadlines, groupsOfSchedule } from "/desk/gantt-model.js";
import { nextZoom, scaleOf } from "/desk/gantt-zoom.js";
import { Expectations } from "./expect.js";

/** @typedef {import("/desk/gantt-rows.js").GanttNode} GanttNode */

const TODAY = "2023-06-30";
/** One pixel a day, from 1 June on. */
const SCALE = { from: dayNumber("2023-06-01"), pixelsPerDay: 1 };

/**
 * @param {string} nodeId
 * @param {Partial<GanttNode>} [more]
 * @returns {GanttNode}
 */
function aNode(nodeId, more = {}) {
  return {
    id: `p1/${nodeId}`, name: nodeId, projectId: "p1", nodeId, start: "2023-06-11", due: "2023-06-20", originalDue: "2023-06-20", startedOn: null,
    forecast: "2023-06-20", completedOn: null, progressPercent: 0, weight: 1, light: "GREEN", standing: "ON_TRACK", critical: false, predecessors: [], ...more,
  };
}

/** @param {Expectations} expect */
function bars(expect) {
  const ahead = barsOf(aNode("n", { start: "2023-07-06", due: "2023-07-10", forecast: "2023-07-12" }), SCALE, TODAY);
  expect.same("a plan includes its first and its last day", ahead.plan, { x: 35, width: 5 });
  expect.same("a due date ends with its day", ahead.due, 40);
  expect.same("work ahead begins as planned and ends as forecast", ahead.work, { x: 35, width: 7, done: 0 });
  const late = barsOf(aNode("n", { forecast: "2023-07-05" }), SCALE, TODAY);
  expect.same("work that nobody began can't begin before today", late.work, { x: 29, width: 6, done: 0 });
  const half = barsOf(aNode("n", { startedOn: "2023-06-09", forecast: "2023-07-08", progressPercent: 50 }), SCALE, TODAY);
  expect.same("half of what has begun is done", half.work, { x: 8, width: 30, done: 15 });
  const done = barsOf(aNode("n", { startedOn: "2023-06-12", completedOn: "2023-06-18", forecast: "2023-06-18", progressPercent: 90 }), SCALE, TODAY);
  expect.same("what is verified is done in full", [done.work, done.isForecast], [{ x: 11, width: 7, done: 7 }, false]);
  const moved = barsOf(aNode("n", { originalDue: "2023-06-15" }), SCALE, TODAY);
  expect.same("a moved due date keeps its first", [moved.originalDue, ahead.originalDue], [15, 20]);
  expect.same("an unmoved one has none to show", barsOf(aNode("n"), SCALE, TODAY).originalDue, null);
  const point = barsOf(aNode("n", { isMilestone: true, start: "2023-06-20" }), SCALE, TODAY);
  expect.same("a milestone is a point in the middle of its day", [point.plan, point.work, point.milestone], [null, null, 19.5]);
  expect.same("without a planned start there is no bar of the plan", barsOf(aNode("n", { start: null }), SCALE, TODAY).plan, null);
  const stops = [{ from: "2023-06-05", to: "2023-06-08" }, { from: "2023-06-28", to: null }];
  expect.same("a stop ends before the day with work again, or lasts until today", barsOf(aNode("n", { suspensions: stops }), SCALE, TODAY).suspensions, [
    { x: 4, width: 3 }, { x: 27, width: 3 },
  ]);
}

/** @param {Expectations} expect */
function rows(expect) {
  const nodes = [aNode("n1", { light: "RED", progressPercent: 40, weight: 3, forecast: "2023-07-15" }), aNode("n2", { completedOn: "2023-06-19", light: "YELLOW" })];
  const groups = [
    { id: "f1", name: "field", groups: [{ id: "p1", name: "project", projectId: "p1", nodes }] },
    { id: "f2", name: "other", groups: [{ id: "p2", name: "none", projectId: "p2", nodes: [] }] },
  ];
  const open = rowsOf(groups, new Set());
  expect.same("rows stand in their order, each below its group", open.map((row) => [row.id, row.depth, row.parent]), [
    ["f1", 0, -1], ["p1", 1, 0], ["p1/n1", 2, 1], ["p1/n2", 2, 1], ["f2", 0, -1], ["p2", 1, 4],
  ]);
  const closed = rowsOf(groups, new Set(["f1"]));
  expect.same("what is below a closed group is left out", closed.map((row) => row.id), ["f1", "f2", "p2"]);
  const group = /** @type {import("/desk/gantt-rows.js").GroupRow} */ (closed[0]);
  expect.same("and counted all the same, its progress by weight", [group.size, group.progress, [...group.lights], worstLight(group)], [2, 55, [["RED", 1], ["YELLOW", 1]], "RED"]);
  expect.same("a group reaches over its plans and to the last forecast", [group.start, group.end, group.workEnd].map(dateOf), [
    "2023-06-11", "2023-06-21", "2023-07-16",
  ]);
  expect.same("rows in view", [rowsInView(0, 100, 20, 50), rowsInView(30, 100, 20, 50), rowsInView(0, 100, 20, 2)], [
    { first: 0, last: 4 }, { first: 1, last: 6 }, { first: 0, last: 1 },
  ]);
  expect.same("no rows, none in view", rowsInView(0, 100, 20, 0).last, -1);
  const extent = extentOf(groups, TODAY);
  expect.same("the chart reaches over everything, with room", [dateOf(extent.from), dateOf(extent.to)], ["2023-06-08", "2023-07-19"]);
}

/** @param {Expectations} expect */
function links(expect) {
  const nodes = Array.from({ length: 200 }, (_, index) =>
    aNode(`n${index}`, { predecessors: index === 0 ? [] : [{ nodeId: index === 199 ? "n0" : `n${index - 1}`, type: "FS" }, { nodeId: "elsewhere", type: "FS" }] }),
  );
  const all = rowsOf([{ id: "p1", name: "p", nodes }], new Set());
  const index = new Links(all);
  expect.same("links to nodes that aren't shown are left out", index.size, 199);
  const around = index.between(100, 104).map(({ from, to }) => `${from}-${to}`);
  expect.same("links that begin, end or pass in view, each once", around.sort(), ["1-200", "100-101", "101-102", "102-103", "103-104", "104-105", "99-100"]);
  const [from, to] = [{ start: 0, end: 50, y: 10 }, { start: 80, end: 120, y: 30 }];
  expect.same("from an end to a start behind it in one turn", linkCorners({ from: 0, to: 1, type: "FS" }, from, to, 5, 20), [[50, 10], [55, 10], [55, 30], [80, 30]]);
  expect.same("back around where the successor begins too early", linkCorners({ from: 0, to: 1, type: "FS" }, from, { start: 20, end: 60, y: 30 }, 5, 20), [
    [50, 10], [55, 10], [55, 20], [15, 20], [15, 30], [20, 30],
  ]);
  expect.same("from start to start", linkCorners({ from: 0, to: 1, type: "SS" }, from, to, 5, 20)[0], [0, 10]);
  expect.same("into an end", linkCorners({ from: 0, to: 1, type: "FF" }, from, to, 5, 20).at(-1), [120, 30]);
}

/** @param {Expectations} expect */
function time(expect) {
  const labels = (/** @type {number} */ pixelsPerDay) => {
    const { upper, lower } = ticksOf({ from: dayNumber("2023-06-01"), pixelsPerDay }, 0, 60 * pixelsPerDay, 16);
    return [upper, lower].map((ticks) => `${ticks[0]?.unit} ${ticks.map((tick) => dateOf(tick.day)).slice(0, 3).join(" ")}`);
  };
  expect.same("wide days have numbers below months", labels(24), ["month 2023-06-01 2023-07-01", "day 2023-06-01 2023-06-02 2023-06-03"]);
  expect.same("weeks begin on Monday", labels(8), ["month 2023-06-01 2023-07-01", "week 2023-05-29 2023-06-05 2023-06-12"]);
  expect.same("months stand below years", labels(2), ["year 2023-01-01", "month 2023-06-01 2023-07-01"]);
  expect.same("narrow days have quarters", labels(0.5), ["year 2023-01-01", "quarter 2023-04-01 2023-07-01"]);
  const extent = { from: 0, to: 100 };
  expect.same("all fits into the room", scaleOf("fit", extent, 500, 10), { from: 0, pixelsPerDay: 5 });
  const width = (/** @type {import("/desk/gantt-zoom.js").Zoom} */ zoom) => scaleOf(zoom, extent, 300, 10).pixelsPerDay;
  expect.same("steps go by the width of a day", [nextZoom("month", 1, width), nextZoom("fit", 1, width), nextZoom("day", 1, width)], ["fit", "week", "day"]);
}

/** @param {Expectations} expect */
function models(expect) {
  const node = {
    nodeId: "n1", name: "survey", goalId: "g1", durationDays: 5, latestStart: "2023-06-01", plannedStart: "2023-06-01", dueDate: "2023-06-05",
    originalDueDate: "2023-06-03", startedOn: null, forecastDate: "2023-06-07", completedOn: null, progressPercent: 10, weight: 2, critical: true, owner: { name: "王" },
    light: /** @type {const} */ ("AMBER"), standing: "AT_RISK",
  };
  const schedule = {
    projectId: "p1", name: "Project", drivingChain: ["n1"], goals: [{ goalId: "g1", name: "Goal", targetDate: "2023-09-30" }],
    links: [{ from: "n1", to: "n2", type: "SS" }], suspensions: [{ nodeIds: ["n2"], from: "2023-06-02", resumedOn: null }],
    nodes: [node, { ...node, nodeId: "n2", goalId: null, durationDays: 0 }],
  };
  const groups = groupsOfSchedule(schedule);
  expect.same("nodes stand below their goal, those without one last", groups.map((group) => [group.name, group.target, group.nodes?.map((one) => one.id)]), [
    ["Goal", "2023-09-30", ["p1/n1"]], ["Project", undefined, ["p1/n2"]],
  ]);
  const second = groups[1]?.nodes?.[0];
  expect.same("with their dependencies and stops; no duration is a milestone", [second?.predecessors, second?.suspensions, second?.isMilestone], [
    [{ nodeId: "n1", type: "SS" }], [{ from: "2023-06-02", to: null }], true,
  ]);
  const row = {
    projectId: "p1", projectName: "Project", nodeId: "n1", nodeName: "survey", field: "f2", headquarters: null, area: "370212001", unit: { unitId: "u1", name: "Unit" },
    owner: { name: "王" }, plannedStart: "2023-06-01", startedOn: "2023-06-02", originalDueDate: "2023-06-03", dueDate: "2023-06-05", forecastDate: "2023-06-07",
    completedOn: null, progressPercent: 10, weight: 2, light: /** @type {const} */ ("AMBER"), standing: "AT_RISK", critical: true,
  };
  const programme = { fields: [{ fieldId: "f1", name: "One" }, { fieldId: "f2", name: "Two" }], headquarters: [{ headquartersId: "h1", name: "Head" }] };
  const list = [row, { ...row, nodeId: "n0", plannedStart: "2023-05-01" }, { ...row, projectId: "p0", field: "f1", plannedStart: undefined, headquarters: "h1" }];
  const by = (/** @type {import("/desk/gantt-model.js").Grouping} */ grouping) =>
    groupsOfDeadlines(list, grouping, programme).map((group) => [group.name, (group.groups ?? [group]).map((project) => `${project.projectId}:${project.nodes?.map((one) => one.nodeId)}`)]);
  expect.same("fields in the programme's order, nodes by their start", by("field"), [["One", ["p0:n1"]], ["Two", ["p1:n0,n1"]]]);
  expect.same("projects of no headquarters come last", by("headquarters").map(([, projects]) => projects), [["p0:n1"], ["p1:n0,n1"]]);
  expect.same("by unit", by("unit"), [["Unit", ["p0:n1", "p1:n0,n1"]]]);
  expect.same("by project, without a heading above", by("project").length, 2);
  const [first] = groupsOfDeadlines(list, "project", programme, schedule);
  const linked = groupsOfDeadlines([row, { ...row, nodeId: "n2" }], "project", programme, schedule)[0]?.nodes ?? [];
  expect.same("a row without a planned start has none", first?.nodes?.[0]?.start, null);
  expect.same("a schedule adds its project's dependencies", linked.map((one) => one.predecessors.length), [0, 1]);
}

export function failures() {
  const expect = new Expectations();
  [bars, rows, links, time, models].forEach((test) => test(expect));
  return { count: expect.count, failures: expect.failures };
}
