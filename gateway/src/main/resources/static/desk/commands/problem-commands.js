// @ts-check
// The commands for problems.

import { get } from "/shared/api/http.js";
import { coversArea, hasRole, isOfUnit, isPerson } from "/desk/rights.js";
import { day, daysLater } from "/shared/format.js";
import { decidesOnDates } from "./dates.js";
import { approval, refusal } from "./extension-commands.js";
import { dateField, noteField, photosField, reasonField } from "./fields.js";
import { peopleToChoose, unitsToChoose } from "./people.js";
import { give, store, todayOf } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./subjects.js").ProblemSubject} ProblemSubject
 */

const PATH = "/api/v1/problems";
const LATEST = "2100-12-31";

/**
 * What a person may do with a problem now. Whoever rectified it, answers for it or is of its unit doesn't verify it; whoever
 * raised it may contest.
 *
 * @param {Session} session
 * @param {ProblemSubject} subject
 * @returns {Command[]}
 */
export function problemCommands(session, subject) {
  const { problem, project } = subject;
  const rights = rightsOn(session, subject);
  const isMine = isPerson(session, { personId: problem.rectification?.by });
  const isRectified = problem.state === "RECTIFIED";
  const isPending = problem.extension?.state === "PENDING";
  const mayReopen = problem.state === "CLOSED" && !project?.withdrawal;
  /** @type {(Command | false)[]} */
  const commands = [
    isRectified && rights.checksIt && !isMine && accept(subject),
    isRectified && rights.checksIt && !isMine && sendBack(subject, "returnProblem"),
    isRectified && !rights.checksIt && rights.raisedIt && !isMine && sendBack(subject, "contest"),
    problem.state === "OPEN" && rights.answersFor && rectify(session, subject),
    problem.state === "OPEN" && (rights.answersFor || rights.commandsIt) && !isPending && askForExtension(subject),
    isPending && rights.decidesOnDates && problem.state === "OPEN" && approve(subject),
    isPending && rights.decidesOnDates && refuse(subject),
    mayReopen && (rights.decidesOnDates || rights.checksIt || rights.raisedIt) && reopen(session, subject),
    problem.state !== "CLOSED" && (rights.commandsIt || rights.checksIt) && reassign(subject, rights.commandsIt),
  ];
  return commands.filter((command) => command !== false);
}

/**
 * @param {Session} session
 * @param {ProblemSubject} subject
 */
function rightsOn(session, { problem, project }) {
  const isOfItsUnits = isOfUnit(session, problem.unit) || isOfUnit(session, project?.unit);
  const isOwner = isPerson(session, problem.owner);
  const isHere = coversArea(session, problem.area);
  const isAsker = isPerson(session, { personId: problem.extensions?.at(-1)?.requestedBy });
  const leads = { leader: problem.projectId ? project?.leader : problem.leader };
  return {
    raisedIt: isPerson(session, { personId: problem.raisedBy }),
    answersFor: (hasRole(session, "UNIT") && isOfItsUnits) || (hasRole(session, "OWNER") && isOwner),
    commandsIt: hasRole(session, "COMMANDER") && isHere,
    checksIt: hasRole(session, "SUPERVISOR") && isHere && !isOfItsUnits && !isOwner,
    decidesOnDates: !isAsker && decidesOnDates(session, problem.area, leads),
  };
}

/** @param {ProblemSubject} subject */
function accept({ problem, version }) {
  return command("accept", "acceptProblem", problem, [noteField()], ({ note }, key) =>
    give(pathOf(problem, "verification"), { verdict: "ACCEPTED", note }, key, version),
  );
}

/**
 * @param {ProblemSubject} subject
 * @param {"returnProblem" | "contest"} as
 */
function sendBack({ problem, version }, as) {
  return command(as === "contest" ? "contest" : "return", as, problem, [reasonField("note")], ({ note }, key) =>
    give(pathOf(problem, "verification"), { verdict: "RETURNED", note }, key, version),
  );
}

/**
 * @param {Session} session
 * @param {ProblemSubject} subject
 */
function rectify(session, { problem }) {
  const note = { ...noteField(), isRequired: true };
  return command("rectify", "rectify", problem, [note, photosField()], async (values, key) => {
    const photos = await store(values.photos || [], session.personId, "photos");
    return give(pathOf(problem, "rectification"), { note: values.note, photos }, key);
  });
}

/**
 * @param {Session} session
 * @param {ProblemSubject} subject
 */
function reopen(session, subject) {
  const { problem, asOf } = subject;
  const rights = rightsOn(session, subject);
  const setsDate = rights.decidesOnDates || rights.checksIt;
  const due = dateField("dueDate", text("newDate"), {
    isRequired: false,
    min: todayOf(asOf),
    max: LATEST,
    hint: text("keptHint", day(problem.dueDate)),
  });
  const fields = [reasonField("note"), ...(setsDate ? [due] : []), photosField()];
  return command("reopen", "reopen", problem, fields, async (values, key) => {
    const photos = await store(values.photos || [], session.personId, "photos");
    return give(pathOf(problem, "reopening"), { ...values, photos }, key);
  });
}

/** @param {ProblemSubject} subject */
function askForExtension({ problem }) {
  const hint = text("presentDue", day(problem.dueDate));
  const fields = [dateField("dueDate", text("newDate"), { min: daysLater(problem.dueDate, 1), max: LATEST, hint }), reasonField("reason")];
  return {
    ...command("extension", "extension", problem, fields, (values, key) => give(pathOf(problem, "extensions"), values, key)),
    effect: text("extensionEffect", problem.title, day(problem.dueDate)),
  };
}

/**
 * @param {ProblemSubject} subject
 * @returns {Command}
 */
function approve({ problem, version }) {
  const path = decisionPath(problem);
  const made = approval(path, problem.title, problem.dueDate, problem.extension, version);
  return {
    ...made,
    prepare: async () => {
      const { extensions } = await get(`${PATH}/${encodeURIComponent(problem.problemId)}`);
      return approval(path, problem.title, problem.dueDate, extensions?.at(-1) ?? problem.extension, version).fields;
    },
  };
}

/** @param {ProblemSubject} subject */
function refuse({ problem, version }) {
  return refusal(decisionPath(problem), problem.title, problem.dueDate, version);
}

/** @param {any} problem */
function decisionPath(problem) {
  return pathOf(problem, `extensions/${encodeURIComponent(problem.extension.extensionId)}/decision`);
}

/**
 * @param {ProblemSubject} subject
 * @param {boolean} namesLeader whether they may name another leader of a problem that has no project
 * @returns {Command}
 */
function reassign({ problem }, namesLeader) {
  /** @type {import("./people.js").Choice[]} */
  let people = [];
  /** @type {import("./people.js").Choice[]} */
  let units = [];
  const who = namesLeader || problem.projectId ? ["owner", "unit", "leader"] : ["owner", "unit"];
  const fields = () => [
    ...who.map((name) => ({
      name,
      label: text(/** @type {any} */ (name)),
      type: /** @type {const} */ ("pick"),
      options: name === "unit" ? units : people,
      hint: text("keptHint", problem[name]?.name ?? "—"),
    })),
    reasonField("reason"),
  ];
  return {
    ...command("reassign", "reassign", problem, fields(), (values, key) => {
      const ref = (/** @type {string} */ name) => (name === "unit" ? units : people).find(({ value }) => value === values[name])?.ref;
      const named = Object.fromEntries(who.map((name) => [name, ref(name)]));
      return give(pathOf(problem, "reassignment"), { ...named, reason: values.reason }, key);
    }),
    prepare: async () => {
      [people, units] = await Promise.all([peopleToChoose(), unitsToChoose()]);
      return fields();
    },
  };
}

/**
 * @param {string} name
 * @param {"acceptProblem" | "returnProblem" | "contest" | "rectify" | "reopen" | "extension" | "reassign"} words
 * @param {any} problem
 * @param {import("../command-dialog.js").CommandField[]} fields
 * @param {Command["send"]} send
 * @returns {Command}
 */
function command(name, words, problem, fields, send) {
  return { name, label: text(words), effect: text(/** @type {any} */ (`${words}Effect`), problem.title), fields, send };
}

/**
 * @param {any} problem
 * @param {string} what
 */
function pathOf(problem, what) {
  return `${PATH}/${encodeURIComponent(problem.problemId)}/${what}`;
}
