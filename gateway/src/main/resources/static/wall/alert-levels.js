// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { age, count, shortMoment } from "/shared/figures.js";
import { panels } from "./panels.js";
import { text, textOf } from "./texts.js";

const LEVELS = [1, 2, 3, 4, 5];

/** Open alerts by the level that was notified: their number, the age of the oldest, and the time of the next escalation. Fires `open-list`. */
export class AlertLevels extends Localized {
  static properties = { alerts: { attribute: false }, asOf: {} };

  static styles = [
    controls,
    panels,
    css`
      ol { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 0.6rem; }
      li { min-width: 0; }
      .level { display: grid; align-content: start; justify-content: stretch; width: 100%; min-width: 0; border-left: 0.125rem solid var(--line-strong); border-radius: 0; padding-left: 0.55rem; }
      .level:hover { text-decoration: none; background: var(--raised); }
      .nil { color: var(--ink-quiet); }
      b { font-size: 1.4rem; line-height: 1.2; }
      .level small { color: var(--ink-quiet); min-height: 1.3em; font-weight: 400; white-space: normal; }
      .name { font-weight: 400; }
      .level .next { color: var(--amber-ink); }
      @media screen and (max-width: 760px) { ol { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.alerts = [];
    this.asOf = "";
  }

  render() {
    const held = this.alerts.filter(({ level }) => level === 0).length;
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${text("levelsTitle")}</h2>
        ${held ? html`<p id="levelsHeld" class="count">${text("held", count(held))}</p>` : nothing}
      </header>
      <ol id="levels">
        ${LEVELS.map((level) => this.#level(level))}
      </ol>
    </section>`;
  }

  /** @param {number} level */
  #level(level) {
    const here = this.alerts.filter((alert) => alert.level === level);
    const oldest = here.map(({ raisedAt }) => raisedAt).sort()[0];
    const next = here
      .filter(({ acknowledgedAt, nextStepAt }) => !acknowledgedAt && nextStepAt)
      .map(({ nextStepAt }) => nextStepAt)
      .sort()[0];
    return html`<li>
      <button class="open level ${here.length === 0 ? "nil" : ""}" type="button" @click=${() => this.#open(level)}>
        <span class="name cut">${textOf(`rung${level}`)}</span>
        <b>${count(here.length)}</b>
        <small class="age cut">${oldest ? text("oldest", age(oldest, this.asOf)) : ""}</small>
        <small class="next cut" title=${next ? text("nextStepTitle") : ""}>${next ? text("nextStep", shortMoment(next)) : ""}</small>
      </button>
    </li>`;
  }

  /** @param {number} level */
  #open(level) {
    const detail = { list: "alerts", filters: { open: "true", level: String(level) } };
    this.dispatchEvent(new CustomEvent("open-list", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("alert-levels", AlertLevels);
