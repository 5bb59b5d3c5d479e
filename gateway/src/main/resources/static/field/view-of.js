// @ts-check
// Maps an address of the page for sites to its view: lists, a node or a problem, and their forms.

import { html } from "lit";
import "./node-forms.js";
import "./problem-forms.js";
import "./report-form.js";
import "./views.js";

/**
 * @typedef {import("./app.js").Field} Field
 * @typedef {{nodes: import("./lists.js").List | null, problems: import("./lists.js").List | null, entries: import("./store.js").Entry[]}} Lists
 */

const NODE_FORMS = ["report", "sign", "object", "claim", "extension", "problem"];

/**
 * @param {string[]} route the parts of the address, such as `nodes`, a project, a node and a form
 * @param {Field} field
 * @param {Lists} lists
 * @param {(address: string) => void} goOn called with the address to show once a form was kept
 */
export function viewOf([tab, first, second, form], field, lists, goOn) {
  if (tab === "problems") {
    return problemView(field, lists, first, second, goOn);
  }
  const { nodes: list, entries } = lists;
  const row = list?.items.find((one) => one.projectId === first && one.nodeId === second);
  if (!row) {
    return html`<node-list .field=${field} .list=${list} .entries=${entries}></node-list>`;
  }
  return form && NODE_FORMS.includes(form)
    ? nodeForm(field, row, form, list?.items ?? [], goOn)
    : html`<node-page .field=${field} .row=${row} .entries=${entries}></node-page>`;
}

/**
 * @param {Field} field
 * @param {any} row
 * @param {string} form
 * @param {any[]} nodes
 * @param {(address: string) => void} goOn
 */
function nodeForm(field, row, form, nodes, goOn) {
  const kept = () => goOn(`#/nodes/${encodeURIComponent(row.projectId)}/${encodeURIComponent(row.nodeId)}`);
  switch (form) {
    case "report":
      return html`<report-form .field=${field} .row=${row} @kept=${kept}></report-form>`;
    case "sign":
      return html`<sign-form .field=${field} .row=${row} @kept=${kept}></sign-form>`;
    case "object":
      return html`<object-form .field=${field} .row=${row} @kept=${kept}></object-form>`;
    case "claim":
      return html`<claim-form .field=${field} .row=${row} @kept=${kept}></claim-form>`;
    case "extension":
      return html`<extension-form .field=${field} .row=${row} @kept=${kept}></extension-form>`;
    default:
      return html`<problem-form .field=${field} .row=${row} .nodes=${nodes} @kept=${kept}></problem-form>`;
  }
}

/**
 * @param {Field} field
 * @param {Lists} lists
 * @param {string | undefined} problemId
 * @param {string | undefined} form
 * @param {(address: string) => void} goOn
 */
function problemView(field, { nodes, problems: list, entries }, problemId, form, goOn) {
  if (problemId === "new") {
    return html`<problem-form .field=${field} .nodes=${nodes?.items ?? []} @kept=${() => goOn("#/problems")}></problem-form>`;
  }
  const row = list?.items.find((one) => one.problemId === problemId);
  if (!row) {
    return html`<problem-list .field=${field} .list=${list} .entries=${entries}></problem-list>`;
  }
  const kept = () => goOn(`#/problems/${encodeURIComponent(row.problemId)}`);
  switch (form) {
    case "rectify":
      return html`<rectify-form .field=${field} .row=${row} @kept=${kept}></rectify-form>`;
    case "extension":
      return html`<problem-extension-form .field=${field} .row=${row} @kept=${kept}></problem-extension-form>`;
    default:
      return html`<problem-page .field=${field} .row=${row} .entries=${entries}></problem-page>`;
  }
}
