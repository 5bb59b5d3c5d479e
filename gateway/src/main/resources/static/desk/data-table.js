// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

/**
 * A column of a table.
 *
 * @template T
 * @typedef {object} Column
 * @property {string} key names the column, also for a sorting by it
 * @property {string} title
 * @property {(row: T) => unknown} cell what the cell shows: a text or a template
 * @property {boolean} [isSortable] whether the column's head sorts by it
 * @property {boolean} [isNumber] numbers stand to the right
 * @property {boolean} [isHead] whether the cell names the row
 * @property {boolean} [isMinor] left out where the page is narrow
 * @property {boolean} [isWhole] what the cell shows is not broken into lines
 */

/**
 * A table of rows. On a narrow page each row becomes a card. Fires `sort` with the sorting in `detail`, `key` or `-key`.
 *
 * @template T
 */
export class DataTable extends Localized {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    keyOf: { attribute: false },
    sort: {},
    caption: {},
    empty: {},
    lightOf: { attribute: false },
    isChosen: { attribute: false },
  };

  static styles = [
    controls,
    css`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; background: var(--panel); font-variant-numeric: tabular-nums; }
      caption { text-align: left; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      th, td { padding: var(--space-2) var(--space-3); text-align: left; vertical-align: top; font-weight: 400; }
      thead th {
        position: sticky; top: 0; z-index: 1; background: var(--sunken); color: var(--ink-quiet); font-weight: 600; white-space: nowrap;
        border-bottom: 1px solid var(--line);
      }
      thead button { min-height: 0; min-width: 0; padding: 0; border: 0; background: none; color: inherit; font-weight: 600; }
      tbody tr { border-bottom: 1px solid var(--line); border-left: 5px solid transparent; content-visibility: auto; contain-intrinsic-size: auto 3rem; }
      tbody tr:hover { background: var(--raised); }
      tbody tr.chosen { background: var(--accent-ground); }
      tr[data-light="RED"] { border-left-color: var(--red); }
      tr[data-light="AMBER"] { border-left-color: var(--amber); }
      tr[data-light="YELLOW"] { border-left-color: var(--yellow); }
      tr[data-light="GREEN"] { border-left-color: var(--green); }
      tr[data-light="GREY"] { border-left-color: var(--grey); }
      .number { text-align: right; }
      .whole { white-space: nowrap; }
      tbody th { min-width: 8em; }
      td button { white-space: nowrap; }
      td a, th a { color: var(--accent); }
      td small, th small { display: block; color: var(--ink-quiet); font-size: var(--text-small); }
      .empty { padding: var(--space-6); text-align: center; color: var(--ink-quiet); background: var(--panel); }
      @media (max-width: 48rem) {
        table, tbody, tr, td, tbody th { display: block; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tbody tr { padding: var(--space-3); margin-bottom: var(--space-2); border: 1px solid var(--line); border-left-width: 5px; border-radius: var(--radius); }
        td, tbody th, td.number { padding: var(--space-1) 0; text-align: left; }
        td[data-title]::before { content: attr(data-title) " "; color: var(--ink-quiet); }
        .minor { display: none; }
      }
      @media print {
        tbody tr.chosen { background: none; }
        .scroll { overflow: visible; }
        thead { display: table-header-group; }
        thead th { position: static; }
        th, td { padding: 1mm 1.5mm; }
        tbody tr { break-inside: avoid; content-visibility: visible; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Column<T>[]} */
    this.columns = [];
    /** @type {T[]} */
    this.rows = [];
    /** @type {(row: T) => string} */
    this.keyOf = () => "";
    this.sort = "";
    this.caption = "";
    this.empty = "";
    /** @type {(row: T) => string} the light at the row's edge; an empty text for none */
    this.lightOf = () => "";
    /** @type {(row: T) => boolean} */
    this.isChosen = () => false;
  }

  render() {
    return html`
      <div class="scroll">
        <table>
          <caption>${this.caption}</caption>
          <thead>
            <tr>
              ${this.columns.map((column) => this.#head(column))}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${this.rows.length === 0 ? html`<p class="empty">${this.empty || text("empty")}</p>` : nothing}
    `;
  }

  /** @param {Column<T>} column */
  #head(column) {
    const isDown = this.sort === `-${column.key}`;
    const isSorted = isDown || this.sort === column.key;
    return html`<th
      scope="col"
      class="${column.isNumber ? "number" : ""} ${column.isMinor ? "minor" : ""}"
      aria-sort=${isSorted ? (isDown ? "descending" : "ascending") : nothing}
    >
      ${column.isSortable
        ? html`<button type="button" @click=${() => this.#sortBy(column.key)}>
            ${column.title}${isSorted ? html`<span aria-hidden="true">${isDown ? " ▼" : " ▲"}</span>` : nothing}
          </button>`
        : column.title}
    </th>`;
  }

  /** @param {T} row */
  #row(row) {
    const light = this.lightOf(row);
    return html`<tr data-key=${this.keyOf(row)} data-light=${light || nothing} class=${this.isChosen(row) ? "chosen" : ""}>
      ${this.columns.map((column) => {
        const classes = `${column.isNumber ? "number" : ""} ${column.isMinor ? "minor" : ""} ${column.isWhole ? "whole" : ""}`;
        return column.isHead
          ? html`<th scope="row" class=${classes}>${column.cell(row)}</th>`
          : html`<td class=${classes} data-title=${column.title}>${column.cell(row)}</td>`;
      })}
    </tr>`;
  }

  /** @param {string} key */
  #sortBy(key) {
    const next = this.sort === key ? `-${key}` : key;
    this.dispatchEvent(new CustomEvent("sort", { detail: next }));
  }
}

customElements.define("data-table", DataTable);
