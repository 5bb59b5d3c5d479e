// @ts-check
// The commands for a node: sign, report, claim, verify, move its date.

import { Refused, get, post } from "/shared/api/http.js";
import { coversArea, hasRole, isOfUnit, isPerson } from "/desk/rights.js";
import { faultInLanguage } from "/shared/faults.js";
import { day, daysLater } from "/shared/format.js";
import { evidenceFields, storeEvidence } from "./evidence.js";
import { dateField, noteField, photosField, reasonField } from "./fields.js";
import { issueOrder } from "./order-commands.js";
import { raiseProblem } from "./raise-problem.js";
import { suspendNode } from "./project-commands.js";
import { decidesOnDates } from "./dates.js";
import { give, platformNow, projectPath, store, todayOf, withFields } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./subjects.js").NodeSubject} NodeSubject
 */

const LATEST = "2100-12-31";

/**
 * What a person may do with a node now.
 *
 * @param {Session} session
 * @param {NodeSubject} subject
 * @returns {Command[]}
 */
export function nodeCommands(session, subject) {
  if (subject.project?.withdrawal) {
    return [];
  }
  const { row } = subject;
  const isDone = Boolean(row.completedOn);
  const isClaimed = !isDone && row.standing === "CLAIMED";
  const isOpen = !isDone && !isClaimed;
  const mayMoveDate = isOpen && decidesOnDates(session, row.area, subject.project);
  const answers = answersFor(session, subject);
  const mayAsk = answers || (hasRole(session, "COMMANDER") && coversArea(session, row.area));
  const isNamed = isPerson(session, row.owner) && hasRole(session, "OWNER", "UNIT", "LEADER");
  /** @type {(Command | false)[]} */
  const commands = [
    isClaimed && mayVerify(session, subject) && accept(subject),
    isClaimed && mayVerify(session, subject) && sendBack(subject),
    !isDone && isNamed && !row.signedAt && sign(subject),
    !isDone && isNamed && !row.signedAt && !row.objectedAt && object(subject),
    !isDone && mayReport(session, subject) && report(session, subject),
    isOpen && answers && claim(session, subject),
    isOpen && mayAsk && row.extension?.state !== "PENDING" && askForExtension(subject),
    mayMoveDate && row.dueDate > todayOf(subject.asOf) && advance(subject),
    ...(isDone ? [] : [issueOrder(session, subject), raiseProblem(session, subject), suspendNode(session, subject)]),
  ].map((command) => command ?? false);
  return commands.filter((command) => command !== false);
}

/**
 * @param {Session} session
 * @param {NodeSubject} subject
 */
function answersFor(session, { row, project }) {
  const isOfIts = isOfUnit(session, row.unit) || isOfUnit(session, project?.unit);
  return (hasRole(session, "UNIT") && isOfIts) || (hasRole(session, "OWNER") && isPerson(session, row.owner));
}

/**
 * Whoever answers for a node, or is of its unit, may not verify it.
 *
 * @param {Session} session
 * @param {NodeSubject} subject
 */
function mayVerify(session, { row, project }) {
  const hasPart = isOfUnit(session, row.unit) || isOfUnit(session, project?.unit) || isPerson(session, row.owner);
  return hasRole(session, "SUPERVISOR") && coversArea(session, row.area) && !hasPart;
}

/**
 * @param {Session} session
 * @param {NodeSubject} subject
 */
function mayReport(session, { row, project }) {
  const isOfIts = isOfUnit(session, row.unit) || isOfUnit(session, project?.unit);
  return (hasRole(session, "REPORTER") && isOfIts) || (hasRole(session, "OWNER") && isPerson(session, row.owner));
}

/** @param {NodeSubject} subject */
function sign({ row }) {
  return command("sign", text("signEffect", row.nodeName, day(row.dueDate)), [noteField()], ({ note }, key) =>
    give(pathOf(row, "acceptance"), { verdict: "SIGNED", note }, key),
  );
}

/** @param {NodeSubject} subject */
function object({ row }) {
  return command("object", text("objectEffect", row.nodeName), [reasonField("note")], ({ note }, key) =>
    give(pathOf(row, "acceptance"), { verdict: "OBJECTED", note }, key),
  );
}

/**
 * @param {Session} session
 * @param {NodeSubject} subject
 * @returns {Command}
 */
function report(session, { row, asOf, planned }) {
  const { quantity } = row;
  const unit = quantity?.unit ?? planned?.quantity?.unit;
  const total = quantity?.total ?? planned?.quantity?.total;
  const known = row.lastReportedAt ? text("observedHint", row.progressPercent) : text("notYetReported");
  return {
    name: "report",
    label: text("report"),
    effect: text("reportEffect", row.nodeName),
    fields: [
      unit
        ? { name: "quantity", label: text("amount", unit), type: "number", isRequired: true, min: "0", hint: text("amountHint", total, unit) }
        : { name: "progressPercent", label: text("percent"), type: "number", isRequired: true, min: "0", max: "100", hint: known },
      noteField(),
      photosField(),
    ],
    send: async (values, key) => {
      const photos = await store(values.photos || [], session.personId, "photos");
      const body = {
        reportId: key,
        projectId: row.projectId,
        nodeId: row.nodeId,
        observedAt: platformNow(asOf),
        photos,
        ...(unit ? { quantity: { done: Number(values.quantity), unit } } : { progressPercent: Number(values.progressPercent) }),
        ...(values.note.trim() ? { note: values.note.trim() } : {}),
      };
      const { outcomes } = await post("/api/v1/site-reports/batch", { reports: [body] }, { headers: { "Idempotency-Key": key } });
      const [outcome] = outcomes;
      if (outcome.outcome === "REJECTED") {
        throw rejected(outcome.reason);
      }
      return outcome;
    },
  };
}

/**
 * A report that the platform rejected, as a refusal of its field.
 *
 * @param {string} reason such as `INVALID: note: must give a reason`
 */
function rejected(reason) {
  const [, named, message = reason] = /^(?:[A-Z_]+: )?(?:(\w+)(?:\[\d+\])?: )?(.*)$/s.exec(reason) ?? [];
  const field = named ?? /progressPercent|quantity|note|photos/.exec(message)?.[0];
  return new Refused(new Response(null, { status: 422 }), {
    detail: text("reportRejected", faultInLanguage(message)),
    violations: field ? [{ field, message }] : [],
  });
}

/**
 * @param {Session} session
 * @param {NodeSubject} subject
 * @returns {Command}
 */
function claim(session, { row, asOf, planned }) {
  const today = todayOf(asOf);
  /** @type {string[]} */
  let demanded = planned?.evidence ?? [];
  const fields = () => [
    dateField("completedOn", text("completedOn"), { value: today, max: today }),
    ...evidenceFields(demanded),
    noteField(),
  ];
  return {
    name: "claim",
    label: text("claim"),
    effect: text("claimEffect", row.nodeName),
    fields: fields(),
    prepare: async () => {
      demanded = (planned ?? (await plannedNode(row.projectId, row.nodeId)))?.evidence ?? [];
      return fields();
    },
    send: async (values, key) => {
      const evidence = await storeEvidence(demanded, values, session.personId);
      const body = { completedOn: values.completedOn, evidence: evidence.items, note: values.note };
      return withFields(
        () => give(pathOf(row, "completion"), body, key),
        (refused) => (refused.startsWith("evidence") ? evidence.fieldOf(refused) : refused),
      );
    },
  };
}

/**
 * @param {string} projectId
 * @param {string} nodeId
 * @returns {Promise<any>} the node as the plan has it
 */
export async function plannedNode(projectId, nodeId) {
  const plan = await get(`${projectPath(projectId)}/plan`);
  return plan.nodes.find((/** @type {any} */ one) => one.nodeId === nodeId);
}

/** @param {NodeSubject} subject */
function accept({ row, version }) {
  const effect = text("acceptEffect", row.nodeName, row.claimedOn ? day(row.claimedOn) : "");
  return {
    ...command("accept", effect, [noteField()], ({ note }, key) =>
      give(pathOf(row, "verification"), { verdict: "ACCEPTED", note }, key, version),
    ),
    isGrave: true,
  };
}

/** @param {NodeSubject} subject */
function sendBack({ row, version }) {
  return command("return", text("returnEffect", row.nodeName), [reasonField("note")], ({ note }, key) =>
    give(pathOf(row, "verification"), { verdict: "RETURNED", note }, key, version),
  );
}

/** @param {NodeSubject} subject */
function askForExtension({ row }) {
  const fields = [
    dateField("dueDate", text("newDate"), { min: daysLater(row.dueDate, 1), max: LATEST, hint: text("presentDue", day(row.dueDate)) }),
    reasonField("reason"),
  ];
  return command("extension", text("extensionEffect", row.nodeName, day(row.dueDate)), fields, ({ dueDate, reason }, key) =>
    give(pathOf(row, "extensions"), { dueDate, reason }, key),
  );
}

/** @param {NodeSubject} subject */
function advance({ row, asOf }) {
  const hint = text("presentDue", day(row.dueDate));
  const fields = [
    dateField("dueDate", text("newDate"), { min: todayOf(asOf), max: daysLater(row.dueDate, -1), hint }),
    reasonField("reason"),
  ];
  return command("advance", text("advanceEffect", row.nodeName, day(row.dueDate)), fields, ({ dueDate, reason }, key) =>
    give(pathOf(row, "advancement"), { dueDate, reason }, key),
  );
}

/**
 * @param {"sign" | "object" | "accept" | "return" | "extension" | "advance"} name
 * @param {string} effect
 * @param {import("../command-dialog.js").CommandField[]} fields
 * @param {Command["send"]} send
 * @returns {Command}
 */
function command(name, effect, fields, send) {
  return { name, label: text(name), effect, fields, send };
}

/**
 * @param {any} row
 * @param {string} what
 */
function pathOf(row, what) {
  return `${projectPath(row.projectId, row.nodeId)}/${what}`;
}
