// @ts-check
// The commands for a project as a whole, and for an order to stop its work.

import { coversArea, hasRole } from "/desk/rights.js";
import { daysLater } from "/shared/format.js";
import { dateField, noteField, reasonField } from "./fields.js";
import { issueOrder } from "./order-commands.js";
import { raiseProblem } from "./raise-problem.js";
import { give, projectPath, todayOf } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./subjects.js").ProjectSubject} ProjectSubject
 */

const LONGEST_AHEAD_DAYS = 365;

/**
 * What a person may do with a project now.
 *
 * @param {Session} session
 * @param {ProjectSubject} subject
 * @returns {Command[]}
 */
export function projectCommands(session, subject) {
  const { project } = subject;
  if (project.withdrawal) {
    return [];
  }
  const commands = [issueOrder(session, subject), raiseProblem(session, subject)];
  if (commandsIt(session, project.area)) {
    commands.push(suspend(project, subject.asOf), withdraw(subject));
  }
  return commands.filter((command) => command !== null);
}

/**
 * What a person may do with an order to stop work.
 *
 * @param {Session} session
 * @param {{suspension: any, project: any, asOf: string}} subject
 * @returns {Command[]}
 */
export function suspensionCommands(session, { suspension, project, asOf }) {
  if (suspension.resumedOn || project.withdrawal || !commandsIt(session, project.area)) {
    return [];
  }
  const today = todayOf(asOf);
  const path = `${projectPath(project.projectId)}/suspensions/${encodeURIComponent(suspension.suspensionId)}/end`;
  const latest = today > suspension.from ? today : suspension.from;
  return [
    {
      name: "resume",
      label: text("resume"),
      effect: text("resumeEffect"),
      fields: [dateField("resumedOn", text("resumedOn"), { value: latest, min: suspension.from, max: latest }), noteField()],
      send: (values, key) => give(path, values, key),
    },
  ];
}

/**
 * Stops the work on one node.
 *
 * @param {Session} session
 * @param {import("./subjects.js").NodeSubject} subject
 * @returns {Command | null} null: it isn't for them
 */
export function suspendNode(session, { row, asOf }) {
  if (row.standing === "SUSPENDED" || !commandsIt(session, row.area)) {
    return null;
  }
  return {
    ...suspension(row.projectId, { nodes: [row.nodeId] }, asOf),
    label: text("suspendNode"),
    effect: text("suspendNodeEffect", row.nodeName),
  };
}

/**
 * @param {any} project
 * @param {string} asOf
 * @returns {Command}
 */
function suspend(project, asOf) {
  return { ...suspension(project.projectId, {}, asOf), label: text("suspend"), effect: text("suspendEffect", project.name) };
}

/**
 * @param {string} projectId
 * @param {{nodes?: string[]}} what left out: every node
 * @param {string} asOf
 */
function suspension(projectId, what, asOf) {
  const today = todayOf(asOf);
  return {
    name: "suspend",
    fields: [
      dateField("from", text("from"), { value: today, min: today, max: daysLater(today, LONGEST_AHEAD_DAYS) }),
      reasonField("reason"),
    ],
    send: (/** @type {Record<string, any>} */ values, /** @type {string} */ key) =>
      give(`${projectPath(projectId)}/suspensions`, { ...values, ...what }, key),
  };
}

/**
 * @param {ProjectSubject} subject
 * @returns {Command}
 */
function withdraw({ project, version }) {
  return {
    name: "withdraw",
    label: text("withdraw"),
    effect: text("withdrawEffect", project.name),
    fields: [reasonField("reason")],
    isGrave: true,
    send: (values, key) => give(`${projectPath(project.projectId)}/withdrawal`, values, key, version),
  };
}

/**
 * @param {Session} session
 * @param {string} area
 */
function commandsIt(session, area) {
  return hasRole(session, "COMMANDER") && coversArea(session, area);
}
