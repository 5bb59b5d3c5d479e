// @ts-check
// Pending items: one for each node, problem, order, claim, citizen's report and alert.

import { problemAddress, projectAddress } from "/desk/address.js";
import { dayOf, daysLater } from "/shared/format.js";

/**
 * @typedef {import("./waiting.js").Waiting} Waiting
 * @typedef {import("./waiting.js").Need} Need
 */

/**
 * @param {any} row
 * @param {Need[]} needs
 * @param {string | undefined} deadline
 * @returns {Waiting}
 */
export function nodeItem(row, needs, deadline) {
  return {
    key: `NODE/${row.projectId}/${row.nodeId}`,
    needs,
    title: row.nodeName,
    context: row.projectName,
    href: projectAddress(row.projectId, row.nodeId),
    light: row.light,
    deadline: deadline ?? row.dueDate,
    row,
    alerts: [],
  };
}

/**
 * @param {any} problem
 * @param {Need[]} needs
 * @returns {Waiting}
 */
export function problemItem(problem, needs) {
  return {
    key: `PROBLEM/${problem.problemId}`,
    needs,
    title: problem.title,
    context: problem.projectName ?? "",
    href: problemAddress(problem.problemId),
    light: problem.light,
    deadline: problem.dueDate,
    problem,
    alerts: [],
  };
}

/**
 * @param {any} order
 * @param {Need[]} needs
 * @returns {Waiting}
 */
export function orderItem(order, needs) {
  return {
    key: `ORDER/${order.orderId}`,
    needs,
    title: `${order.number} ${order.matter}`,
    context: order.projectName,
    href: projectAddress(order.projectId),
    light: order.overdue ? "RED" : "AMBER",
    deadline: order.answerDue,
    order,
    alerts: [],
  };
}

/**
 * @param {any} claim
 * @returns {Waiting}
 */
export function claimItem(claim) {
  return {
    key: `NODE/${claim.projectId}/${claim.nodeId}`,
    needs: ["verify"],
    title: claim.nodeName,
    context: claim.projectName,
    href: projectAddress(claim.projectId, claim.nodeId),
    light: claim.completedOn > claim.dueDate ? "YELLOW" : "GREEN",
    deadline: dayOf(claim.claimedAt),
    claim,
    alerts: [],
  };
}

/**
 * @param {any} citizen
 * @returns {Waiting}
 */
export function citizenItem(citizen) {
  return {
    key: `CITIZEN/${citizen.reportId}`,
    needs: ["moderate"],
    title: citizen.serviceName,
    context: "",
    href: `/problems?view=citizens&report=${encodeURIComponent(citizen.reportId)}`,
    light: "",
    deadline: daysLater(dayOf(citizen.requestedAt), 1),
    citizen,
    alerts: [],
  };
}

/**
 * An alert stands with what it is about, when that waits too.
 *
 * @param {any} alert
 * @param {any} message the one that told this person, if it is among the latest
 * @returns {Waiting}
 */
export function alertItem(alert, message) {
  const { type, projectId, nodeId, problemId, orderId } = alert.subject;
  const keys = /** @type {Record<string, string>} */ ({
    NODE: `NODE/${projectId}/${nodeId}`,
    PROBLEM: `PROBLEM/${problemId}`,
    ORDER: `ORDER/${orderId}`,
  });
  const hrefs = /** @type {Record<string, string>} */ ({
    PROBLEM: problemAddress(problemId ?? ""),
    PLATFORM: "/admin",
  });
  return {
    key: keys[type] ?? `ALERT/${alert.alertId}`,
    needs: ["acknowledge"],
    title: message?.nodeName || message?.projectName || (type === "PROBLEM" ? problemId : (nodeId ?? projectId ?? "")),
    context: message?.nodeName ? message.projectName : (projectId ?? ""),
    href: hrefs[type] ?? projectAddress(projectId ?? "", nodeId ?? ""),
    light: alert.severity === "CRITICAL" ? "RED" : "AMBER",
    deadline: dayOf(alert.raisedAt),
    alerts: [alert],
  };
}
