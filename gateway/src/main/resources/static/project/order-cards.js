// @ts-check
import { css, html, nothing } from "lit";
import "/desk/commands/command-bar.js";
import { orderCommands } from "/desk/commands/order-commands.js";
import { download } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { day, moment } from "/shared/format.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

/** Supervision orders with the demand and the answer of each answer cycle, the newest first. */
export class OrderCards extends Localized {
  static properties = { orders: { attribute: false }, names: { attribute: false }, session: { attribute: false }, asOf: {} };

  static styles = [
    controls,
    css`
      ul.orders { display: grid; gap: var(--space-3); }
      li.card { border-left: 6px solid var(--line-strong); }
      li[data-colour="RED"] { border-left-color: var(--red); }
      li[data-colour="YELLOW"] { border-left-color: var(--yellow); }
      li[data-colour="BLUE"] { border-left-color: var(--blue); }
      .top { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: baseline; }
      .late { color: var(--red-ink); font-weight: 700; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: var(--space-1) var(--space-3); margin-top: var(--space-2); }
      dt { color: var(--ink-quiet); white-space: nowrap; }
      dd { overflow-wrap: anywhere; }
      ol { margin-top: var(--space-2); display: grid; gap: var(--space-2); }
      blockquote { margin: var(--space-1) 0 0; padding-left: var(--space-3); border-left: 3px solid var(--line); }
      a { color: var(--accent); }
      .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-3); }
      @media print {
        .actions { display: none; }
        li.card { break-inside: avoid; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{order: any, version: string}[]} */
    this.orders = [];
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    this.asOf = "";
  }

  render() {
    return this.orders.length === 0
      ? html`<p class="card quiet">${text("noOrders")}</p>`
      : html`<ul class="orders">
          ${this.orders.map(({ order, version }) => this.#card(order, version))}
        </ul>`;
  }

  /**
   * @param {any} order
   * @param {string} version
   */
  #card(order, version) {
    const state = order.closure?.outcome === "WITHDRAWN" ? "RECALLED" : order.state;
    const issuer = order.issuedByName ?? this.#name(order.issuedBy);
    return html`<li class="card" data-order=${order.orderId} data-colour=${order.colour}>
      <div class="top">
        <h3>${order.number}</h3>
        <span>${text(/** @type {any} */ (`colour${order.colour}`))}</span><b class="state">${text(state)}</b>
        ${order.state === "CLOSED" ? nothing : html`<span>${text("answerBy", day(order.answerDue))}</span>`}
        ${order.overdue ? html`<span class="late">${text("answerLate", order.overdueDays)}</span>` : nothing}
        ${order.projectWithdrawn ? html`<span>${text("orderWithdrawn")}</span>` : nothing}
      </div>
      <p class="quiet">
        ${text("issued", issuer, moment(order.issuedAt), order.unit.name)} ·
        ${order.nodeId ? nodeLink(order.nodeId, order.nodeName) : text("aboutProject")}
      </p>
      <dl>
        <dt>${text("matter")}</dt><dd>${order.matter}</dd>
        <dt>${text("basis")}</dt><dd>${order.basis}</dd>
        <dt>${text("demand")}</dt><dd>${order.demand}</dd>
      </dl>
      <ol>${order.rounds.map((/** @type {any} */ round) => this.#round(round))}</ol>
      ${order.closure
        ? html`<p>
            ${text(order.closure.outcome === "WITHDRAWN" ? "recalledBy" : "closedBy", this.#name(order.closure.by), moment(order.closure.at))}${order.closure.note
              ? text("saying", order.closure.note)
              : ""}
          </p>`
        : nothing}
      <div class="actions">
        ${this.session
          ? html`<command-bar about="order/${order.orderId}" label=${order.number} .commands=${orderCommands(this.session, { order, version, asOf: this.asOf })}></command-bar>`
          : nothing}
        <button class="plain paper" type="button" @click=${() => this.#paper(order)}>${text("paper")}</button>
      </div>
    </li>`;
  }

  /** @param {any} round */
  #round({ answer, returned }) {
    return answer
      ? html`<li>
          ${text("answered", this.#name(answer.by), moment(answer.at))}
          <blockquote>${answer.text}</blockquote>
          ${returned ? html`<p>${text("sentBack", this.#name(returned.by), moment(returned.at), returned.reason)}</p>` : nothing}
        </li>`
      : nothing;
  }

  /** @param {any} order */
  #paper(order) {
    void download(`/api/v1/supervision-orders/${encodeURIComponent(order.orderId)}/paper`, `${order.number}.html`);
  }

  /** @param {string} id */
  #name(id) {
    return this.names.get(id) ?? id;
  }
}

customElements.define("order-cards", OrderCards);
