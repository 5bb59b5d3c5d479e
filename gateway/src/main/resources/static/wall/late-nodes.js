// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { projectAddress } from "/desk/address.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count, shortDay } from "/shared/figures.js";
import { PageTurner } from "./page-turner.js";
import { panels } from "./panels.js";
import { text } from "./texts.js";
import "./alert-answer.js";

const COLUMNS = /** @type {const} */ (["colDays", "colNode", "colStreet", "colOwner", "colUnit", "colLeader", "colDue", "colAlert"]);

/** @param {any} row */
const keyOf = (row) => `${row.projectId}/${row.nodeId}`;

/**
 * The overdue nodes with who answers for them and who was told. The pages turn by themselves where the list is longer than
 * its place. Fires `open-list` for a person's or unit's work.
 */
export class LateNodes extends Localized {
  static properties = { rows: { attribute: false }, alerts: { attribute: false }, asOf: {} };

  static styles = [
    controls,
    panels,
    css`
      header button { margin-left: auto; min-height: 1.8rem; padding: 0.1rem 0.7rem; font-size: 0.875rem; font-weight: 400; color: var(--ink-quiet); border: 0.0625rem solid var(--line-strong); align-self: center; }
      header button[aria-pressed="true"] { color: var(--accent); border-color: var(--accent); background: var(--accent-ground); }
      :host { min-height: 0; }
      .panel { height: 100%; }
      table { width: 100%; border-collapse: collapse; table-layout: fixed; }
      caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      thead th { position: sticky; top: 0; z-index: 1; background: var(--panel); text-align: left; font-weight: 500; color: var(--ink-quiet); padding: 0.2rem 0.6rem; border-bottom: 0.0625rem solid var(--line); }
      .number { text-align: right; }
      thead th:nth-child(1) { width: 5.2rem; }
      thead th:nth-child(3) { width: 6.3rem; }
      thead th:nth-child(4) { width: 9.4rem; }
      thead th:nth-child(5) { width: 13%; }
      thead th:nth-child(6) { width: 5.2rem; }
      thead th:nth-child(7) { width: 6.4rem; }
      thead th:nth-child(8) { width: 17.5rem; }
      tbody tr { border-bottom: 0.0625rem solid var(--line); }
      tbody tr:nth-child(even) { background: var(--sunken); }
      td, tbody th { padding: 0.34rem 0.6rem; vertical-align: middle; text-align: left; font-weight: 400; overflow: hidden; }
      td small, tbody th small { display: block; color: var(--ink-quiet); }
      .node a, .node small { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .node a { font-size: 1.0625rem; font-weight: 600; }
      .unit button { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; font-size: 0.9375rem; line-height: 1.25; font-weight: 400; }
      .days { font-size: 1.4rem; font-weight: 700; color: var(--red-ink); white-space: nowrap; }
      .owner { font-weight: 600; white-space: nowrap; }
      @media (min-width: 1200px) and (max-width: 1500px) { .street, thead th:nth-child(3) { display: none; } }
      @media print { header button { display: none; } }
      @media screen and (max-width: 760px) {
        header button { display: none; }
        table, tbody { display: block; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tbody tr { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.1rem 0.7rem; padding: 0.6rem 0; background: none !important; }
        td, tbody th { padding: 0; }
        .days { grid-row: 1 / span 2; align-self: center; text-align: left; min-width: 4.2rem; }
        .node { grid-column: 2 / -1; }
        .node a, .node small { white-space: normal; }
        .street { grid-column: 2; color: var(--ink-quiet); }
        .owner { grid-column: 3; text-align: right; white-space: normal; }
        .unit, .leader, .due { display: none; }
        .alert { grid-column: 2 / -1; }
      }
    `,
  ];

  #turner = new PageTurner(() => this.requestUpdate());

  constructor() {
    super();
    /** @type {any[]} */
    this.rows = [];
    /** @type {any[]} */
    this.alerts = [];
    this.asOf = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#turner.leave();
  }

  updated() {
    const frame = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#lateScroll"));
    if (frame) {
      this.#turner.watch(frame);
    }
  }

  render() {
    const highest = this.#highestAlerts();
    const { rows } = this;
    const { first, last } = this.#turner.range;
    const isWhole = last - first + 1 >= rows.length || last === 0;
    const counted = isWhole ? text("count", count(rows.length)) : text("countRange", first + 1, last + 1, count(rows.length));
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${text("lateTitle")}</h2>
        <p id="lateCount" class="count">${rows.length ? counted : ""}</p>
        <button id="turning" type="button" aria-pressed=${this.#turner.isOn} @click=${() => this.#turner.toggle()}>${text("turning")}</button>
      </header>
      <div id="lateScroll" class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <table>
          <caption>${text("lateCaption")}</caption>
          <thead>
            <tr>
              ${COLUMNS.map((column, index) => html`<th scope="col" class=${index === 0 ? "number" : ""}>${text(column)}</th>`)}
            </tr>
          </thead>
          <tbody id="late">
            ${repeat(rows, keyOf, (row) => this.#row(row, highest.get(keyOf(row))))}
          </tbody>
        </table>
        ${rows.length === 0 ? html`<p class="empty">${text("lateEmpty")}</p>` : nothing}
      </div>
    </section>`;
  }

  /** @returns {Map<string, any>} by node the alert that climbed highest */
  #highestAlerts() {
    const highest = new Map();
    for (const alert of this.alerts) {
      const known = highest.get(keyOf(alert));
      if (!known || known.level < alert.level) {
        highest.set(keyOf(alert), alert);
      }
    }
    return highest;
  }

  /**
   * @param {any} row
   * @param {any} alert
   */
  #row(row, alert) {
    const { asOf } = this;
    return html`<tr>
      <td class="days number">${text("days", count(row.overdueDays))}</td>
      <th class="node" scope="row" title="${row.nodeName} — ${row.projectName}">
        <a href=${projectAddress(row.projectId, row.nodeId)}>${row.nodeName}</a><small>${row.projectName}</small>
      </th>
      <td class="street">${areaName(row.area)}</td>
      <td class="owner">
        ${this.#work(row.owner?.name, { owner: row.owner?.personId })}
        ${row.ownerKnown === false ? html`<span class="badge unknown" title=${text("unknownOwnerWhy")}>${text("unknownOwner")}</span>` : nothing}
        ${row.signedAt ? nothing : html`<span class="badge unsigned">${text("unsigned")}</span>`}
      </td>
      <td class="unit" title=${row.unit?.name ?? ""}>${this.#work(row.unit?.name, { unit: row.unit?.unitId })}</td>
      <td class="leader">${this.#work(row.leader?.name, { leader: row.leader?.personId })}</td>
      <td class="due">
        <span title=${row.calendarAssumed ? text("assumed") : ""}>${shortDay(row.dueDate, asOf)}${row.calendarAssumed ? "＊" : ""}</span>
        ${row.originalDueDate === row.dueDate ? nothing : html`<small>${text("moved", shortDay(row.originalDueDate, asOf))}</small>`}
      </td>
      <td class="alert"><alert-answer .alert=${alert ?? null} .asOf=${asOf} .about=${`${row.projectName} · ${row.nodeName}`}></alert-answer></td>
    </tr>`;
  }

  /**
   * @param {string | undefined} name
   * @param {Record<string, string>} filters
   */
  #work(name, filters) {
    if (!name) {
      return "—";
    }
    const open = () =>
      this.dispatchEvent(new CustomEvent("open-list", { detail: { list: "deadlines", filters }, bubbles: true, composed: true }));
    return html`<button class="open" type="button" @click=${open}>${name}</button>`;
  }
}

customElements.define("late-nodes", LateNodes);
