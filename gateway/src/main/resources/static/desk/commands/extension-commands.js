// @ts-check
// The commands for a request for a later date of a node.

import { isPerson } from "/desk/rights.js";
import { day, daysLater } from "/shared/format.js";
import { decidesOnDates } from "./dates.js";
import { dateField, noteField, reasonField } from "./fields.js";
import { give, projectPath } from "./sending.js";
import { text } from "./texts.js";

/** @typedef {import("../command-dialog.js").Command} Command */

/**
 * What a person may do with the request now: the project's leader or a commander decides on it, never who asked. While the
 * node's completion waits for its check, the request can only be refused.
 *
 * @param {import("/shared/api/session.js").Session} session
 * @param {import("./subjects.js").ExtensionSubject} subject
 * @returns {Command[]}
 */
export function extensionCommands(session, { extension, row, project, version }) {
  const isAsker = isPerson(session, { personId: extension.requestedBy });
  if (extension.state !== "PENDING" || project?.withdrawal || isAsker || !decidesOnDates(session, row.area, project)) {
    return [];
  }
  const path = `${projectPath(row.projectId, row.nodeId)}/extensions/${encodeURIComponent(extension.extensionId)}/decision`;
  const isOpen = !row.completedOn && row.standing !== "CLAIMED";
  return [...(isOpen ? [approval(path, row.nodeName, row.dueDate, extension, version)] : []), refusal(path, row.nodeName, row.dueDate, version)];
}

/**
 * @param {string} path of the decision
 * @param {string} name of what the date belongs to
 * @param {string} dueDate the present one
 * @param {any} extension
 * @param {string | null} [version]
 * @returns {Command}
 */
export function approval(path, name, dueDate, extension, version) {
  const asked = extension.requestedDueDate;
  const why = extension.reason ? ` ${text("askedBecause", extension.reason)}` : "";
  const hint = text("approvedHint", day(asked), day(dueDate)) + why;
  return {
    name: "approve",
    label: text("approve"),
    effect: text("approveEffect", name, day(dueDate)),
    fields: [dateField("dueDate", text("approvedDate"), { value: asked, min: daysLater(dueDate, 1), hint }), noteField()],
    send: (values, key) => give(path, { verdict: "APPROVED", dueDate: values.dueDate, note: values.note }, key, version),
  };
}

/**
 * @param {string} path of the decision
 * @param {string} name of what the date belongs to
 * @param {string} dueDate the present one
 * @param {string | null} [version]
 * @returns {Command}
 */
export function refusal(path, name, dueDate, version) {
  return {
    name: "refuse",
    label: text("refuse"),
    effect: text("refuseEffect", name, day(dueDate)),
    fields: [reasonField("note")],
    send: ({ note }, key) => give(path, { verdict: "REFUSED", note }, key, version),
  };
}
