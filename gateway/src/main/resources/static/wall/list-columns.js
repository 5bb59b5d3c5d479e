// @ts-check
// The columns of the lists behind the figures, with their search texts and sort values.

import { html, nothing } from "lit";
import { problemAddress, projectAddress } from "/desk/address.js";
import { areaName } from "/shared/areas.js";
import { count, hundredMillions, shortDay, shortMoment } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { kindText, text, textOf } from "./texts.js";

/** @typedef {import("/desk/programmes.js").Programme} Programme */
/** @typedef {import("./wall-scene.js").ListRequest} ListRequest */

/**
 * A column, and the value that its rows are sorted by.
 *
 * @typedef {import("/desk/data-table.js").Column<any> & {value?: (row: any) => string | number}} ListColumn
 */

/**
 * What a list needs of the wall to be shown.
 *
 * @typedef {object} Shown
 * @property {Programme} programme
 * @property {string} asOf
 * @property {(list: ListRequest["list"], filters: Record<string, string>) => void} open
 * @property {(projectId: string) => string} nameOf a project's name
 */

/** @type {Record<ListRequest["list"], {title: any, key: (row: any) => string, sort: string, files: boolean, columns: (shown: Shown) => ListColumn[]}>} */
export const LISTS = {
  deadlines: { title: "listDeadlines", key: (row) => `${row.projectId}/${row.nodeId}`, sort: "-overdue", files: true, columns: deadlineColumns },
  problems: { title: "listProblems", key: (row) => row.problemId, sort: "-overdue", files: true, columns: problemColumns },
  alerts: { title: "listAlerts", key: (row) => row.alertId, sort: "-level", files: true, columns: alertColumns },
  "supervision-orders": { title: "listOrders", key: (row) => row.orderId, sort: "due", files: true, columns: orderColumns },
  projects: { title: "listProjects", key: (row) => row.projectId, sort: "project", files: true, columns: projectColumns },
};

/** @param {any} row */
function overdueCell(row) {
  return row.overdueDays > 0 ? text("days", count(row.overdueDays)) : "";
}

/** @param {any} row */
function lightCell(row) {
  return html`<status-light light=${row.light} .label=${word(row.standing)}></status-light>`;
}

/**
 * What one person or unit has to do: a link that can be sent.
 *
 * @param {Shown["open"]} open
 * @param {ListRequest["list"]} list
 * @param {string | undefined} name
 * @param {Record<string, string>} filters
 */
function workLink(open, list, name, filters) {
  if (!name) {
    return "—";
  }
  const show = (/** @type {MouseEvent} */ event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(list, filters);
    }
  };
  return html`<a href="/?${new URLSearchParams({ list, filter: new URLSearchParams(filters).toString() })}" @click=${show}>${name}</a>`;
}

/**
 * @param {Shown} shown
 * @param {ListRequest["list"]} list
 * @returns {ListColumn[]} the people of a row, each of whom opens their work
 */
function peopleColumns({ open }, list) {
  const link = (/** @type {string | undefined} */ name, /** @type {Record<string, string>} */ filters) => workLink(open, list, name, filters);
  return [
    {
      key: "owner", title: text("colOwner"), isSortable: true, value: (row) => row.owner?.name ?? "",
      cell: (row) => html`${link(row.owner?.name, { owner: row.owner?.personId })}${row.ownerKnown === false ? html`<small>${text("unknownOwner")}</small>` : nothing}`,
    },
    { key: "unit", title: text("colUnit"), isSortable: true, value: (row) => row.unit?.name ?? "", cell: (row) => link(row.unit?.name, { unit: row.unit?.unitId }) },
    {
      key: "leader", title: text("colLeader"), isSortable: true, isMinor: true, value: (row) => row.leader?.name ?? "",
      cell: (row) => link(row.leader?.name, { leader: row.leader?.personId }),
    },
    { key: "street", title: text("colStreet"), isSortable: true, isMinor: true, value: (row) => areaName(row.area), cell: (row) => areaName(row.area) },
  ];
}

/**
 * @param {Shown} shown
 * @returns {ListColumn[]}
 */
function deadlineColumns(shown) {
  return [
    {
      key: "node", title: text("colNode"), isHead: true, isSortable: true, value: (row) => `${row.projectName} ${row.nodeName}`,
      cell: (row) => html`<a href=${projectAddress(row.projectId, row.nodeId)}>${row.nodeName}</a><small>${row.projectName}</small>`,
    },
    { key: "standing", title: text("colStanding"), isSortable: true, value: (row) => row.standing, cell: lightCell },
    { key: "overdue", title: text("colDays"), isSortable: true, isNumber: true, value: (row) => row.overdueDays, cell: overdueCell },
    {
      key: "due", title: text("colDue"), isSortable: true, value: (row) => row.dueDate,
      cell: (row) => html`${shortDay(row.dueDate, shown.asOf)}${row.originalDueDate !== row.dueDate ? html`<small>${text("moved", shortDay(row.originalDueDate, shown.asOf))}</small>` : nothing}`,
    },
    {
      key: "forecast", title: text("colForecast"), isSortable: true, isMinor: true, value: (row) => row.forecastDate ?? "",
      cell: (row) => (row.forecastDate ? shortDay(row.forecastDate, shown.asOf) : "—"),
    },
    ...peopleColumns(shown, "deadlines"),
  ];
}

/**
 * @param {Shown} shown
 * @returns {ListColumn[]}
 */
function problemColumns(shown) {
  return [
    {
      key: "problem", title: text("colProblem"), isHead: true, isSortable: true, value: (row) => `${row.title} ${row.projectName ?? ""}`,
      cell: (row) => html`<a href=${problemAddress(row.problemId)}>${row.title}</a><small>${row.projectName ?? areaName(row.area)}</small>`,
    },
    { key: "source", title: text("colSource"), isSortable: true, value: (row) => word(row.source), cell: (row) => word(row.source) },
    { key: "standing", title: text("colStanding"), isSortable: true, value: (row) => row.standing, cell: lightCell },
    { key: "overdue", title: text("colDays"), isSortable: true, isNumber: true, value: (row) => row.overdueDays, cell: overdueCell },
    { key: "due", title: text("colDue"), isSortable: true, value: (row) => row.dueDate, cell: (row) => shortDay(row.dueDate, shown.asOf) },
    ...peopleColumns(shown, "problems"),
  ];
}

/**
 * @param {Shown} shown
 * @returns {ListColumn[]}
 */
function alertColumns({ nameOf }) {
  return [
    {
      key: "project", title: text("colProject"), isHead: true, isSortable: true, value: (row) => nameOf(row.projectId),
      cell: (row) => html`<a href=${alertAddress(row)}>${nameOf(row.projectId)}</a>`,
    },
    { key: "kind", title: text("colKind"), isSortable: true, value: (row) => kindText(row.kind), cell: (row) => kindText(row.kind) },
    { key: "level", title: text("colLevel"), isSortable: true, value: (row) => row.level, cell: (row) => textOf(`level${row.level}`) },
    { key: "since", title: text("colSince"), isSortable: true, value: (row) => row.raisedAt, cell: (row) => shortMoment(row.raisedAt) },
    {
      key: "state", title: text("colState"), isSortable: true, value: (row) => row.acknowledgedAt ?? "",
      cell: (row) => text(row.acknowledgedAt ? "alertDone" : "alertOpen"),
    },
    { key: "next", title: text("colNext"), isSortable: true, isMinor: true, value: (row) => row.nextStepAt ?? "", cell: (row) => (row.nextStepAt ? shortMoment(row.nextStepAt) : "—") },
  ];
}

/**
 * @param {any} alert
 * @returns {string} the view of what it is about
 */
export function alertAddress(alert) {
  const problemId = alert.subject?.problemId;
  return problemId ? problemAddress(problemId) : projectAddress(alert.projectId, alert.nodeId);
}

/**
 * @param {Shown} shown
 * @returns {ListColumn[]}
 */
function orderColumns({ asOf }) {
  return [
    {
      key: "order", title: text("colOrder"), isHead: true, isSortable: true, value: (row) => row.number,
      cell: (row) => html`<a href=${orderAddress(row)}>${row.number}</a><small>${row.matter}</small>`,
    },
    { key: "colour", title: text("colLight"), isSortable: true, value: (row) => row.colour, cell: (row) => textOf(`colour${row.colour}`) },
    { key: "unit", title: text("colUnit"), isSortable: true, value: (row) => row.unit?.name ?? "", cell: (row) => row.unit?.name ?? "—" },
    { key: "state", title: text("colState"), isSortable: true, value: (row) => row.state, cell: (row) => orderState(row) },
    { key: "due", title: text("colAnswer"), isSortable: true, value: (row) => row.answerDue, cell: (row) => shortDay(row.answerDue, asOf) },
  ];
}

/**
 * @param {any} order
 * @returns {string} the project whose page holds the order's commands; without one, what waits for the person
 */
export function orderAddress(order) {
  const projectId = order.projectId ?? order.subject?.projectId;
  return projectId ? projectAddress(projectId) : "/me";
}

/**
 * @param {any} order
 * @returns {string} what is owed
 */
export function orderState(order) {
  if (order.projectWithdrawn) {
    return text("orderWithdrawn");
  }
  return order.overdue ? text("orderLate", count(order.overdueDays)) : textOf(`order${order.state}`);
}

/**
 * @param {Shown} shown
 * @returns {ListColumn[]}
 */
function projectColumns({ programme, open }) {
  const fieldOf = (/** @type {any} */ row) => programme.fields?.find(({ fieldId }) => fieldId === row.field)?.name ?? row.field;
  const headquartersOf = (/** @type {any} */ row) =>
    programme.headquarters?.find(({ headquartersId }) => headquartersId === row.headquarters)?.name ?? row.headquarters ?? "";
  return [
    {
      key: "project", title: text("colProject"), isHead: true, isSortable: true, value: (row) => row.name,
      cell: (row) => html`<a href=${projectAddress(row.projectId)}>${row.name}</a><small>${row.projectId}</small>`,
    },
    { key: "field", title: text("colField"), isSortable: true, value: fieldOf, cell: fieldOf },
    { key: "headquarters", title: text("colHeadquarters"), isSortable: true, isMinor: true, value: headquartersOf, cell: headquartersOf },
    {
      key: "planned", title: text("colInvestment"), isSortable: true, isNumber: true, value: (row) => Number(row.plannedThisYear?.amount ?? 0),
      cell: (row) => hundredMillions(row.plannedThisYear),
    },
    {
      key: "unit", title: text("colUnit"), isSortable: true, value: (row) => row.unit?.name ?? "",
      cell: (row) => workLink(open, "deadlines", row.unit?.name, { unit: row.unit?.unitId }),
    },
    {
      key: "leader", title: text("colLeader"), isSortable: true, isMinor: true, value: (row) => row.leader?.name ?? "",
      cell: (row) => workLink(open, "deadlines", row.leader?.name, { leader: row.leader?.personId }),
    },
    { key: "street", title: text("colStreet"), isSortable: true, value: (row) => areaName(row.area), cell: (row) => areaName(row.area) },
  ];
}
