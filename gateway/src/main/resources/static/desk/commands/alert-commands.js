// @ts-check
// The commands for an alert.

import { create } from "/shared/api/http.js";
import { coversArea, hasRole } from "/desk/rights.js";
import { daysLater } from "/shared/format.js";
import { dateField, noteField, reasonField } from "./fields.js";
import { give, todayOf } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("./subjects.js").AlertSubject} AlertSubject
 */

const USUAL_DAYS = 3;
const LONGEST_DAYS = 89;

/**
 * What a person may do with an alert now.
 *
 * @param {import("/shared/api/session.js").Session} session
 * @param {AlertSubject} subject
 * @returns {Command[]}
 */
export function alertCommands(session, subject) {
  const { alert, area } = subject;
  const maySilence = !alert.resolvedAt && area && hasRole(session, "COMMANDER", "SUPERVISOR") && coversArea(session, area);
  return [...(alert.mayAcknowledge ? [acknowledge(alert)] : []), ...(maySilence ? [silence(subject)] : [])];
}

/**
 * @param {any} alert
 * @returns {Command}
 */
function acknowledge(alert) {
  return {
    name: "acknowledge",
    label: text("acknowledge"),
    effect: text("acknowledgeEffect"),
    fields: [noteField()],
    send: (values, key) => give(`/api/v1/alerts/${encodeURIComponent(alert.alertId)}/acknowledgement`, values, key),
  };
}

/**
 * @param {AlertSubject} subject
 * @returns {Command}
 */
function silence({ alert, name, area, asOf }) {
  const today = todayOf(asOf);
  const { problemId, nodeId, projectId } = alert.subject;
  /** @type {(string | undefined)[][]} */
  const traits = [["AREA", area], ...(problemId ? [["PROBLEM", problemId]] : [["PROJECT", projectId], ["NODE", nodeId]])];
  const match = traits.filter(([, value]) => value).map(([trait, value]) => ({ trait, values: [value] }));
  return {
    name: "silence",
    label: text("silence"),
    effect: text("silenceEffect", name),
    fields: [
      dateField("endsAt", text("until"), { value: daysLater(today, USUAL_DAYS), min: today, max: daysLater(today, LONGEST_DAYS) }),
      reasonField("reason"),
    ],
    send: ({ endsAt, reason }, key) =>
      create("/api/v1/silences", { match, reason: reason.trim(), endsAt: `${daysLater(endsAt, 1)}T00:00:00+08:00` }, key),
  };
}
