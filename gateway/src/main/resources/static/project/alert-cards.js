// @ts-check
import { css, html, nothing } from "lit";
import "/desk/commands/command-bar.js";
import { alertCommands } from "/desk/commands/alert-commands.js";
import { get } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { addressee, explained, ruleLabel } from "/shared/explanations.js";
import { moment } from "/shared/format.js";
import { comma, currentLanguage } from "/shared/language.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

/** Alerts: the level that each reached, who was notified and has read it, and an explanation on demand. */
export class AlertCards extends Localized {
  static properties = {
    alerts: { attribute: false },
    view: { attribute: false },
    session: { attribute: false },
    explanations: { state: true },
  };

  static styles = [
    controls,
    css`
      ul.alerts { display: grid; gap: var(--space-3); }
      .top { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: baseline; }
      .kind { font-weight: 700; }
      .kind.open { color: var(--red-ink); }
      a { color: var(--accent); }
      p { margin-top: var(--space-1); }
      .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-3); }
      .why { margin-top: var(--space-3); padding: var(--space-3); background: var(--sunken); border-radius: var(--radius); }
      .why ol { display: grid; gap: var(--space-3); }
      .why details { margin-top: var(--space-1); color: var(--ink-quiet); font-size: var(--text-small); }
      .why code { display: block; overflow-wrap: anywhere; }
      @media print {
        .actions { display: none; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.alerts = [];
    /** @type {import("./project-data.js").ProjectView | null} */
    this.view = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    /** @type {Record<string, any>} what was explained, by the alert's id */
    this.explanations = {};
  }

  render() {
    const { view } = this;
    if (!view) {
      return nothing;
    }
    return this.alerts.length === 0
      ? html`<p class="card quiet">${text("noAlerts")}</p>`
      : html`<ul class="alerts">
          ${this.alerts.map((alert) => this.#card(alert, view))}
        </ul>`;
  }

  /**
   * @param {any} alert
   * @param {import("./project-data.js").ProjectView} view
   */
  #card(alert, { project, schedule, asOf, names }) {
    const node = schedule.nodes.find((/** @type {any} */ one) => one.nodeId === alert.nodeId);
    const problem = schedule.problems.find((/** @type {any} */ one) => one.problemId === alert.subject.problemId);
    const name = problem?.title ?? node?.name ?? project.name;
    const explanation = this.explanations[alert.alertId];
    return html`<li class="card" data-alert=${alert.alertId}>
      <div class="top">
        <span class="kind ${alert.resolvedAt ? "" : "open"}">${text(alert.kind)}</span>
        ${node && !problem ? nodeLink(node.nodeId, node.name) : html`<span>${name}</span>`}
        <span>${alert.level > 0 ? text("level", alert.level) : text("level0")}</span>
        <span class="quiet">${text("raised", moment(alert.raisedAt))}</span>
      </div>
      ${alert.notified.length > 0
        ? html`<p>${text("told", alert.notified.map((/** @type {any} */ told) => reading(told, names)).join(comma()))}</p>`
        : nothing}
      <p class="quiet">${this.#state(alert, names)}</p>
      <div class="actions">
        ${this.session
          ? html`<command-bar about="alert/${alert.alertId}" label=${name} .commands=${alertCommands(this.session, { alert, name, area: project.area, asOf })}></command-bar>`
          : nothing}
        <button class="plain why-button" type="button" aria-expanded=${Boolean(explanation)} @click=${() => this.#explain(alert.alertId)}>
          ${text(alert.notified.length === 0 ? "whyNobody" : this.#wasTold(alert) ? "why" : "whyThem")}
        </button>
      </div>
      ${explanation ? this.#why(explanation, names) : nothing}
    </li>`;
  }

  /**
   * @param {any} alert
   * @param {Map<string, string>} names
   */
  #state(alert, names) {
    if (alert.resolvedAt) {
      return text("resolved", moment(alert.resolvedAt));
    }
    const next = alert.nextStepAt ? text("nextStep", moment(alert.nextStepAt)) : text("open");
    return alert.acknowledgedAt
      ? `${text("acknowledged", names.get(alert.acknowledgedBy) ?? alert.acknowledgedBy, moment(alert.acknowledgedAt))} · ${next}`
      : next;
  }

  /**
   * @param {any} explanation
   * @param {Map<string, string>} names
   */
  #why(explanation, names) {
    if (explanation instanceof Error) {
      return html`<p class="note bad" role="alert">${explanation.message}</p>`;
    }
    const { turns, next } = explained(explanation, names, this.session?.personId ?? "");
    return html`<div class="why">
      <ol>
        ${turns.map(
          ({ head, sentences, rules }) => html`<li>
            <b>${head}</b>
            <p>${sentences.join(currentLanguage() === "en" ? " " : "")}</p>
            <details><summary>${ruleLabel()}</summary>${rules.map((rule) => html`<code>${rule}</code>`)}</details>
          </li>`,
        )}
      </ol>
      <p>${next}</p>
    </div>`;
  }

  /** @param {any} alert */
  #wasTold(alert) {
    return alert.notified.some((/** @type {any} */ told) => told.personId === this.session?.personId || told.personId.startsWith("unit:") && this.session?.units.includes(told.personId.slice(5)));
  }

  /** @param {string} alertId */
  async #explain(alertId) {
    const { [alertId]: shown, ...others } = this.explanations;
    if (shown) {
      this.explanations = others;
      return;
    }
    const explanation = await get(`/api/v1/alerts/${encodeURIComponent(alertId)}/explanation`).catch((failure) => failure);
    this.explanations = { ...this.explanations, [alertId]: explanation };
  }
}

/**
 * @param {any} told
 * @param {Map<string, string>} names
 */
function reading({ personId, readAt }, names) {
  const name = addressee(personId, names);
  return readAt ? text("readAt", name, moment(readAt)) : text("unread", name);
}

customElements.define("alert-cards", AlertCards);
