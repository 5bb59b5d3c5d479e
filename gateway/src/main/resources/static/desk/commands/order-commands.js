// @ts-check
// The commands for supervision orders.

import { get } from "/shared/api/http.js";
import { coversArea, hasRole, isOfUnit, isPerson } from "/desk/rights.js";
import { day, daysLater } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { dateField } from "./fields.js";
import { give, projectPath, todayOf } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("../command-dialog.js").CommandField} CommandField
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./subjects.js").OrderSubject} OrderSubject
 * @typedef {import("./subjects.js").ProjectSubject} ProjectSubject
 * @typedef {import("./subjects.js").NodeSubject} NodeSubject
 */

const PATH = "/api/v1/supervision-orders";
const USUAL_DAYS = 7;
const LONGEST_DAYS = 366;
const COLOURS = ["BLUE", "YELLOW", "RED"];

/**
 * What a person may do with an order now. Nobody judges their own answer.
 *
 * @param {Session} session
 * @param {OrderSubject} subject
 * @returns {Command[]}
 */
export function orderCommands(session, { order, version, asOf }) {
  if (order.state === "CLOSED") {
    return [];
  }
  const answer = order.rounds.at(-1)?.answer;
  const owesAnswer = !order.projectWithdrawn && (order.state === "ISSUED" || order.state === "RETURNED");
  const judges = mayJudge(session, order.area);
  const mayAccept = judges && order.state === "REPLIED" && !isPerson(session, { personId: answer?.by });
  /** @type {Command[]} */
  const commands = [];
  if (owesAnswer && hasRole(session, "UNIT") && isOfUnit(session, order.unit)) {
    commands.push(reply(order, version));
  }
  if (mayAccept) {
    commands.push(close(order, version));
  }
  if (mayAccept && !order.projectWithdrawn) {
    commands.push(sendBack(order, version, todayOf(asOf)));
  }
  if (judges) {
    commands.push(recall(order, version));
  }
  return commands;
}

/**
 * Issues an order about a project, or about a node of it.
 *
 * @param {Session} session
 * @param {ProjectSubject | NodeSubject} subject
 * @returns {Command | null} null: it isn't for them
 */
export function issueOrder(session, subject) {
  const row = "row" in subject ? subject.row : null;
  const { area, projectId } = row ?? /** @type {ProjectSubject} */ (subject).project;
  if (!mayJudge(session, area)) {
    return null;
  }
  const fields = (/** @type {{value: string, label: string}[]} */ units) => orderFields(subject, units);
  return {
    name: "order",
    label: text("order"),
    effect: text("orderEffect"),
    fields: fields([]),
    prepare: async () => fields(await unitsOf(subject)),
    send: (values, key) => give(PATH, { projectId, ...(row ? { nodeId: row.nodeId } : {}), ...values }, key),
  };
}

/**
 * @param {ProjectSubject | NodeSubject} subject
 * @param {{value: string, label: string}[]} units
 * @returns {CommandField[]}
 */
function orderFields(subject, units) {
  const row = "row" in subject ? subject.row : null;
  const name = row ? `${row.projectName} · ${row.nodeName}` : /** @type {ProjectSubject} */ (subject).project.name;
  const today = todayOf(subject.asOf);
  const overdue = ("nodes" in subject ? (subject.nodes ?? []) : []).filter((one) => one.standing === "OVERDUE");
  return [
    { name: "colour", label: text("colour"), type: "select", isRequired: true, value: colourOf(overdue[0] ?? row), options: COLOURS.map(optionOf) },
    { name: "unitId", label: text("toUnit"), type: "select", isRequired: true, value: units[0]?.value ?? "", options: units },
    { name: "matter", label: text("matter"), type: "text", isRequired: true, value: name.slice(0, 120), maxLength: 120 },
    { name: "basis", label: text("basis"), type: "textarea", isRequired: true, value: basisOf(row, name, overdue).slice(0, 500), maxLength: 500 },
    { name: "demand", label: text("demand"), type: "textarea", isRequired: true, maxLength: 800 },
    dateField("answerDue", text("answerDue"), { value: daysLater(today, USUAL_DAYS), min: today, max: daysLater(today, LONGEST_DAYS) }),
  ];
}

/** @param {string} colour */
function optionOf(colour) {
  return { value: colour, label: text(/** @type {any} */ (colour)) };
}

/** @param {any} row of the node that stands worst; null: there is none */
function colourOf(row) {
  switch (row?.standing) {
    case "OVERDUE":
      return "RED";
    case "DUE_SOON":
      return "BLUE";
    default:
      return "YELLOW";
  }
}

/**
 * @param {any} row of the node; null: it is about the project
 * @param {string} name
 * @param {any[]} overdue rows of the project's overdue nodes
 */
function basisOf(row, name, overdue) {
  if (!row) {
    const named = overdue.map(({ nodeName, overdueDays }) => text("basisNode", nodeName, overdueDays)).join(comma());
    return overdue.length > 0 ? text("basisNodes", name, overdue.length, named) : text("basisProject", name);
  }
  return row.standing === "OVERDUE"
    ? text("basisOverdue", row.nodeName, day(row.dueDate), row.overdueDays)
    : text("basisOpen", row.nodeName, day(row.dueDate), row.progressPercent, day(row.forecastDate ?? row.dueDate));
}

/**
 * The units that an order about it may go to: those that answer for it or help.
 *
 * @param {ProjectSubject | NodeSubject} subject
 */
async function unitsOf(subject) {
  const row = "row" in subject ? subject.row : null;
  const path = projectPath(row ? row.projectId : /** @type {ProjectSubject} */ (subject).project.projectId);
  const [project, plan] = await Promise.all([subject.project ?? get(path), row ? get(`${path}/plan`) : null]);
  const node = plan?.nodes.find((/** @type {any} */ one) => one.nodeId === row.nodeId);
  const all = [node?.responsibility.unit, ...(node?.responsibility.cooperatingUnits ?? []), project.unit].filter(Boolean);
  const names = new Map(all.map((unit) => [unit.unitId, unit.name]));
  return [...names].map(([value, label]) => ({ value, label }));
}

/**
 * @param {any} order
 * @param {string | null} [version]
 * @returns {Command}
 */
function reply(order, version) {
  return {
    name: "reply",
    label: text("reply"),
    effect: text("replyEffect", order.number),
    fields: [{ name: "answer", label: text("answer"), type: "textarea", isRequired: true, maxLength: 1200 }],
    send: (values, key) => give(pathOf(order, "reply"), values, key, version),
  };
}

/**
 * @param {any} order
 * @param {string | null | undefined} version
 * @param {string} today
 * @returns {Command}
 */
function sendBack(order, version, today) {
  const later = daysLater(today, USUAL_DAYS);
  // A return does not shorten the time of the unit.
  const value = later > order.answerDue ? later : order.answerDue;
  const due = { value, min: today > order.answerDue ? today : order.answerDue, max: daysLater(today, LONGEST_DAYS) };
  return {
    name: "sendBack",
    label: text("sendBack"),
    effect: text("sendBackEffect", order.number),
    fields: [
      { name: "reason", label: text("reason"), type: "textarea", isRequired: true, maxLength: 300 },
      dateField("answerDue", text("answerDue"), due),
    ],
    send: (values, key) => give(pathOf(order, "return"), values, key, version),
  };
}

/**
 * @param {any} order
 * @param {string | null} [version]
 * @returns {Command}
 */
function close(order, version) {
  return {
    name: "close",
    label: text("close"),
    effect: text("closeEffect", order.number),
    fields: [{ name: "note", label: text("note"), type: "textarea", maxLength: 300 }],
    isGrave: true,
    send: ({ note }, key) => give(pathOf(order, "closure"), { outcome: "ACCEPTED", note }, key, version),
  };
}

/**
 * @param {any} order
 * @param {string | null} [version]
 * @returns {Command}
 */
function recall(order, version) {
  return {
    name: "recall",
    label: text("recall"),
    effect: text("recallEffect", order.number),
    fields: [{ name: "note", label: text("reason"), type: "textarea", isRequired: true, maxLength: 300 }],
    isGrave: true,
    send: ({ note }, key) => give(pathOf(order, "closure"), { outcome: "WITHDRAWN", note }, key, version),
  };
}

/**
 * @param {Session} session
 * @param {string} area
 */
function mayJudge(session, area) {
  return hasRole(session, "COMMANDER", "SUPERVISOR") && coversArea(session, area);
}

/**
 * @param {any} order
 * @param {string} what
 */
function pathOf(order, what) {
  return `${PATH}/${encodeURIComponent(order.orderId)}/${what}`;
}
