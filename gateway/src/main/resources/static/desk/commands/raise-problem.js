// @ts-check
// Puts a problem of a project onto the problem list.

import { get } from "/shared/api/http.js";
import { coversArea, hasRole, isOfUnit, isPerson } from "/desk/rights.js";
import { daysLater } from "/shared/format.js";
import { word } from "/shared/words.js";
import { dateField, photosField } from "./fields.js";
import { peopleToChoose } from "./people.js";
import { give, projectPath, store, todayOf } from "./sending.js";
import { text } from "./texts.js";

/**
 * @typedef {import("../command-dialog.js").Command} Command
 * @typedef {import("../command-dialog.js").CommandField} CommandField
 * @typedef {import("/shared/api/session.js").Session} Session
 * @typedef {import("./subjects.js").ProjectSubject} ProjectSubject
 * @typedef {import("./subjects.js").NodeSubject} NodeSubject
 */

const CATEGORIES = [
  "QUALITY", "SAFETY", "PROGRESS", "ENVIRONMENT", "FACILITIES", "ORDER", "SERVICE", "LAND", "FUNDS", "PERMITS", "UTILITIES", "WEATHER", "OTHER",
];
const USUAL_DAYS = 7;
const LATEST = "2100-12-31";

/**
 * @param {Session} session
 * @param {ProjectSubject | NodeSubject} subject
 * @returns {Command | null} null: it isn't for them
 */
export function raiseProblem(session, subject) {
  const row = "row" in subject ? subject.row : null;
  const { projectId } = row ?? subject.project;
  const sources = sourcesOf(session, subject);
  if (sources.length === 0) {
    return null;
  }
  /** @type {import("./people.js").Choice[]} */
  let people = [];
  const fields = (/** @type {any[]} */ nodes) => problemFields(subject, sources, nodes, people);
  return {
    name: "raise",
    label: text("raise"),
    effect: text("raiseEffect"),
    fields: fields([]),
    prepare: async () => {
      const [known, plan] = await Promise.all([peopleToChoose(), row ? { nodes: [] } : get(`${projectPath(projectId)}/plan`)]);
      people = known;
      return fields(plan.nodes);
    },
    send: async (values, key) => {
      const nodeId = row ? row.nodeId : values.nodeId;
      const photos = await store(values.photos || [], session.personId, "photos");
      const owner = people.find(({ value }) => value === values.owner)?.ref;
      const blocks = values.blocks && nodeId ? { blocks: [nodeId] } : { blocks: undefined };
      return give("/api/v1/problems", { ...values, projectId, nodeId, owner, photos, ...blocks }, key);
    },
  };
}

/**
 * @param {ProjectSubject | NodeSubject} subject
 * @param {string[]} sources
 * @param {any[]} nodes of the plan, where one is to be chosen
 * @param {import("./people.js").Choice[]} people
 * @returns {CommandField[]}
 */
function problemFields(subject, sources, nodes, people) {
  const isAboutNode = "row" in subject;
  const today = todayOf(subject.asOf);
  const options = [{ value: "", label: text("wholeProject") }, ...nodes.map(({ nodeId, name }) => ({ value: nodeId, label: name }))];
  return [
    { name: "source", label: text("source"), type: "select", isRequired: true, value: sources[0] ?? "", options: sources.map(named) },
    .../** @type {CommandField[]} */ (isAboutNode ? [] : [{ name: "nodeId", label: text("about"), type: "select", options }]),
    { name: "title", label: text("title"), type: "text", isRequired: true, maxLength: 200 },
    { name: "category", label: text("category"), type: "select", isRequired: true, value: "QUALITY", options: CATEGORIES.map(named) },
    { name: "blocks", label: text("blocks"), type: "checkbox" },
    { name: "description", label: text("description"), type: "textarea" },
    dateField("dueDate", text("dueDate"), { value: daysLater(today, USUAL_DAYS), min: today, max: LATEST }),
    { name: "owner", label: text("owner"), type: "pick", options: people, hint: text("ownerHint") },
    photosField(),
  ];
}

/** @param {string} code */
function named(code) {
  return { value: code, label: word(code) };
}

/**
 * From which sources a person raises problems of a project: who is on the site, who checks, who leads.
 *
 * @param {Session} session
 * @param {ProjectSubject | NodeSubject} subject
 */
function sourcesOf(session, subject) {
  const rows = "row" in subject ? [subject.row] : (subject.nodes ?? []);
  const { project } = subject;
  const area = project?.area ?? rows[0]?.area;
  const isHere = coversArea(session, area);
  const isOffice = hasRole(session, "SUPERVISOR", "COMMANDER") && isHere;
  const isOfIts = isOfUnit(session, project?.unit) || rows.some((row) => isOfUnit(session, row.unit));
  const isOfTheSite =
    (hasRole(session, "REPORTER", "UNIT") && isOfIts) || (hasRole(session, "OWNER") && rows.some((row) => isPerson(session, row.owner)));
  const leads = hasRole(session, "LEADER") && [project, ...rows].some((one) => isPerson(session, one?.leader));
  return [
    ...((hasRole(session, "SUPERVISOR") && isHere) || isOfTheSite ? ["SITE"] : []),
    ...(isOffice ? ["INSPECTION", "ASSESSMENT", "CITIZEN"] : []),
    ...((hasRole(session, "COMMANDER") && isHere) || leads ? ["INSTRUCTION"] : []),
  ];
}
