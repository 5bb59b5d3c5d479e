// @ts-check
import { css, html } from "lit";
import { get } from "/shared/api/http.js";
import { namesOf } from "/shared/api/people.js";
import { Localized, controls } from "/shared/components/localized.js";
import { currentLanguage } from "/shared/language.js";
import { explained } from "/shared/explanations.js";
import { text } from "./texts.js";

/** The explanation of a notification: each step of the alert, its recipient and its reason. Fetched when it is opened. */
export class ToldWhy extends Localized {
  static properties = { alertId: {}, me: {}, explanation: { state: true }, trouble: { state: true } };

  static styles = [
    controls,
    css`
      summary { display: inline-flex; align-items: center; min-height: var(--target); cursor: pointer; color: var(--accent); }
      li { margin-bottom: var(--space-2); }
    `,
  ];

  constructor() {
    super();
    /** Empty: no alert made the message. */
    this.alertId = "";
    this.me = "";
    /** @type {any} */
    this.explanation = null;
    /** @type {Map<string, string>} names of people, by their ids */
    this.names = new Map();
    this.trouble = "";
  }

  render() {
    return html`<details @toggle=${(/** @type {any} */ event) => event.target.open && this.#fetchExplanation()}>
      <summary>${text("why")}</summary>
      ${this.#answer()}
    </details>`;
  }

  #answer() {
    if (!this.alertId) {
      return html`<p class="quiet">${text("whyNone")}</p>`;
    }
    if (this.trouble) {
      return html`<p class="note bad" role="alert">${this.trouble}</p>`;
    }
    return this.explanation ? this.#explained() : html`<p class="quiet">${text("whyLoading")}</p>`;
  }

  #explained() {
    const { turns, next } = explained(this.explanation, this.names, this.me);
    return html`<ol class="why">
        ${turns.map(
          ({ head, sentences }) => html`<li>
            <b>${head}</b>
            <p>${sentences.join(currentLanguage() === "en" ? " " : "")}</p>
          </li>`,
        )}
      </ol>
      <p>${next}</p>`;
  }

  async #fetchExplanation() {
    if (this.alertId && !this.explanation) {
      try {
        const explanation = await get(`/api/v1/alerts/${encodeURIComponent(this.alertId)}/explanation`);
        const told = explanation.turns.map((/** @type {any} */ turn) => turn.toldPersonId).filter(Boolean);
        this.names = await namesOf(told.filter((/** @type {string} */ id) => id !== this.me));
        this.explanation = explanation;
      } catch (failure) {
        this.trouble = failure instanceof Error ? failure.message : String(failure);
      }
    }
  }
}

customElements.define("told-why", ToldWhy);
