// @ts-check
// A person's pending items, collected from the lists of their roles, one entry for each subject.

import { coversArea, hasRole, isOfUnit, isPerson } from "/desk/rights.js";
import { Refused, all, get } from "/shared/api/http.js";
import { dayOf } from "/shared/format.js";
import { alertItem, citizenItem, claimItem, nodeItem, orderItem, problemItem } from "./waiting-items.js";

/** @typedef {import("/shared/api/session.js").Session} Session */

/**
 * What somebody is asked to do.
 *
 * @typedef {"sign" | "report" | "claim" | "answer" | "judge" | "rectify" | "verify" | "decide" | "acknowledge" | "moderate"} Need
 */

/**
 * A thing that waits, with everything that it waits for.
 *
 * @typedef {object} Waiting
 * @property {string} key names the thing: `NODE/p/n`, `PROBLEM/q`, `ORDER/o`, `CITIZEN/c`, `ALERT/a`
 * @property {Need[]} needs
 * @property {string} title
 * @property {string} context where it belongs
 * @property {string} href the page that shows it
 * @property {string} light
 * @property {string | null} deadline the earliest day by which one of its needs is to be met
 * @property {any} [row] of the deadline list
 * @property {any} [problem] of the problem list
 * @property {any} [order]
 * @property {any} [claim] as `GET /api/v1/verifications` shows it
 * @property {any} [citizen] a citizen's report
 * @property {any} [extension] the wish for a later date that waits
 * @property {any} [project] the entry of the project that it belongs to, where that is known
 * @property {any[]} alerts that wait for this person's acknowledgement
 */

/** In the order in which the page shows them; the roles for which each is. */
export const NEEDS = /** @type {const} */ ([
  { need: "answer", roles: ["UNIT"] },
  { need: "rectify", roles: ["UNIT", "OWNER"] },
  { need: "sign", roles: ["OWNER", "UNIT", "LEADER"] },
  { need: "report", roles: ["OWNER", "REPORTER"] },
  { need: "claim", roles: ["UNIT", "OWNER"] },
  { need: "verify", roles: ["SUPERVISOR"] },
  { need: "decide", roles: ["LEADER", "COMMANDER"] },
  { need: "judge", roles: ["SUPERVISOR", "COMMANDER"] },
  { need: "moderate", roles: ["SUPERVISOR", "COMMANDER"] },
  { need: "acknowledge", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"] },
]);

const OPEN = "OVERDUE,DUE_SOON,AT_RISK,ON_TRACK";
const NEAR = ["OVERDUE", "DUE_SOON"];
const MOST_DECISIONS = 100;

/**
 * @param {Session} session
 * @returns {Need[]} what their roles may be asked for
 */
export function needsOf(session) {
  return NEEDS.filter(({ roles }) => hasRole(session, ...roles)).map(({ need }) => need);
}

/**
 * @param {Session} session
 * @returns {Promise<{items: Waiting[], asOf: string, isComplete: boolean, failed: string[]}>} the most urgent first; `failed`
 *     names the sources that could not be asked
 */
export async function fetchWaiting(session) {
  const sources = [
    { name: "nodes", isAsked: hasRole(session, "OWNER", "UNIT", "REPORTER", "LEADER"), ask: () => nodes(session) },
    { name: "problems", isAsked: hasRole(session, "OWNER", "UNIT", "SUPERVISOR"), ask: () => problems(session) },
    { name: "orders", isAsked: hasRole(session, "UNIT", "SUPERVISOR", "COMMANDER"), ask: () => orders(session) },
    { name: "claims", isAsked: hasRole(session, "SUPERVISOR"), ask: claims },
    { name: "extensions", isAsked: hasRole(session, "LEADER", "COMMANDER"), ask: () => extensions(session) },
    { name: "alerts", isAsked: hasRole(session, "COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"), ask: () => alerts(session) },
    { name: "citizens", isAsked: hasRole(session, "SUPERVISOR", "COMMANDER"), ask: citizens },
  ].filter(({ isAsked }) => isAsked);
  const answers = await Promise.allSettled(sources.map(({ ask }) => ask()));
  const failed = sources.filter((_, index) => answers[index]?.status === "rejected").map(({ name }) => name);
  const given = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const broken = answers.find((answer) => answer.status === "rejected");
  if (given.length === 0 && broken) {
    throw /** @type {PromiseRejectedResult} */ (broken).reason;
  }
  return {
    items: byUrgency(merged(given.flatMap(({ items }) => items))),
    asOf: given.map(({ asOf }) => asOf).sort().at(-1) ?? new Date().toISOString(),
    isComplete: given.every(({ isComplete }) => isComplete),
    failed,
  };
}

/**
 * One entry for each thing, whichever lists it came from.
 *
 * @param {Waiting[]} found
 */
export function merged(found) {
  /** @type {Map<string, Waiting>} */
  const things = new Map();
  for (const one of found) {
    const before = things.get(one.key);
    things.set(one.key, before ? joined(before, one) : one);
  }
  return [...things.values()];
}

/**
 * @param {Waiting} one
 * @param {Waiting} other
 * @returns {Waiting}
 */
function joined(one, other) {
  const known = one.row || one.problem || one.order || one.claim ? one : other;
  const deadlines = [one.deadline, other.deadline].filter((day) => day !== null).sort();
  return {
    ...other,
    ...one,
    title: known.title,
    context: known.context,
    light: known.light,
    needs: [...new Set([...one.needs, ...other.needs])],
    alerts: [...one.alerts, ...other.alerts],
    deadline: deadlines[0] ?? null,
    row: one.row ?? other.row,
    problem: one.problem ?? other.problem,
    order: one.order ?? other.order,
    claim: one.claim ?? other.claim,
    extension: one.extension ?? other.extension,
    project: one.project ?? other.project,
  };
}

/** @param {Waiting[]} items */
function byUrgency(items) {
  return items.sort((a, b) => (a.deadline ?? "9999").localeCompare(b.deadline ?? "9999") || a.key.localeCompare(b.key));
}

/** @param {Session} session */
function ownership({ personId, roles, units }) {
  const ofUnits = roles.includes("REPORTER") || roles.includes("UNIT") ? units.map((unit) => ({ unit })) : [];
  return [{ owner: personId }, ...ofUnits];
}

/**
 * @param {string} path
 * @param {Session} session
 * @param {Record<string, string>} parameters
 */
async function own(path, session, parameters) {
  const answers = await Promise.all(
    ownership(session).map((whose) => all(path, { ...parameters, .../** @type {Record<string, string>} */ (whose), sort: "dueDate" })),
  );
  return {
    rows: answers.flatMap(({ items }) => items),
    asOf: answers[0]?.asOf ?? "",
    isComplete: answers.every(({ isComplete }) => isComplete),
  };
}

/** @param {Session} session */
async function nodes(session) {
  const { rows, asOf, isComplete } = await own("/api/v1/deadlines", session, { standing: OPEN });
  const today = dayOf(asOf);
  const items = rows.flatMap((row) => {
    /** @type {Need[]} */
    const needs = [];
    const deadlines = [row.dueDate];
    const isMine = isPerson(session, row.owner);
    if (isMine && !row.signedAt && !row.objectedAt && hasRole(session, "OWNER", "UNIT", "LEADER")) {
      needs.push("sign");
      deadlines.push(row.signingDueOn ?? row.dueDate);
    }
    if (row.reportMissing && ((isMine && hasRole(session, "OWNER")) || (isOfUnit(session, row.unit) && hasRole(session, "REPORTER")))) {
      needs.push("report");
      deadlines.push(today);
    }
    const mayClaim = (isMine && hasRole(session, "OWNER")) || (isOfUnit(session, row.unit) && hasRole(session, "UNIT"));
    if (mayClaim && (row.progressPercent >= 100 || NEAR.includes(row.standing))) {
      needs.push("claim");
    }
    return needs.length === 0 ? [] : [nodeItem(row, needs, deadlines.sort()[0])];
  });
  return { items, asOf, isComplete };
}

/** @param {Session} session */
async function problems(session) {
  const parts = [];
  if (hasRole(session, "OWNER", "UNIT")) {
    const { rows, asOf, isComplete } = await own("/api/v1/problems", session, { standing: OPEN });
    const mine = rows.filter(
      (row) => (isPerson(session, row.owner) && hasRole(session, "OWNER")) || (isOfUnit(session, row.unit) && hasRole(session, "UNIT")),
    );
    parts.push({ items: mine.map((row) => problemItem(row, ["rectify"])), asOf, isComplete });
  }
  if (hasRole(session, "SUPERVISOR")) {
    const { items, asOf, isComplete } = await all("/api/v1/problems", { standing: "CLAIMED", sort: "dueDate" });
    const checked = items.filter(
      (row) => coversArea(session, row.area) && !isPerson(session, row.owner) && !isOfUnit(session, row.unit),
    );
    parts.push({ items: checked.map((row) => problemItem(row, ["verify"])), asOf, isComplete });
  }
  return together(parts);
}

/** @param {Session} session */
async function orders(session) {
  const { items, asOf, isComplete } = await all("/api/v1/supervision-orders", { open: "true" });
  const mine = items.flatMap((order) => {
    /** @type {Need[]} */
    const needs = [];
    if (order.state !== "REPLIED" && !order.projectWithdrawn && hasRole(session, "UNIT") && isOfUnit(session, order.unit)) {
      needs.push("answer");
    }
    if (order.state === "REPLIED" && hasRole(session, "SUPERVISOR", "COMMANDER") && coversArea(session, order.area)) {
      needs.push("judge");
    }
    return needs.length === 0 ? [] : [orderItem(order, needs)];
  });
  return { items: mine, asOf, isComplete };
}

async function claims() {
  const { items, asOf, isComplete } = await all("/api/v1/verifications", {});
  return {
    items: items.filter(({ mayVerify }) => mayVerify).map((claim) => claimItem(claim)),
    asOf,
    isComplete,
  };
}

/**
 * Wishes for a later date that this person decides on: a commander of the area, and the leader of the project, whoever leads
 * the node; nobody decides on their own wish.
 *
 * @param {Session} session
 */
async function extensions(session) {
  const [ofNodes, ofProblems] = await Promise.all([
    all("/api/v1/deadlines", { extension: "PENDING" }),
    all("/api/v1/problems", { extension: "PENDING" }),
  ]);
  const rows = [...ofNodes.items, ...ofProblems.items];
  const asked = await Promise.all(rows.slice(0, MOST_DECISIONS).map((row) => decision(session, row)));
  return {
    items: asked.flatMap((item) => item ?? []),
    asOf: ofNodes.asOf,
    isComplete: ofNodes.isComplete && ofProblems.isComplete && rows.length <= MOST_DECISIONS,
  };
}

/**
 * @param {Session} session
 * @param {any} row of the deadline or the problem list
 * @returns {Promise<Waiting | null>} null: others decide
 */
async function decision(session, row) {
  const [project, extension] = await Promise.all([
    row.projectId ? get(`/api/v1/projects/${encodeURIComponent(row.projectId)}`).catch(unlessRefused) : null,
    wish(row).catch(unlessRefused),
  ]);
  const leader = row.problemId && !row.projectId ? row.leader : project?.leader;
  const decides =
    (hasRole(session, "COMMANDER") && coversArea(session, row.area)) || (hasRole(session, "LEADER") && isPerson(session, leader));
  if (!decides || !extension || extension.requestedBy === session.personId) {
    return null;
  }
  const item = row.problemId ? problemItem(row, ["decide"]) : nodeItem(row, ["decide"], row.dueDate);
  return { ...item, extension, project };
}

/** @param {any} row */
async function wish({ problemId, projectId, nodeId, extension }) {
  const { items } = problemId
    ? { items: (await get(`/api/v1/problems/${encodeURIComponent(problemId)}`)).extensions }
    : await get(`/api/v1/projects/${encodeURIComponent(projectId)}/nodes/${encodeURIComponent(nodeId)}/extensions`);
  return items.find((/** @type {any} */ one) => one.extensionId === extension.extensionId) ?? null;
}

/** @param {unknown} failure */
function unlessRefused(failure) {
  if (failure instanceof Refused) {
    return null;
  }
  throw failure;
}

/** @param {Session} session */
async function alerts(session) {
  const told = hasRole(session, "OWNER", "UNIT", "LEADER") ? {} : { person: session.personId };
  const [{ items, asOf, isComplete }, messages] = await Promise.all([
    all("/api/v1/alerts", { open: "true", .../** @type {Record<string, string>} */ (told) }),
    all("/api/v1/inbox", {}, { mostPages: 2 }),
  ]);
  const ofAlert = new Map(messages.items.map((message) => [message.alertId, message]));
  const mine = items.filter(({ mayAcknowledge }) => mayAcknowledge);
  return { items: mine.map((alert) => alertItem(alert, ofAlert.get(alert.alertId))), asOf, isComplete };
}

async function citizens() {
  const { items, asOf, isComplete } = await all("/api/v1/citizen-reports", { state: "PENDING" });
  return { items: items.map((citizen) => citizenItem(citizen)), asOf, isComplete };
}

/** @param {{items: Waiting[], asOf: string, isComplete: boolean}[]} parts */
function together(parts) {
  return {
    items: parts.flatMap(({ items }) => items),
    asOf: parts[0]?.asOf ?? "",
    isComplete: parts.every(({ isComplete }) => isComplete),
  };
}
