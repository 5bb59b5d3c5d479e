// @ts-check
import { css, html } from "lit";
import { getVersioned } from "/shared/api/http.js";
import { comma } from "/shared/language.js";
import { AdminSection } from "./admin-section.js";
import "./json-editor.js";
import { text, word } from "./texts.js";

/** The escalation policies of alerts: as sentences, and as JSON to edit. */
export class PoliciesSection extends AdminSection {
  static properties = { policies: { state: true }, version: { state: true } };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      ol.steps { list-style: decimal; padding-left: 1.5rem; display: grid; gap: var(--space-1); }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.policies = [];
    this.version = "*";
  }

  get name() {
    return "policies";
  }

  async fetchAll() {
    const { body, version } = await getVersioned("/api/v1/escalation-policies");
    this.policies = body.policies;
    this.version = version;
  }

  body() {
    return html`<div class="stack">
      ${this.policies.map((policy) => this.#policy(policy))}
      ${this.isEverywhere ? this.#editor() : this.everywhereNote}
    </div>`;
  }

  #editor() {
    return html`<json-editor
      class="card"
      .label=${text("editJson")}
      .value=${this.#value()}
      .version=${this.version}
      .address=${"/api/v1/escalation-policies"}
      @saved=${() => this.done({ command: "policies", answer: null })}
      @reload=${() => this.refresh()}
    ></json-editor>`;
  }

  /** @type {{policies: any[]} | null} */
  #kept = null;

  #value() {
    if (this.#kept?.policies !== this.policies) {
      this.#kept = { policies: this.policies };
    }
    return this.#kept;
  }

  /** @param {any} policy */
  #policy({ policyId, name, workingTime, steps, acknowledgementLasts }) {
    return html`<section class="card stack">
      <h3>${name} <code>${policyId}</code></h3>
      <p class="quiet">${text("hours", workingTime.opens.slice(0, 5), workingTime.closes.slice(0, 5), word(workingTime.calendar))}</p>
      <ol class="steps">
        ${steps.map(
          (/** @type {any} */ { after, whom, channels, issueOrder }) =>
            html`<li>
              ${text("step", waitOf(after), word(whom), channels.map(word).join(comma()))}
              ${issueOrder ? text("stepOrder", issueOrder.colour ? word(issueOrder.colour) : "", issueOrder.answerWithinDays) : ""}
            </li>`,
        )}
      </ol>
      <p class="quiet">${text("acknowledgementLasts", waitOf(acknowledgementLasts))}</p>
    </section>`;
  }
}

/** @param {{unit: string, amount: number}} wait */
function waitOf({ unit, amount }) {
  return text(/** @type {any} */ (`wait${unit}`), amount);
}

customElements.define("policies-section", PoliciesSection);
