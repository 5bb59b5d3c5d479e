// @ts-check
import { css, html, nothing } from "lit";
import { text as desk } from "/desk/texts.js";
import { Refused, change } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { colon } from "/shared/language.js";
import { lineOf, printed } from "./json-text.js";
import { text } from "./texts.js";

/**
 * Edits a resource as JSON and puts it back under its version. What the service refuses is listed with the line of each
 * field. Fires `saved` with the answer, and `reload` when somebody changed it meanwhile.
 */
export class JsonEditor extends Localized {
  static properties = {
    value: { attribute: false }, version: {}, address: {}, label: {},
    draft: { state: true }, violations: { state: true }, trouble: { state: true }, isStale: { state: true }, isSending: { state: true },
  };

  static styles = [
    controls,
    css`
      textarea { font-family: ui-monospace, monospace; font-size: var(--text-small); min-height: 22rem; line-height: 1.45; white-space: pre; overflow: auto; }
      li { display: flex; gap: var(--space-3); align-items: center; padding: var(--space-1) 0; }
      .actions { margin-top: var(--space-3); }
      button.primary { width: auto; font-size: var(--text); }
      code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
    `,
  ];

  /** @type {unknown} */
  #shown = undefined;
  /** @type {Map<string, number>} */
  #lines = new Map();

  constructor() {
    super();
    /** @type {unknown} */
    this.value = null;
    this.version = "*";
    this.address = "";
    this.label = "";
    this.draft = "";
    /** @type {{field: string, message: string}[]} */
    this.violations = [];
    this.trouble = "";
    this.isStale = false;
    this.isSending = false;
  }

  willUpdate() {
    if (this.value !== this.#shown) {
      this.#shown = this.value;
      this.#print(this.value);
      this.violations = [];
      this.trouble = "";
      this.isStale = false;
    }
  }

  /** What stands in the editor; null when it is no JSON. */
  current() {
    try {
      return JSON.parse(this.draft);
    } catch (failure) {
      this.trouble = text("noJson", failure instanceof Error ? failure.message : String(failure));
      return null;
    }
  }

  render() {
    return html`
      <label for="json">${this.label}</label>
      <textarea
        id="json"
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${this.violations.length > 0 || this.trouble !== ""}
        aria-describedby="findings"
        .value=${this.draft}
        @input=${(/** @type {any} */ event) => (this.draft = event.target.value)}
      ></textarea>
      <div id="findings" aria-live="polite">
        ${this.trouble ? html`<p class="note bad" id="jsonTrouble">${this.trouble}</p>` : nothing}
        ${this.violations.length > 0
          ? html`<ul id="violations" class="note bad">
              ${this.violations.map(
                ({ field, message }) => html`<li>
                  <button type="button" @click=${() => this.#goTo(field)}>${text("line", lineOf(this.#lines, field) + 1)}</button>
                  <span><code>${field}</code>${colon()}${message}</span>
                </li>`,
              )}
            </ul>`
          : nothing}
        ${this.isStale
          ? html`<p class="note warn row" id="stale">
              <span class="grow">${text("changedMeanwhile")}</span>
              <button type="button" @click=${() => this.dispatchEvent(new CustomEvent("reload"))}>${text("takeNewest")}</button>
            </p>`
          : nothing}
      </div>
      <div class="row actions">
        <button id="saveJson" class="primary" type="button" ?disabled=${this.isSending} @click=${() => this.#save()}>
          ${this.isSending ? desk("sending") : text("save")}
        </button>
        <button id="resetJson" type="button" @click=${() => this.#print(this.value)}>${text("reset")}</button>
        <slot></slot>
      </div>
    `;
  }

  /** @param {unknown} value */
  #print(value) {
    const { text: draft, lines } = printed(value);
    this.draft = draft;
    this.#lines = lines;
  }

  async #save() {
    this.trouble = "";
    this.violations = [];
    this.isStale = false;
    const value = this.current();
    if (value === null || this.isSending) {
      return;
    }
    this.#print(value);
    this.isSending = true;
    try {
      const answer = await change(this.address, value, { version: this.version });
      this.dispatchEvent(new CustomEvent("saved", { detail: answer }));
    } catch (failure) {
      this.#refused(failure);
    } finally {
      this.isSending = false;
    }
  }

  /** @param {unknown} failure */
  #refused(failure) {
    if (!(failure instanceof Refused)) {
      this.trouble = desk("unreachable");
    } else if (failure.status === 412) {
      this.isStale = true;
    } else if (failure.violations.length > 0) {
      this.violations = failure.violations;
    } else {
      this.trouble = desk("refused", failure.message);
    }
  }

  /** @param {string} field */
  #goTo(field) {
    const area = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
    const lines = this.draft.split("\n");
    const line = lineOf(this.#lines, field);
    const from = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
    area.focus();
    area.setSelectionRange(from, from + (lines[line] ?? "").length);
    area.scrollTop = Math.max(0, (line / lines.length) * area.scrollHeight - area.clientHeight / 2);
  }
}

customElements.define("json-editor", JsonEditor);
