// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { inLanguage, reasonOf } from "./report.js";
import { text } from "./texts.js";

/** The errors and warnings of a ledger by cell, with what to do. Fires `choose` with the cell's name in `detail`. */
export class FindingsList extends Localized {
  static properties = { report: { attribute: false } };

  static styles = [
    controls,
    css`
      ol { display: grid; gap: var(--space-1); max-height: 24rem; overflow: auto; }
      li { display: grid; grid-template-columns: 5.5rem 1fr; gap: var(--space-3); align-items: start; padding: var(--space-2); border-bottom: 1px solid var(--line); }
      li button, li b { min-width: 0; width: 100%; padding: 0 var(--space-2); font-variant-numeric: tabular-nums; }
      li b { text-align: center; overflow-wrap: anywhere; }
      h2 { margin-bottom: var(--space-2); }
      .value { color: var(--ink-quiet); overflow-wrap: anywhere; }
      section + section { margin-top: var(--space-4); }
      @media print { ol { max-height: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./report.js").Report | null} */
    this.report = null;
  }

  render() {
    const { report } = this;
    if (!report) {
      return nothing;
    }
    return html`
      ${report.cells.length > 0
        ? html`<section>
            <h2>${text("findings")}</h2>
            <ol id="errors" tabindex="0" aria-label=${text("findings")}>
              ${report.cells.map((cell) => this.#item(cell.cell, cell.field, cell.value, reasonOf(cell)))}
            </ol>
            ${report.badCount > report.cells.length
              ? html`<p class="quiet">${text("listed", report.cells.length, report.badCount - report.cells.length)}</p>`
              : nothing}
          </section>`
        : nothing}
      ${report.warnings.length > 0
        ? html`<section>
            <h2>${text("warnings")}</h2>
            <ol id="warnings" tabindex="0" aria-label=${text("warnings")}>
              ${report.warnings.map(({ cell, row, field, value, message }) =>
                this.#item(cell ?? "", field ?? "", value ?? "", inLanguage(message), row ? `${text("row")} ${row}` : ""),
              )}
            </ol>
          </section>`
        : nothing}
    `;
  }

  /**
   * @param {string} cell
   * @param {string} field
   * @param {string} value
   * @param {string} reason
   */
  #item(cell, field, value, reason, place = "") {
    return html`<li>
      ${cell
        ? html`<button type="button" data-cell=${cell} aria-label=${text("toCell", cell)} @click=${() => this.#choose(cell)}>${cell}</button>`
        : html`<b>${place || text("wholeFile")}</b>`}
      <span
        >${field ? html`<strong>${field}</strong>：` : nothing}${reason}${value ? html` <span class="value">“${value}”</span>` : nothing}</span
      >
    </li>`;
  }

  /** @param {string} cell */
  #choose(cell) {
    this.dispatchEvent(new CustomEvent("choose", { detail: cell }));
  }
}

customElements.define("findings-list", FindingsList);
