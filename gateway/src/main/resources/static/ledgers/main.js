// @ts-check
import { css, html, nothing } from "lit";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/command-dialog.js";
import { DeskPage } from "/desk/desk-page.js";
import { fetchProgrammes, firstProgramme, rememberProgramme } from "/desk/programmes.js";
import { hasRole } from "/desk/rights.js";
import { Refused, SignInNeeded, download, sendFile } from "/shared/api/http.js";
import { randomUuid } from "/shared/api/without-https.js";
import { controls } from "/shared/components/localized.js";
import { size } from "/shared/format.js";
import "./differences-list.js";
import "./file-drop.js";
import "./findings-list.js";
import "./import-result.js";
import "./options-form.js";
import { createProgramme } from "./programme-command.js";
import { changedProjects, reportOf, reportOfRefusal } from "./report.js";
import "./sheet-view.js";
import { text } from "./texts.js";

/** @typedef {import("/desk/programmes.js").Programme} Programme */

const PATIENCE_MS = 600_000;
const UNKNOWN = ["UNKNOWN_PERSON", "AMBIGUOUS_PERSON", "UNKNOWN_RESPONSIBLE_UNIT", "AMBIGUOUS_RESPONSIBLE_UNIT"];

/**
 * Imports a ledger: a dry run shows each finding at its cell, and what is right is imported with the options that it was
 * checked with.
 */
class LedgersPage extends DeskPage {
  static properties = {
    programmes: { state: true },
    programmeId: { state: true },
    options: { state: true },
    file: { state: true },
    report: { state: true },
    imported: { state: true },
    work: { state: true },
    seconds: { state: true },
    trouble: { state: true },
  };

  static styles = [
    controls,
    css`
      .intro { margin: var(--space-1) 0 var(--space-4); color: var(--ink-quiet); }
      .head { align-items: end; }
      .head .grow { max-width: 30rem; min-width: 14rem; }
      #fileName { flex: 1 1 12rem; overflow-wrap: anywhere; }
      section.card { margin-top: var(--space-4); }
      .actions button.primary { width: auto; font-size: var(--text); }
      .results { display: grid; grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); gap: var(--space-4); align-items: start; margin-top: var(--space-4); }
      .results.single { grid-template-columns: minmax(0, 1fr); }
      progress { width: 100%; height: 0.6rem; }
      @media print { options-form, file-drop, .row button, .head { display: none; } }
      @media (max-width: 62rem) { .results { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  #key = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking = undefined;

  constructor() {
    super();
    /** @type {Programme[]} */
    this.programmes = [];
    this.programmeId = "";
    /** @type {import("./options-form.js").Options} */
    this.options = { mode: stateOfAddress().mode === "UPDATE" ? "UPDATE" : "CREATE", unknownPeople: "REFUSE", acceptWarnings: false };
    /** @type {File | null} */
    this.file = null;
    /** @type {import("./report.js").Report | null} */
    this.report = null;
    /** @type {import("./report.js").Report | null} */
    this.imported = null;
    /** @type {"" | "checking" | "importing"} */
    this.work = "";
    this.seconds = 0;
    this.trouble = "";
  }

  get current() {
    return "ledgers";
  }

  get heading() {
    return text("heading");
  }

  async opened() {
    const session = /** @type {import("/shared/api/session.js").Session} */ (this.session);
    this.programmes = await fetchProgrammes();
    const named = this.programmeId || stateOfAddress().programme;
    this.programmeId = (await firstProgramme(this.programmes, named, session))?.programmeId ?? "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  content() {
    const isImporter = hasRole(this.session, "COMMANDER");
    return html`
      <h1>${text("heading")}</h1>
      <p class="intro">${isImporter ? text("intro") : text("notImporter")}</p>
      <div class="row head">${this.#programmeChoice(isImporter)}</div>
      ${isImporter && this.programmeId ? this.#upload() : nothing}
      <div aria-live="polite">${this.#progress()} ${this.#verdict()}</div>
      ${this.#findings()}
      ${this.imported
        ? html`<import-result .report=${this.imported} .mode=${this.options.mode} @again=${() => this.#forget()}></import-result>`
        : nothing}
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#created(event.detail.answer)}></command-dialog>
    `;
  }

  /** @param {boolean} isImporter */
  #programmeChoice(isImporter) {
    const isBusy = this.work !== "";
    return html`
      ${this.programmes.length > 0
        ? html`<div class="grow">
            <label for="programme">${text("programme")}</label>
            <select id="programme" ?disabled=${isBusy} @change=${(/** @type {any} */ event) => this.#choose(event.target.value)}>
              ${this.programmes.map(
                ({ programmeId, name }) => html`<option value=${programmeId} ?selected=${programmeId === this.programmeId}>${name}</option>`,
              )}
            </select>
          </div>`
        : html`<p class="grow note">${text("noProgramme")}</p>`}
      <button id="createProgramme" type="button" ?disabled=${isBusy} @click=${() => this.#openProgramme()}>${text("newProgramme")}</button>
      ${isImporter
        ? html`<button id="template" type="button" @click=${() => this.#template()}>${text("template")}</button>`
        : nothing}
    `;
  }

  #upload() {
    const isBusy = this.work !== "";
    return html`<section class="card stack" aria-label=${text("chooseFile")}>
      <options-form .options=${this.options} .isDisabled=${isBusy} @change=${(/** @type {CustomEvent} */ event) => this.#setOptions(event.detail)}></options-form>
      ${this.file
        ? html`<div class="row">
            <span class="grow" id="fileName">${text("chosen", this.file.name, size(this.file.size))}</span>
            <button id="otherFile" type="button" ?disabled=${isBusy} @click=${() => this.#forget()}>${text("otherFile")}</button>
            <button id="check" type="button" ?disabled=${isBusy} @click=${() => this.#check()}>${text("checkAgain")}</button>
          </div>`
        : html`<file-drop
            @choose=${(/** @type {CustomEvent} */ event) => this.#take(event.detail)}
            @refuse=${(/** @type {CustomEvent} */ event) => (this.trouble = event.detail)}
          ></file-drop>`}
    </section>`;
  }

  #progress() {
    return this.work
      ? html`<section class="card stack" id="progress">
          <p>${text(this.work, this.seconds)}</p>
          <progress aria-label=${text(this.work, "")}></progress>
        </section>`
      : nothing;
  }

  #verdict() {
    const { report } = this;
    if (this.trouble) {
      return html`<section class="card stack">
        <p class="note bad" id="trouble">${this.trouble}</p>
      </section>`;
    }
    if (!report || this.work || this.imported) {
      return nothing;
    }
    if (report.verdict === "bad") {
      const isWhole = report.cells.every(({ cell }) => cell === "");
      const unknown = report.cells.filter(({ fault }) => UNKNOWN.includes(fault)).length;
      return html`<section class="card stack">
        <p class="note bad" id="verdict">${isWhole ? text("unreadable") : text("bad", report.badCount)}</p>
        ${unknown > 0 ? html`<p class="note warn" id="unknownPeople">${text("unknownPeople", unknown)}</p>` : nothing}
      </section>`;
    }
    const waiting = report.warnings.filter(({ accept }) => accept).length;
    return html`<section class="card stack actions">
      ${report.verdict === "waiting"
        ? html`<p class="note warn" id="verdict">${text("waiting", waiting)}</p>`
        : html`<p class="note good" id="verdict">${this.#goodSentence(report)}</p>`}
      ${waiting > 0
        ? html`<label class="choice"
            ><input
              id="acceptWarnings"
              type="checkbox"
              .checked=${this.options.acceptWarnings}
              @change=${(/** @type {any} */ event) => this.#setOptions({ ...this.options, acceptWarnings: event.target.checked })}
            /><span>${text("accept", waiting)} <small class="quiet">${text("acceptHint")}</small></span></label
          >`
        : nothing}
      ${report.verdict === "good" && this.#count(report) > 0
        ? html`<div class="row">
            <button id="import" class="primary" type="button" @click=${() => this.#import()}>
              ${text(this.options.mode === "UPDATE" ? "importChanges" : "import", this.#count(report))}
            </button>
          </div>`
        : nothing}
    </section>`;
  }

  /** @param {import("./report.js").Report} report */
  #count(report) {
    return this.options.mode === "UPDATE" ? changedProjects(report) : report.projects;
  }

  /** @param {import("./report.js").Report} report */
  #goodSentence(report) {
    if (this.options.mode === "CREATE") {
      return text("good", report.projects, report.nodes);
    }
    const unchanged = report.rows.filter(({ outcome }) => outcome === "UNCHANGED").length;
    return changedProjects(report) === 0 ? text("nothingChanges") : text("goodUpdate", changedProjects(report), unchanged);
  }

  #findings() {
    const { report } = this;
    if (!report || this.work || this.imported) {
      return nothing;
    }
    const hasList = report.cells.length > 0 || report.warnings.length > 0;
    return html`
      <differences-list class="card" ?hidden=${this.options.mode !== "UPDATE" || report.rows.every(({ outcome }) => outcome !== "CHANGED" && outcome !== "CREATED")} .report=${report}></differences-list>
      <div class="results ${hasList ? "" : "single"}">
        ${hasList
          ? html`<findings-list class="card" .report=${report} @choose=${(/** @type {CustomEvent} */ event) => this.#showCell(event.detail)}></findings-list>`
          : nothing}
        <sheet-view .report=${report}></sheet-view>
      </div>
    `;
  }

  /** @param {string} cell */
  #showCell(cell) {
    /** @type {import("./sheet-view.js").SheetView | null} */ (this.renderRoot.querySelector("sheet-view"))?.show(cell);
  }

  /** @param {string} programmeId */
  #choose(programmeId) {
    this.programmeId = programmeId;
    rememberProgramme(programmeId, this.session?.personId ?? "");
    showInAddress({ programme: programmeId });
    if (this.file) {
      void this.#check();
    }
  }

  #openProgramme() {
    const session = this.session;
    if (session) {
      /** @type {import("/desk/command-dialog.js").CommandDialog} */ (this.renderRoot.querySelector("command-dialog")).open(createProgramme(session));
    }
  }

  /** @param {Programme} programme */
  async #created(programme) {
    this.programmeId = programme.programmeId;
    showInAddress({ programme: programme.programmeId });
    await this.load(() => this.opened());
  }

  async #template() {
    this.trouble = "";
    const query = this.programmeId ? `?${new URLSearchParams({ programme: this.programmeId })}` : "";
    try {
      await download(`/api/v1/ledgers/template${query}`, "ledger-template.xlsx");
    } catch (failure) {
      this.trouble = failure instanceof Refused ? failure.message : text("noAnswerCheck");
    }
  }

  #forget() {
    this.file = null;
    this.report = null;
    this.imported = null;
    this.trouble = "";
    this.options = { ...this.options, acceptWarnings: false };
  }

  /** @param {File} file */
  #take(file) {
    this.file = file;
    void this.#check();
  }

  /** @param {import("./options-form.js").Options} options */
  #setOptions(options) {
    this.options = options;
    this.imported = null;
    showInAddress({ mode: options.mode === "UPDATE" ? "UPDATE" : null });
    if (this.file) {
      void this.#check();
    }
  }

  /** @param {boolean} isDryRun */
  #address(isDryRun) {
    const { mode, unknownPeople, acceptWarnings } = this.options;
    const query = new URLSearchParams({
      programme: this.programmeId,
      dryRun: String(isDryRun),
      mode,
      unknownPeople,
      acceptWarnings: String(acceptWarnings && (isDryRun || this.report !== null)),
    });
    return `/api/v1/ledgers?${query}`;
  }

  async #check() {
    this.#key = randomUuid();
    this.imported = null;
    await this.#send("checking", randomUuid(), (answer) => {
      this.report = reportOf(answer);
    });
  }

  async #import() {
    await this.#send("importing", this.#key, (answer) => {
      this.imported = reportOf(answer);
    });
  }

  /**
   * @param {"checking" | "importing"} work
   * @param {string} key the same key has one effect
   * @param {(answer: any) => void} take
   */
  async #send(work, key, take) {
    const { file } = this;
    if (!file || this.work) {
      return;
    }
    this.trouble = "";
    this.#begin(work);
    try {
      take(await sendFile(this.#address(work === "checking"), file, { patienceMs: PATIENCE_MS, key }));
    } catch (failure) {
      await this.#refused(failure, work);
    } finally {
      this.#end();
    }
  }

  /**
   * @param {unknown} failure
   * @param {"checking" | "importing"} work
   */
  async #refused(failure, work) {
    const report = reportOfRefusal(failure);
    if (report) {
      this.report = { ...report, sheet: report.sheet ?? this.report?.sheet ?? null };
    } else if (failure instanceof SignInNeeded) {
      await this.load(() => Promise.reject(failure));
    } else if (failure instanceof Refused) {
      this.report = null;
      this.trouble = failure.message;
    } else {
      this.trouble = text(work === "importing" ? "noAnswer" : "noAnswerCheck");
    }
  }

  /** @param {"checking" | "importing"} work */
  #begin(work) {
    this.work = work;
    this.seconds = 0;
    const from = Date.now();
    this.#ticking = setInterval(() => (this.seconds = Math.floor((Date.now() - from) / 1000)), 1000);
  }

  #end() {
    this.work = "";
    clearInterval(this.#ticking);
  }
}

customElements.define("ledgers-page", LedgersPage);
