// @ts-check
// The lists of nodes and problems, and one of each.

import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { day, dayOf, daysBetween, moment } from "/shared/format.js";
import { text } from "./texts.js";

/** @typedef {import("./app.js").Field} Field */

const lists = css`
  h1 { margin-bottom: var(--space-3); }
  li { margin-bottom: var(--space-3); }
  a.card { display: block; color: inherit; text-decoration: none; }
  a.card:active { background: var(--accent-ground); }
  .top { display: flex; align-items: center; justify-content: space-between; gap: var(--space-2); flex-wrap: wrap; margin-bottom: var(--space-2); }
  .said { margin-top: var(--space-2); }
  .days { font-weight: 700; font-size: var(--text-large); }
  .days.late { color: var(--red-ink); }
  progress { appearance: none; display: block; width: 100%; height: 0.5rem; border: 0; border-radius: 1rem; overflow: hidden; background: var(--sunken); margin-top: var(--space-2); }
  progress::-webkit-progress-bar { background: var(--sunken); }
  progress::-webkit-progress-value { background: var(--accent); }
  progress::-moz-progress-bar { background: var(--accent); }
  .tags { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
  .tags span { padding: 0.1rem 0.6rem; border-radius: 1rem; border: 1px solid var(--line-strong); }
  .tags .warn { color: var(--amber-ink); background: var(--amber-ground); border-color: var(--amber-ink); }
  .tags .here { color: var(--accent); background: var(--accent-ground); border-color: var(--accent); }
  dl { display: grid; grid-template-columns: auto 1fr; gap: var(--space-1) var(--space-3); margin-top: var(--space-3); }
  dt { color: var(--ink-quiet); }
  .actions { display: grid; gap: var(--space-3); margin-top: var(--space-4); }
  .actions a.primary { color: var(--ink-inverse); background: var(--accent); font-size: var(--text-large); }
  .actions.above { margin: 0 0 var(--space-4); }
  .two { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); }
`;

/** The days that are left, or gone, for a row with a due date. */
class RowView extends Localized {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { field: { attribute: false }, row: { attribute: false }, entries: { attribute: false } };

  constructor() {
    super();
    /** @type {Field} */
    this.field = /** @type {any} */ (undefined);
    /** @type {any} */
    this.row = null;
    /** @type {import("./store.js").Entry[]} */
    this.entries = [];
  }

  /** @param {any} row */
  days(row) {
    const left = daysBetween(dayOf(this.field.clock.now()), row.dueDate);
    if (row.standing === "CLAIMED" || row.standing === "SUSPENDED") {
      return html`<span class="days">${text("due", day(row.dueDate))}</span>`;
    }
    const words = left < 0 ? text("overdueDays", -left) : left === 0 ? text("dueToday") : text("daysLeft", left);
    return html`<span class="days ${left < 0 ? "late" : ""}">${words}</span>`;
  }

  /** @param {any} row */
  top(row) {
    return html`<div class="top">
      <status-light light=${row.light} label=${text(row.standing)}></status-light>
      ${this.days(row)}
    </div>`;
  }

  /** @param {any} row */
  waiting(row) {
    const count = this.entries.filter(
      (entry) =>
        (entry.state === "WAITING" || entry.state === "INCOMPLETE") &&
        (row.problemId
          ? entry.path?.includes(`/problems/${encodeURIComponent(row.problemId)}/`)
          : entry.body.nodeId === row.nodeId || entry.path?.includes(`/nodes/${encodeURIComponent(row.nodeId)}/`)),
    ).length;
    return count > 0 ? html`<span class="here">${text("waitsHere", count)}</span>` : "";
  }

  /**
   * What stands in the way, or waits for somebody else.
   *
   * @param {any} row
   */
  circumstances(row) {
    return html`${row.blockedBy?.length > 0 ? html`<span class="warn">${text("blocked", row.blockedBy.length)}</span>` : ""}
    ${row.returns > 0 ? html`<span class="warn">${text("returned", row.returns)}</span>` : ""}
    ${row.reopened > 0 ? html`<span class="warn">${text("reopened", row.reopened)}</span>` : ""}
    ${row.extension?.state === "PENDING"
      ? html`<span>${text("extensionPending", day(row.extension.requestedDueDate))}</span>`
      : ""}
    ${this.waiting(row)}`;
  }
}

/** @param {any} row */
export function addressOfNode(row) {
  return `#/nodes/${encodeURIComponent(row.projectId)}/${encodeURIComponent(row.nodeId)}`;
}

class NodeList extends RowView {
  static properties = { list: { attribute: false } };
  static styles = [controls, lists];

  constructor() {
    super();
    /** @type {import("./lists.js").List | null} */
    this.list = null;
  }

  render() {
    return html`
      <h1>${text("nodesTitle")}</h1>
      ${this.list === null
        ? html`<p class="card quiet">${text("nodesNotYet")}</p>`
        : this.list.items.length === 0
          ? html`<p class="card quiet">${text("nodesNone")}</p>`
          : ""}
      <ol>
        ${(this.list?.items ?? []).map((row) => this.#card(row))}
      </ol>
    `;
  }

  /** @param {any} row */
  #card(row) {
    return html`<li>
      <a class="card node" href=${addressOfNode(row)}>
        ${this.top(row)}
        <h2>${row.nodeName}</h2>
        <p class="quiet">${row.projectName}</p>
        <progress max="100" value=${row.progressPercent} aria-label=${text("progress", row.progressPercent)}></progress>
        <div class="tags">
          <span>${text("progress", row.progressPercent)}</span>
          ${row.signedAt || row.objectedAt ? "" : html`<span class="warn">${text("unsigned")}</span>`}
          ${row.reportMissing ? html`<span class="warn">${text("reportMissing")}</span>` : ""} ${this.circumstances(row)}
        </div>
      </a>
    </li>`;
  }
}

class NodePage extends RowView {
  static styles = [controls, lists];

  render() {
    const { row } = this;
    return html`<article class="card">
      ${this.top(row)}
      <h1>${row.nodeName}</h1>
      <p class="quiet">${row.projectName}</p>
      <div class="tags">
        <span>${text("progress", row.progressPercent)}</span>
        <span class=${row.signedAt ? "" : "warn"}>
          ${row.objectedAt ? text("objected") : row.signedAt ? text("signed") : text("unsigned")}
        </span>
        ${row.reportMissing ? html`<span class="warn">${text("reportMissing")}</span>` : ""} ${this.circumstances(row)}
      </div>
      <dl>
        <dt>${text("deadline")}</dt>
        <dd>${day(row.dueDate)}${row.originalDueDate === row.dueDate ? "" : ` · ${text("original", day(row.originalDueDate))}`}</dd>
        <dt>${text("owner")}</dt>
        <dd>${row.owner?.name ?? "—"}</dd>
        <dt>${text("unit")}</dt>
        <dd>${row.unit?.name ?? "—"}</dd>
      </dl>
      <p class="hint">${row.lastReportedAt ? text("lastReport", moment(row.lastReportedAt)) : text("neverReported")}</p>
      ${this.#actions()}
    </article>`;
  }

  #actions() {
    const { row } = this;
    const may = (/** @type {string[]} */ ...roles) => roles.some((role) => this.field.session.roles.includes(role));
    const address = addressOfNode(row);
    const isOpen = row.standing !== "CLAIMED" && !row.standing.startsWith("DONE");
    const named = row.owner?.personId === this.field.session.personId || may("UNIT", "LEADER");
    return html`<nav class="actions" aria-label=${row.nodeName}>
      ${may("OWNER", "REPORTER")
        ? html`<a class="button primary" id="report" href="${address}/report">${text("report")}</a>`
        : ""}
      ${!row.signedAt && !row.objectedAt && named && may("OWNER", "UNIT", "LEADER")
        ? html`<div class="two">
            <a class="button" id="sign" href="${address}/sign">${text("sign")}</a>
            <a class="button" id="object" href="${address}/object">${text("object")}</a>
          </div>`
        : ""}
      ${isOpen && may("UNIT", "OWNER")
        ? html`<div class="two">
            <a class="button" id="claim" href="${address}/claim">${text("claim")}</a>
            <a class="button" id="extension" href="${address}/extension">${text("extension")}</a>
          </div>`
        : ""}
      <a class="button" id="raise" href="${address}/problem">${text("raise")}</a>
    </nav>`;
  }
}

class ProblemList extends RowView {
  static properties = { list: { attribute: false } };
  static styles = [controls, lists];

  constructor() {
    super();
    /** @type {import("./lists.js").List | null} */
    this.list = null;
  }

  render() {
    return html`
      <h1>${text("problemsTitle")}</h1>
      <p class="actions above"><a class="button" id="raise" href="#/problems/new">${text("raise")}</a></p>
      ${this.list === null
        ? html`<p class="card quiet">${text("nodesNotYet")}</p>`
        : this.list.items.length === 0
          ? html`<p class="card quiet">${text("problemsNone")}</p>`
          : ""}
      <ol>
        ${(this.list?.items ?? []).map(
          (row) => html`<li>
            <a class="card problem" href="#/problems/${encodeURIComponent(row.problemId)}">
              ${this.top(row)}
              <h2>${row.title}</h2>
              <p class="quiet">${[row.nodeName, row.projectName ?? row.area].filter(Boolean).join(" · ")}</p>
              <div class="tags">${this.circumstances(row)}</div>
            </a>
          </li>`,
        )}
      </ol>
    `;
  }
}

class ProblemPage extends RowView {
  static styles = [controls, lists];

  render() {
    const { row } = this;
    const { roles } = this.field.session;
    const address = `#/problems/${encodeURIComponent(row.problemId)}`;
    const isOpen = row.standing !== "CLAIMED" && !row.standing.startsWith("DONE");
    return html`<article class="card">
      ${this.top(row)}
      <h1>${row.title}</h1>
      <p class="quiet">${[row.nodeName, row.projectName ?? row.area].filter(Boolean).join(" · ")}</p>
      ${row.description ? html`<p class="said">${row.description}</p>` : ""}
      <div class="tags">${this.circumstances(row)}</div>
      <dl>
        <dt>${text("deadline")}</dt>
        <dd>${day(row.dueDate)}</dd>
        <dt>${text("owner")}</dt>
        <dd>${row.owner?.name ?? "—"}</dd>
        <dt>${text("unit")}</dt>
        <dd>${row.unit?.name ?? "—"}</dd>
      </dl>
      ${isOpen && (roles.includes("UNIT") || roles.includes("OWNER"))
        ? html`<nav class="actions" aria-label=${row.title}>
            <a class="button primary" id="rectify" href="${address}/rectify">${text("rectify")}</a>
            <a class="button" id="extension" href="${address}/extension">${text("extension")}</a>
          </nav>`
        : ""}
    </article>`;
  }
}

customElements.define("node-list", NodeList);
customElements.define("node-page", NodePage);
customElements.define("problem-list", ProblemList);
customElements.define("problem-page", ProblemPage);
