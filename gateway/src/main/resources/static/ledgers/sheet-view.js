// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { differencesOf, inLanguage, reasonOf, sheetOf } from "./report.js";
import { text } from "./texts.js";

/** @typedef {{kind: "bad" | "warn" | "changed", says: string}} Mark */

/** A sheet as it was read, with each finding at its cell. `show` brings a cell into view and gives it the focus. */
export class SheetView extends Localized {
  static properties = { report: { attribute: false } };

  static styles = [
    controls,
    css`
      .legend { display: flex; flex-wrap: wrap; gap: var(--space-4); margin: var(--space-2) 0; color: var(--ink-quiet); font-size: var(--text-small); }
      .legend i { display: inline-block; width: 0.9rem; height: 0.9rem; margin-right: var(--space-1); vertical-align: -0.1rem; border: 2px solid transparent; }
      .scroll { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--panel); }
      table { border-collapse: separate; border-spacing: 0; font-size: var(--text-small); font-variant-numeric: tabular-nums; }
      caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      th, td { padding: 0.3rem 0.5rem; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-line; min-width: 3.5rem; max-width: 16rem; overflow-wrap: anywhere; }
      thead th, tbody th { background: var(--sunken); color: var(--ink-quiet); font-weight: 600; text-align: center; min-width: 2.75rem; }
      thead th { position: sticky; top: 0; z-index: 2; }
      tbody th { position: sticky; left: 0; z-index: 1; }
      thead th:first-child { left: 0; z-index: 3; }
      tr.head td { background: var(--raised); font-weight: 600; }
      tr.gap td { background: var(--sunken); height: 0.4rem; padding: 0; }
      .bad { background: var(--red-ground); color: var(--red-ink); box-shadow: inset 0 0 0 2px var(--red); font-weight: 600; }
      .warn { background: var(--amber-ground); color: var(--amber-ink); box-shadow: inset 0 0 0 2px var(--amber); }
      .changed { background: var(--accent-ground); box-shadow: inset 0 0 0 2px var(--blue); }
      .legend .bad, .legend .warn, .legend .changed { font-weight: 400; }
      td small { display: block; margin-top: 0.2rem; font-weight: 400; }
      td:focus { outline: 3px solid var(--accent); outline-offset: -1px; }
      .value { white-space: pre-line; }
      @media print { .scroll { max-height: none; overflow: visible; } table { font-size: 6pt; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./report.js").Report | null} */
    this.report = null;
  }

  /** @param {string} cell such as `N7` */
  show(cell) {
    const place = /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.querySelector(`#cell-${cell}`));
    place?.scrollIntoView({ block: "center", inline: "center" });
    place?.focus({ preventScroll: true });
  }

  render() {
    const { report } = this;
    const sheet = report && sheetOf(report);
    if (!report || !sheet) {
      return nothing;
    }
    const marks = marksOf(report);
    return html`
      <h2 id="sheetTitle">${sheet.sheet ? text("sheetNamed", sheet.sheet) : text("sheet")}</h2>
      <p class="quiet" id="sheetSize">
        ${report.sheet
          ? sheet.rows.length < sheet.rowCount
            ? text("sheetPart", sheet.rowCount, sheet.rows.length)
            : text("sheetAll", sheet.rowCount)
          : text("sheetFromReport")}
      </p>
      ${this.#legend(marks)}
      <div class="scroll" tabindex="0" role="region" aria-labelledby="sheetTitle">
        <table>
          <caption>${text("sheet")}</caption>
          <thead>
            <tr><th scope="col"><span aria-label=${text("row")}>#</span></th>${sheet.columns.map((letter) => html`<th scope="col">${letter}</th>`)}</tr>
          </thead>
          <tbody>
            ${sheet.rows.map((row, index) => this.#row(sheet, row, sheet.rows[index - 1], marks))}
          </tbody>
        </table>
      </div>
    `;
  }

  /** @param {Map<string, Mark>} marks */
  #legend(marks) {
    const kinds = new Set([...marks.values()].map(({ kind }) => kind));
    return html`<p class="legend">
      ${kinds.has("bad") ? html`<span><i class="bad"></i>${text("legendBad")}</span>` : nothing}
      ${kinds.has("warn") ? html`<span><i class="warn"></i>${text("legendWarn")}</span>` : nothing}
      ${kinds.has("changed") ? html`<span><i class="changed"></i>${text("legendChanged")}</span>` : nothing}
    </p>`;
  }

  /**
   * @param {import("./report.js").Sheet} sheet
   * @param {{row: number, cells: string[]}} row
   * @param {{row: number} | undefined} before
   * @param {Map<string, Mark>} marks
   */
  #row(sheet, row, before, marks) {
    const hasGap = before !== undefined && row.row > before.row + 1;
    return html`${hasGap ? html`<tr class="gap"><td colspan=${sheet.columns.length + 1}></td></tr>` : nothing}
      <tr class=${sheet.headerRows.includes(row.row) ? "head" : ""}>
        <th scope="row">${row.row}</th>
        ${sheet.columns.map((letter, index) => this.#cell(`${letter}${row.row}`, row.cells[index] ?? "", marks))}
      </tr>`;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {Map<string, Mark>} marks
   */
  #cell(name, value, marks) {
    const mark = marks.get(name);
    return mark
      ? html`<td id="cell-${name}" class=${mark.kind} tabindex="-1"><span class="value">${value || (this.report?.sheet ? text("blank") : "")}</span><small>${mark.says}</small></td>`
      : html`<td>${value}</td>`;
  }
}

/**
 * @param {import("./report.js").Report} report
 * @returns {Map<string, Mark>} by cell; what is wrong hides what is only worth knowing
 */
function marksOf(report) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const { difference } of differencesOf(report)) {
    marks.set(difference.cell, { kind: "changed", says: `${difference.before ?? text("blank")} → ${difference.after ?? text("blank")}` });
  }
  for (const { cell, message } of report.warnings) {
    if (cell) {
      marks.set(cell, { kind: "warn", says: inLanguage(message) });
    }
  }
  for (const cell of report.cells) {
    const known = marks.get(cell.cell);
    marks.set(cell.cell, { kind: "bad", says: known?.kind === "bad" ? `${known.says}; ${reasonOf(cell)}` : reasonOf(cell) });
  }
  return marks;
}

customElements.define("sheet-view", SheetView);
