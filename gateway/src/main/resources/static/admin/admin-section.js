// @ts-check
import { css, html, nothing } from "lit";
import "/desk/command-dialog.js";
import { text as desk } from "/desk/texts.js";
import { Refused, SignInNeeded } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

/**
 * A section of the administration. A subclass fetches in `fetchAll()` and shows in `body()`; what can't be fetched is said in
 * its place. Fires `session-ended`.
 */
export class AdminSection extends Localized {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { session: { attribute: false }, state: { state: true }, trouble: { state: true }, told: { state: true } };

  /** @type {import("lit").CSSResultGroup} */
  static styles = [
    controls,
    css`
      .lead { margin: var(--space-1) 0 var(--space-4); color: var(--ink-quiet); }
      .bar { align-items: end; margin-bottom: var(--space-3); }
      .bar .grow { flex-basis: 12rem; max-width: 26rem; }
      .stack > * + * { margin-top: var(--space-4); }
      .told { margin-bottom: var(--space-3); }
      td button, li button { min-height: var(--target); }
      .chips { display: flex; flex-wrap: wrap; gap: var(--space-1); }
      .chip { padding: 0.1rem 0.5rem; border-radius: 1rem; background: var(--sunken); font-size: var(--text-small); }
      code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
      button.primary { width: auto; font-size: var(--text); }
      label input, label select, label textarea { font-weight: 400; margin-top: var(--space-1); }
      h3 { font-size: var(--text); }
      @media print { button, file-drop, json-editor, .bar label { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    /** @type {"loading" | "shown" | "forbidden" | "failed"} */
    this.state = "loading";
    this.trouble = "";
    /** @type {(() => string) | null} what was done, in the language of the page */
    this.told = null;
  }

  /** The section's name, as in its address; to be overridden. */
  get name() {
    return "";
  }

  /** Whether the person administers every district, and may change what holds in all of them. */
  get isEverywhere() {
    return this.session?.areas.length === 0;
  }

  get everywhereNote() {
    return this.isEverywhere ? nothing : html`<p class="note" id="everywhereOnly">${text("everywhereOnly")}</p>`;
  }

  /** To be overridden. */
  async fetchAll() {}

  /**
   * To be overridden.
   *
   * @returns {unknown}
   */
  body() {
    return nothing;
  }

  firstUpdated() {
    void this.refresh();
  }

  async refresh() {
    try {
      await this.fetchAll();
      this.state = "shown";
      this.trouble = "";
    } catch (failure) {
      if (failure instanceof SignInNeeded) {
        this.dispatchEvent(new CustomEvent("session-ended", { bubbles: true, composed: true }));
      } else if (failure instanceof Refused && failure.status === 403) {
        this.state = "forbidden";
      } else {
        this.state = this.state === "shown" ? "shown" : "failed";
        this.trouble = desk("failed", sentenceOf(failure));
      }
    }
  }

  render() {
    return html`
      <h2 id="sectionTitle">${text(/** @type {any} */ (this.name))}</h2>
      <p class="lead">${text(/** @type {any} */ (`${this.name}Lead`))}</p>
      ${this.trouble ? html`<p class="note bad told" id="sectionTrouble" role="alert">${this.trouble}</p>` : nothing}
      ${this.told ? html`<p class="note good told" id="sectionTold" role="status">${this.told()}</p>` : nothing}
      ${this.state === "loading"
        ? html`<p class="quiet">${desk("loading")}</p>`
        : this.state === "forbidden"
          ? html`<p class="note warn">${text("forbidden")}</p>`
          : this.state === "failed"
            ? html`<button type="button" @click=${() => this.refresh()}>${desk("retry")}</button>`
            : this.body()}
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.done(event.detail)}></command-dialog>
    `;
  }

  /** @param {import("/desk/command-dialog.js").Command} command */
  openCommand(command) {
    this.told = null;
    void /** @type {import("/desk/command-dialog.js").CommandDialog} */ (this.renderRoot.querySelector("command-dialog")).open(command);
  }

  /**
   * What follows a command that was accepted.
   *
   * @param {{command: string, answer: any}} _
   */
  async done(_) {
    this.told = () => desk("done");
    await this.refresh();
  }

  /**
   * Does something at once; a refusal is said above the section.
   *
   * @param {() => Promise<unknown>} work
   */
  async act(work) {
    this.told = null;
    this.trouble = "";
    try {
      await work();
      this.told = () => desk("done");
      await this.refresh();
    } catch (failure) {
      this.trouble =
        failure instanceof Refused && failure.status === 412
          ? text("changedMeanwhile")
          : failure instanceof Refused
            ? desk("refused", sentenceOf(failure))
            : desk("unreachable");
    }
  }
}

/**
 * @param {unknown} failure
 * @returns {string} what is wrong, each field with its fault
 */
export function sentenceOf(failure) {
  if (failure instanceof Refused && failure.violations.length > 0) {
    return failure.violations.map(({ field, message }) => `${field}: ${message}`).join("; ");
  }
  return failure instanceof Error ? failure.message : String(failure);
}
