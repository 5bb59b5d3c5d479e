// @ts-check
import { css, html, nothing } from "lit";
import { Refused, download, sendFile } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

/** Problems from a workbook: tried first, with each fault at its cell, then written all together. Fires `imported`. */
export class ImportView extends Localized {
  static properties = {
    programme: {},
    name: {},
    file: { state: true },
    report: { state: true },
    faults: { state: true },
    trouble: { state: true },
    isRunning: { state: true },
    isTried: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { max-width: 60rem; }
      table { width: 100%; border-collapse: collapse; margin-top: var(--space-3); background: var(--panel); }
      th, td { padding: var(--space-2) var(--space-3); text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      th[scope="row"] { white-space: nowrap; }
      .row { margin: var(--space-3) 0; }
      button.primary { width: auto; font-size: var(--text); }
    `,
  ];

  constructor() {
    super();
    this.programme = "";
    this.name = "";
    /** @type {File | null} */
    this.file = null;
    /** @type {any} */
    this.report = null;
    /** @type {{field: string, message: string}[]} */
    this.faults = [];
    this.trouble = "";
    this.isRunning = false;
    /** Whether this very file passed its dry run. */
    this.isTried = false;
  }

  render() {
    return html`<section class="card">
      <h2>${text("importTitle")}</h2>
      <p class="quiet">${this.name}</p>
      <p>${text("importEffect")}</p>
      <div class="row"><button id="template" class="plain" type="button" @click=${() => this.#template()}>${text("template")}</button></div>
      <label for="file">${text("file")}</label>
      <input id="file" type="file" accept=".xlsx,.xls" aria-invalid=${this.trouble && !this.file ? "true" : nothing} @change=${(/** @type {any} */ event) => this.#choose(event.target.files?.[0] ?? null)} />
      <div class="row">
        <button id="dryRun" type="button" ?disabled=${this.isRunning} @click=${() => this.#run(true)}>${text("dryRun")}</button>
        <button id="write" class="primary" type="button" ?disabled=${this.isRunning || !this.isTried} @click=${() => this.#run(false)}>${text("write")}</button>
        ${this.isRunning ? html`<span role="status">${text("importRunning")}</span>` : nothing}
      </div>
      ${this.trouble ? html`<p id="trouble" class="note bad" role="alert">${this.trouble}</p>` : nothing}
      ${this.report ? html`<p id="report" class="note good" role="status">${text(this.report.dryRun ? "importGood" : "importDone", this.report.dryRun ? this.report.problems : this.report.written)}</p>` : nothing}
      ${this.faults.length > 0
        ? html`<table>
            <thead>
              <tr>
                <th scope="col">${text("cell")}</th>
                <th scope="col">${text("fault")}</th>
              </tr>
            </thead>
            <tbody>
              ${this.faults.map(
                ({ field, message }) => html`<tr>
                  <th scope="row">${field}</th>
                  <td>${message}</td>
                </tr>`,
              )}
            </tbody>
          </table>`
        : nothing}
    </section>`;
  }

  /** @param {File | null} file */
  #choose(file) {
    this.file = file;
    this.isTried = false;
    this.report = null;
    this.faults = [];
    this.trouble = "";
  }

  /** @param {boolean} isDry */
  async #run(isDry) {
    if (!this.file) {
      this.trouble = text("chooseFile");
      return;
    }
    this.isRunning = true;
    this.report = null;
    this.faults = [];
    this.trouble = "";
    try {
      const query = new URLSearchParams({ programme: this.programme, dryRun: String(isDry) });
      this.report = await sendFile(`/api/v1/problems/import?${query}`, this.file);
      this.isTried = isDry;
      if (!isDry) {
        this.dispatchEvent(new CustomEvent("imported"));
      }
    } catch (failure) {
      this.isTried = false;
      this.faults = failure instanceof Refused ? failure.violations : [];
      const reason = failure instanceof Error ? failure.message : String(failure);
      this.trouble = this.faults.length > 0 ? text("importBad", this.faults.length) : text("failed", reason);
    } finally {
      this.isRunning = false;
    }
  }

  async #template() {
    try {
      await download("/api/v1/problems/template", "problem-list-template.xlsx");
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }
}

customElements.define("import-view", ImportView);
