// @ts-check
// A moderator's commands for a citizen's report: raise a problem from it, add it to one, or decline it.

import { peopleToChoose, unitsToChoose } from "/desk/commands/people.js";
import { give, todayOf } from "/desk/commands/sending.js";
import { all } from "/shared/api/http.js";
import { daysLater } from "/shared/format.js";
import { word } from "/shared/words.js";
import { CATEGORIES } from "./query.js";
import { text } from "./texts.js";

/**
 * @typedef {import("/desk/command-dialog.js").Command} Command
 * @typedef {import("/desk/command-dialog.js").CommandField} CommandField
 */

const USUAL_DAYS = 7;
const OPEN = "OVERDUE,DUE_SOON,AT_RISK,ON_TRACK,CLAIMED,SUSPENDED";

/**
 * @param {any} report with everything in it
 * @param {string | null} version its ETag
 * @param {import("/desk/programmes.js").Programme[]} programmes
 * @param {string} asOf
 * @returns {Command[]}
 */
export function moderationCommands(report, version, programmes, asOf) {
  return report.state === "PENDING" ? [accept(report, version, programmes, asOf), merge(report, version), decline(report, version)] : [];
}

/**
 * @param {any} report
 * @param {string | null} version
 * @param {import("/desk/programmes.js").Programme[]} programmes
 * @param {string} asOf
 * @returns {Command}
 */
function accept(report, version, programmes, asOf) {
  const today = todayOf(asOf);
  const [people, units, projects] = [/** @type {any[]} */ ([]), /** @type {any[]} */ ([]), /** @type {any[]} */ ([])];
  const ofDistrict = programmes.filter(({ area }) => !report.area || report.area.startsWith(area) || area.startsWith(report.area));
  /** @returns {CommandField[]} */
  const fields = () => [
    { name: "title", label: text("titleOf"), type: "text", isRequired: true, maxLength: 200 },
    { name: "description", label: text("descriptionOf"), type: "textarea" },
    { name: "address", label: text("addressOf"), type: "text", maxLength: 300 },
    { name: "category", label: text("categoryOf"), type: "select", value: report.serviceCode, options: CATEGORIES.map((code) => ({ value: code, label: word(code) })) },
    { name: "dueDate", label: text("dueDate"), type: "date", isRequired: true, value: daysLater(today, USUAL_DAYS), min: today },
    {
      name: "programme",
      label: text("programme"),
      type: "select",
      value: ofDistrict[0]?.programmeId ?? "",
      options: ofDistrict.map(({ programmeId, name }) => ({ value: programmeId, label: name })),
    },
    { name: "projectId", label: text("projectOf"), type: "pick", options: projects, hint: text("projectHint") },
    { name: "owner", label: text("ownerOf"), type: "pick", options: people },
    { name: "unit", label: text("unitOf"), type: "pick", options: units },
    { name: "leader", label: text("leader"), type: "pick", options: people },
  ];
  return {
    name: "acceptReport",
    label: text("accept"),
    effect: text("acceptEffect"),
    fields: fields(),
    prepare: async () => {
      const found = await Promise.all([peopleToChoose(), unitsToChoose(), projectsToChoose(ofDistrict)]);
      people.push(...found[0]);
      units.push(...found[1]);
      projects.push(...found[2]);
      return fields();
    },
    send: (values, key) => {
      const ref = (/** @type {any[]} */ among, /** @type {string} */ value) => among.find((one) => one.value === value)?.ref;
      const project = projects.find(({ value }) => value === values.projectId);
      const programme = project?.programme ?? values.programme;
      return judge(report, version, { ...values, verdict: "ACCEPTED", programme, owner: ref(people, values.owner), unit: ref(units, values.unit), leader: ref(people, values.leader) }, key);
    },
  };
}

/** @param {import("/desk/programmes.js").Programme[]} programmes */
async function projectsToChoose(programmes) {
  const lists = await Promise.all(programmes.map(({ programmeId }) => all("/api/v1/projects", { programme: programmeId })));
  return lists.flatMap(({ items }) =>
    items.map(({ projectId, name, programme }) => ({ value: projectId, label: `${name}（${projectId}）`, programme })),
  );
}

/**
 * @param {any} report
 * @param {string | null} version
 * @returns {Command}
 */
function merge(report, version) {
  const near = report.duplicates.map((/** @type {any} */ one) => one.problemId).filter(Boolean);
  return {
    name: "mergeReport",
    label: text("merge"),
    effect: text("mergeEffect"),
    fields: [],
    prepare: async () => {
      const { items } = await all("/api/v1/problems", { standing: OPEN, ...(report.area ? { area: report.area } : {}) });
      const options = items.map(({ problemId, title, projectName }) => ({
        value: problemId,
        label: `${title}（${projectName ?? problemId} · ${problemId}）`,
      }));
      const first = options.find(({ value }) => near.includes(value));
      return [{ name: "problemId", label: text("mergeInto"), type: "pick", isRequired: true, options, value: first?.label ?? "" }];
    },
    send: ({ problemId }, key) => judge(report, version, { verdict: "MERGED", problemId }, key),
  };
}

/**
 * @param {any} report
 * @param {string | null} version
 * @returns {Command}
 */
function decline(report, version) {
  return {
    name: "declineReport",
    label: text("decline"),
    effect: text("declineEffect"),
    fields: [{ name: "reason", label: text("reason"), type: "textarea", isRequired: true, maxLength: 1_000 }],
    isGrave: true,
    send: ({ reason }, key) => judge(report, version, { verdict: "DECLINED", reason }, key),
  };
}

/**
 * @param {any} report
 * @param {string | null} version
 * @param {Record<string, unknown>} judgement
 * @param {string} key
 */
function judge(report, version, judgement, key) {
  return give(`/api/v1/citizen-reports/${encodeURIComponent(report.reportId)}/moderation`, judgement, key, version);
}
