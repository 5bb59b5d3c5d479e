// @ts-check
// The data of a project's page, fetched from all services.

import { Refused, SignInNeeded, all, get, getVersioned } from "/shared/api/http.js";
import { projectPath } from "/desk/commands/sending.js";

const MOST_REPORTS = 100;

/**
 * A part of the page, or why there is none.
 *
 * @template T
 * @typedef {{value: T, failure: null} | {value: null, failure: Refused | Error}} Part
 */

/**
 * @typedef {object} ProjectView
 * @property {any} project the entry
 * @property {string} version its ETag
 * @property {any} schedule the nodes with their dates, and the three lists of the project
 * @property {string} asOf
 * @property {Part<any>} plan as it was set
 * @property {Part<any>} programme
 * @property {Part<any>} investment
 * @property {Part<any[]>} reports the newest first
 * @property {boolean} hasMoreReports
 * @property {Part<any[]>} suspensions
 * @property {Part<any[]>} extensions
 * @property {Part<{order: any, version: string}[]>} orders
 * @property {Part<any[]>} alerts
 * @property {Map<string, string>} names of people and units by their addresses
 */

/**
 * @param {string} projectId
 * @returns {Promise<ProjectView>}
 */
export async function fetchProject(projectId) {
  const path = projectPath(projectId);
  const [{ body: project, version }, schedule] = await Promise.all([getVersioned(path), scheduleOf(path)]);
  const [plan, programme, investment, reports, suspensions, extensions, orders, alerts] = await Promise.all([
    part(get(`${path}/plan`)),
    part(get(`/api/v1/programmes/${encodeURIComponent(project.programme)}`)),
    part(get("/api/v1/investments", { programme: project.programme, project: projectId })),
    part(get("/api/v1/site-reports", { project: projectId, limit: String(MOST_REPORTS) })),
    part(itemsOf(`${path}/suspensions`, {})),
    part(extensionsOf(path, schedule)),
    part(ordersOf(projectId)),
    part(itemsOf("/api/v1/alerts", { project: projectId })),
  ]);
  /** @type {ProjectView} */
  const view = {
    project, version, schedule, asOf: schedule.asOf, plan, programme, investment, suspensions, extensions, orders, alerts,
    reports: reports.value ? { value: reports.value.items, failure: null } : reports,
    hasMoreReports: Boolean(reports.value?.next),
    names: new Map(),
  };
  view.names = await namesOf(view);
  return view;
}

/**
 * A project that was withdrawn, or that has no plan yet, has no schedule.
 *
 * @param {string} path
 */
async function scheduleOf(path) {
  try {
    return await get(`${path}/schedule`);
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.status !== 404) {
      throw failure;
    }
    const { asOf } = await get(`${path}/suspensions`);
    return {
      nodes: [], links: [], goals: [], suspensions: [], deadlines: [], responsibilities: [], problems: [], drivingChain: [], heldBy: [],
      feasible: true, shortByDays: 0, sequence: 0, asOf,
    };
  }
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<Part<T>>}
 */
async function part(work) {
  try {
    return { value: await work, failure: null };
  } catch (failure) {
    if (failure instanceof SignInNeeded) {
      throw failure;
    }
    return { value: null, failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }
}

/**
 * @param {string} path
 * @param {Record<string, string>} parameters
 */
async function itemsOf(path, parameters) {
  const { items } = path.endsWith("/suspensions") ? await get(path) : await all(path, parameters);
  return items;
}

/**
 * The requests for later dates of those nodes for which there are some.
 *
 * @param {string} path of the project
 * @param {any} schedule
 */
async function extensionsOf(path, schedule) {
  const nodes = schedule.nodes.filter((/** @type {any} */ node) => node.extensions.length > 0);
  const pages = await Promise.all(nodes.map((/** @type {any} */ node) => get(`${path}/nodes/${encodeURIComponent(node.nodeId)}/extensions`)));
  return pages.flatMap(({ items }) => items).sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
}

/**
 * The orders about the project; those that are open with the version that a command has to name.
 *
 * @param {string} projectId
 */
async function ordersOf(projectId) {
  const { items } = await all("/api/v1/supervision-orders", { project: projectId });
  return Promise.all(
    items.map(async (order) => {
      if (order.state === "CLOSED") {
        return { order, version: "" };
      }
      const { body, version } = await getVersioned(`/api/v1/supervision-orders/${encodeURIComponent(order.orderId)}`);
      return { order: body, version };
    }),
  );
}

/**
 * The names behind the ids that the page shows: from the plan and the lists, and for others from the directory.
 *
 * @param {ProjectView} view
 */
async function namesOf(view) {
  const { project, schedule, plan, programme } = view;
  /** @type {Map<string, string>} */
  const names = new Map();
  const people = [
    project.leader,
    ...schedule.deadlines.flatMap((/** @type {any} */ row) => [row.owner, row.leader]),
    ...schedule.problems.flatMap((/** @type {any} */ row) => [row.owner, row.leader]),
    ...(plan.value?.nodes ?? []).flatMap((/** @type {any} */ { responsibility: of }) => [of.owner, of.leader, of.supervisor]),
    ...(programme.value?.headquarters ?? []).map((/** @type {any} */ one) => one.leader),
  ];
  people.filter((person) => person?.personId).forEach(({ personId, name }) => names.set(personId, name));
  [project.unit, ...schedule.deadlines.map((/** @type {any} */ row) => row.unit)]
    .filter(Boolean)
    .forEach(({ unitId, name }) => names.set(`unit:${unitId}`, name));
  const unknown = new Set(idsIn(view).filter((id) => id && !id.includes(":") && id !== "supervision-office" && !names.has(id)));
  await Promise.all(
    [...unknown].slice(0, 50).map(async (id) => {
      const person = await get(`/api/v1/people/${encodeURIComponent(id)}`).catch(() => null);
      if (person) {
        names.set(id, person.name);
      }
    }),
  );
  return names;
}

/**
 * @param {ProjectView} view
 * @returns {string[]} ids of people that stand without a name
 */
function idsIn({ reports, suspensions, extensions, orders, alerts, schedule }) {
  return [
    ...(reports.value ?? []).map((one) => one.reportedBy),
    ...(suspensions.value ?? []).map((one) => one.orderedBy),
    ...(extensions.value ?? []).flatMap((one) => [one.requestedBy, one.decidedBy]),
    ...(orders.value ?? []).flatMap(({ order }) => [
      order.issuedBy,
      order.closure?.by,
      ...order.rounds.flatMap((/** @type {any} */ round) => [round.answer?.by, round.returned?.by]),
    ]),
    ...(alerts.value ?? []).flatMap((one) => [one.acknowledgedBy, ...one.notified.map((/** @type {any} */ told) => told.personId)]),
    ...schedule.problems.flatMap((/** @type {any} */ one) => [one.raisedBy, one.rectification?.by]),
  ];
}
