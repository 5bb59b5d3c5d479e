// @ts-check
import { css, html, nothing } from "lit";
import { create } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { age, shortMoment } from "/shared/figures.js";
import { text, textOf } from "./texts.js";

/** Attempts under way and refusals by alert, so that a row that is drawn anew still says so. At most this many. */
const MOST_ATTEMPTS = 50;
/** @type {Map<string, {isRunning?: boolean, refusal?: string}>} */
const attempts = new Map();

/**
 * An alert's state: who was told, how long ago, when the next step comes; and a button for whoever may acknowledge it.
 * Fires `said` with a sentence, and `changed` when it was acknowledged.
 */
export class AlertAnswer extends Localized {
  static properties = { alert: { attribute: false }, asOf: {}, about: {}, answered: { state: true } };

  static styles = [
    controls,
    css`
      p { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; }
      .state::before { content: "○ "; }
      [data-alert="open"] .state { color: var(--amber-ink); font-weight: 600; }
      [data-alert="open"] .state::before { content: "● "; }
      [data-alert="done"] .state { color: var(--green-ink); }
      [data-alert="done"] .state::before { content: "✓ "; }
      [data-alert="none"] .state { color: var(--ink-quiet); }
      small { font-size: 0.8125rem; color: var(--ink-quiet); white-space: nowrap; margin-right: 0.2rem; }
      small.next { color: var(--ink); }
      small.refusal { display: block; color: var(--red-ink); white-space: normal; }
      button { min-height: 1.6rem; min-width: 0; padding: 0.05rem 0.6rem; font-size: 0.875rem; border: 0.0625rem solid var(--amber); background: var(--amber-ground); color: var(--amber-ink); font-weight: 400; }
      @media (pointer: coarse), (max-width: 760px) { button { min-height: 2.75rem; } }
      @media print { button { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {any} null: nobody was told yet */
    this.alert = null;
    this.asOf = "";
    /** The alert's subject, for the button's accessible name. */
    this.about = "";
    /** @type {any} the alert as it is after it was answered here, until the list says the same */
    this.answered = null;
  }

  render() {
    const alert = this.answered?.alertId === this.alert?.alertId ? (this.answered ?? this.alert) : this.alert;
    if (!alert) {
      return html`<div data-alert="none"><p><span class="state">${text("alertNone")}</span></p></div>`;
    }
    const attempt = attempts.get(alert.alertId);
    const isOpen = !alert.acknowledgedAt;
    const by = text("alertBy", textOf(`level${alert.level}`), age(alert.raisedAt, this.asOf));
    return html`<div data-alert=${isOpen ? "open" : "done"}>
      <p>
        <span class="state">${text(isOpen ? "alertOpen" : "alertDone")}</span>
        ${isOpen && alert.mayAcknowledge
          ? html`<button
              class="answer"
              type="button"
              aria-label=${text("acknowledgeOf", this.about)}
              ?disabled=${Boolean(attempt?.isRunning)}
              @click=${() => this.#answer(alert)}
            >
              ${text("acknowledge")}
            </button>`
          : nothing}
      </p>
      <small class="told">${alert.readAt === null ? text("alertUnread", by) : by}</small>
      ${attempt?.refusal
        ? html`<small class="refusal" role="alert">${attempt.refusal}</small>`
        : alert.nextStepAt
          ? html`<small class="next" title=${text("nextStepTitle")}>${text("nextStep", shortMoment(alert.nextStepAt))}</small>`
          : nothing}
    </div>`;
  }

  /** @param {any} alert */
  async #answer(alert) {
    remember(alert.alertId, { isRunning: true });
    this.requestUpdate();
    try {
      this.answered = await create(`/api/v1/alerts/${encodeURIComponent(alert.alertId)}/acknowledgement`, {});
      attempts.delete(alert.alertId);
      this.#fire("said", text("newsAnswered"));
      this.#fire("changed");
    } catch (failure) {
      const refusal = text("refusedAnswer", failure instanceof Error ? failure.message : String(failure));
      remember(alert.alertId, { refusal });
      this.#fire("said", refusal);
    }
    this.requestUpdate();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("alert") && this.alert?.acknowledgedAt) {
      this.answered = null;
    }
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/**
 * @param {string} alertId
 * @param {{isRunning?: boolean, refusal?: string}} attempt
 */
function remember(alertId, attempt) {
  attempts.delete(alertId);
  attempts.set(alertId, attempt);
  const oldest = attempts.keys().next().value;
  if (attempts.size > MOST_ATTEMPTS && oldest !== undefined) {
    attempts.delete(oldest);
  }
}

customElements.define("alert-answer", AlertAnswer);
