// @ts-check
import { css, html } from "lit";
import { change, getVersioned } from "/shared/api/http.js";
import { AdminSection } from "./admin-section.js";
import { text, word } from "./texts.js";

/** @typedef {{kind: string, on: boolean, severity: string, thresholds: number[]}} Kind */

const SEVERITIES = ["CRITICAL", "WARNING", "INFO"];

/** The kinds of alerts: which are on, their severities and thresholds. */
export class KindsSection extends AdminSection {
  static properties = { kinds: { state: true }, isChanged: { state: true } };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      .stack > * + * { margin-top: var(--space-2); }
      fieldset.card { padding: var(--space-2) var(--space-4); }
      .grow { flex-basis: 16rem; }
      input:not([type="checkbox"]) { width: 8rem; }
    `,
  ];

  #version = "*";
  /** @type {unknown[]} */
  #inhibitions = [];

  constructor() {
    super();
    /** @type {Kind[]} */
    this.kinds = [];
    this.isChanged = false;
  }

  get name() {
    return "kinds";
  }

  async fetchAll() {
    const { body, version } = await getVersioned("/api/v1/alert-kinds");
    this.kinds = body.kinds;
    this.#inhibitions = body.inhibitions;
    this.#version = version;
    this.isChanged = false;
  }

  body() {
    return html`
      <div class="stack">
        ${this.kinds.map((kind) => this.#kind(kind))}
        ${this.isEverywhere ? this.#buttons() : this.everywhereNote}
      </div>
    `;
  }

  #buttons() {
    return html`<div class="row">
      <button id="saveKinds" class="primary" type="button" ?disabled=${!this.isChanged} @click=${() => this.#save()}>${text("save")}</button>
      <button type="button" ?disabled=${!this.isChanged} @click=${() => this.refresh()}>${text("reset")}</button>
    </div>`;
  }

  /** @param {Kind} kind */
  #kind({ kind, on, severity, thresholds }) {
    return html`<fieldset class="card row" ?disabled=${!this.isEverywhere} id="kind-${kind}" aria-label=${word(kind)}>
      <label class="choice grow"
        ><input type="checkbox" .checked=${on} @change=${(/** @type {any} */ event) => this.#set(kind, { on: event.target.checked })} /><span
          ><strong>${word(kind)}</strong> <span class="quiet">${text(/** @type {any} */ (`kind${kind}`))}</span></span
        ></label
      >
      <label
        >${text("severity")}
        <select @change=${(/** @type {any} */ event) => this.#set(kind, { severity: event.target.value })}>
          ${SEVERITIES.map((one) => html`<option value=${one} ?selected=${one === severity}>${word(one)}</option>`)}
        </select></label
      >
      ${thresholds.length > 0
        ? html`<label
            >${text("thresholds")}
            <input
              inputmode="numeric"
              .value=${thresholds.join("，")}
              @change=${(/** @type {any} */ event) => this.#set(kind, { thresholds: numbersOf(event.target.value) })}
          /></label>`
        : ""}
    </fieldset>`;
  }

  /**
   * @param {string} kind
   * @param {Partial<Kind>} part
   */
  #set(kind, part) {
    this.kinds = this.kinds.map((one) => (one.kind === kind ? { ...one, ...part } : one));
    this.isChanged = true;
  }

  #save() {
    return this.act(() =>
      change("/api/v1/alert-kinds", { kinds: this.kinds, inhibitions: this.#inhibitions }, { version: this.#version }),
    );
  }
}

/** @param {string} value */
function numbersOf(value) {
  return value.split(/[，,、\s]+/).filter(Boolean).map(Number);
}

customElements.define("kinds-section", KindsSection);
