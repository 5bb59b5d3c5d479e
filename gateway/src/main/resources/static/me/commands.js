// @ts-check
// The commands for pending items, from the desk's catalogue.

import { alertCommands } from "/desk/commands/alert-commands.js";
import { extensionCommands } from "/desk/commands/extension-commands.js";
import { nodeCommands } from "/desk/commands/node-commands.js";
import { orderCommands } from "/desk/commands/order-commands.js";
import { problemCommands } from "/desk/commands/problem-commands.js";
import { give } from "/desk/commands/sending.js";
import { Refused } from "/shared/api/http.js";
import { colon, semicolon } from "/shared/language.js";
import { refusalText } from "/shared/refusals.js";
import { text } from "./texts.js";

/**
 * @typedef {import("/desk/command-dialog.js").Command} Command
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./waiting.js").Waiting} Waiting
 * @typedef {import("./waiting.js").Need} Need
 */

/** The commands for each need. @type {Record<Need, string[]>} */
const MEETING = {
  sign: ["sign", "object"],
  report: ["report"],
  claim: ["claim", "extension"],
  answer: ["reply"],
  judge: ["close", "sendBack"],
  rectify: ["rectify", "extension"],
  verify: ["accept", "return"],
  decide: ["approve", "refuse"],
  acknowledge: ["acknowledge"],
  moderate: [],
};

/**
 * @param {Session} session
 * @param {Waiting} item
 * @param {string} asOf
 * @returns {Command[]} what the person may do about it here
 */
export function commandsFor(session, item, asOf) {
  const { row, problem, order, extension, project = null, alerts } = item;
  const offered = [
    ...(row && extension ? extensionCommands(session, { extension, row, project, asOf }) : []),
    ...(row ? nodeCommands(session, { row, asOf }) : []),
    ...(problem ? problemCommands(session, { problem: { ...problem, extensions: extension ? [extension] : undefined }, project, asOf }) : []),
    ...(order ? orderCommands(session, { order, asOf }) : []),
    ...alerts.slice(0, 1).flatMap((alert) => alertCommands(session, { alert, name: item.title, asOf })),
  ];
  const wanted = new Set(item.needs.flatMap((need) => MEETING[need]));
  return offered.filter(({ name }, index) => wanted.has(name) && offered.findIndex((one) => one.name === name) === index);
}

/**
 * @param {string} command
 * @returns {Need | undefined} the need that it meets; undefined: none, such as asking for more time
 */
export function needMetBy(command) {
  if (command === "extension") {
    return undefined;
  }
  const met = Object.entries(MEETING).find(([, names]) => names.includes(command));
  return /** @type {Need | undefined} */ (met?.[0]);
}

/**
 * Signs for many nodes, one after the other; what is refused stays.
 *
 * @param {Waiting[]} items
 * @returns {Command | null} null: there is nothing to sign together
 */
export function signTogether(items) {
  const rows = items.filter(({ needs }) => needs.includes("sign")).map(({ row }) => row);
  if (rows.length < 2) {
    return null;
  }
  return {
    name: "signAll",
    label: text("signAll", rows.length),
    effect: text("signAllEffect", rows.length),
    fields: [{ name: "note", label: text("signNote"), type: "textarea" }],
    send: async ({ note }, key) => {
      const refused = [];
      for (const [index, { projectId, nodeId, nodeName }] of rows.entries()) {
        const path = `/api/v1/projects/${encodeURIComponent(projectId)}/nodes/${encodeURIComponent(nodeId)}/acceptance`;
        try {
          await give(path, { verdict: "SIGNED", note }, `${key}/${index}`);
        } catch (failure) {
          if (!(failure instanceof Refused) || failure.isPassing) {
            throw failure;
          }
          refused.push(`${nodeName}${colon()}${failure.message}`);
        }
      }
      return outcome(rows.length, refused);
    },
  };
}

/**
 * Checks many claims with one verdict and one note.
 *
 * @param {Waiting[]} items
 * @param {"ACCEPTED" | "RETURNED"} verdict
 * @returns {Command}
 */
export function verifyTogether(items, verdict) {
  const isAccepted = verdict === "ACCEPTED";
  const named = items.map(({ claim, problem }) =>
    problem ? { problemId: problem.problemId } : { projectId: claim.projectId, nodeId: claim.nodeId },
  );
  return {
    name: isAccepted ? "acceptAll" : "returnAll",
    label: `${text(isAccepted ? "accept" : "giveBack")} (${items.length})`,
    effect: text(isAccepted ? "acceptEffect" : "giveBackEffect", items.length),
    fields: [{ name: "note", label: text(isAccepted ? "note" : "noteOfReturn"), type: "textarea", isRequired: !isAccepted }],
    isGrave: isAccepted,
    send: async ({ note }, key) => {
      const { body } = await give("/api/v1/verifications", { items: named, verdict, note }, key);
      const refused = body.outcomes.flatMap((/** @type {any} */ one, /** @type {number} */ index) =>
        one.result === "REFUSED" ? [`${items[index]?.title}${colon()}${refusalText(409, { type: one.reason, detail: one.message })}`] : [],
      );
      return outcome(items.length, refused);
    },
  };
}

/**
 * @param {number} count
 * @param {string[]} refused
 * @returns {{words: () => string, isGood: boolean}}
 */
function outcome(count, refused) {
  return refused.length === 0
    ? { words: () => text("allDone", count), isGood: true }
    : { words: () => text("someRefused", count - refused.length, refused.length, refused.join(semicolon())), isGood: false };
}
