// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count, shortDay } from "/shared/figures.js";
import { orderAddress, orderState } from "./list-columns.js";
import { panels } from "./panels.js";
import { text, textOf } from "./texts.js";

const MOST_ORDERS = "200";

/** @typedef {{open: number, late: number, items: any[]}} Orders */

/**
 * All open orders as far as they fit onto a page, and the late ones for certain; the late ones first.
 *
 * @param {string} programme
 * @returns {Promise<Orders>}
 */
export async function fetchOrders(programme) {
  const open = await get("/api/v1/supervision-orders", { programme, open: "true", limit: MOST_ORDERS });
  const late = await get("/api/v1/supervision-orders", { programme, overdue: "true", limit: MOST_ORDERS });
  const items = [...new Map([...late.items, ...open.items].map((order) => [order.orderId, order])).values()];
  items.sort(
    (a, b) => Number(b.overdue) - Number(a.overdue) || a.answerDue.localeCompare(b.answerDue) || a.orderId.localeCompare(b.orderId),
  );
  return { open: open.total, late: late.total, items };
}

/** Open supervision orders (督办单): the late ones first, each with its colour, its unit, and when an answer is owed. */
export class OpenOrders extends Localized {
  static properties = { orders: { attribute: false }, asOf: {} };

  static styles = [
    controls,
    panels,
    css`
      :host { min-height: 0; }
      .panel { height: 100%; }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.7rem; align-items: center; padding: 0.3rem 0.2rem; border-bottom: 0.0625rem solid var(--line); }
      .colour { min-width: 1.9rem; padding: 0 0.35rem; border-radius: 0.3rem; text-align: center; font-weight: 600; color: var(--ink-inverse); background: var(--blue); }
      [data-colour="RED"] .colour { background: var(--red); }
      [data-colour="YELLOW"] .colour { background: var(--yellow); }
      .name, .project { display: block; }
      .name { font-weight: 600; }
      .project, .state { color: var(--ink-quiet); }
      .due { text-align: right; white-space: nowrap; }
      .due span, .due small { display: block; }
      .late .state { color: var(--red-ink); font-weight: 600; }
      @media screen and (max-width: 760px) { .name, .project { white-space: normal; } .due { white-space: normal; max-width: 8rem; } }
    `,
  ];

  constructor() {
    super();
    /** @type {Orders | null} */
    this.orders = null;
    this.asOf = "";
  }

  render() {
    const { orders, asOf } = this;
    const items = orders?.items ?? [];
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${text("ordersTitle")}</h2>
        <p id="ordersCount" class="count">
          ${orders ? text(orders.late ? "ordersCountLate" : "ordersCount", count(orders.open), count(orders.late)) : ""}
        </p>
      </header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <ol id="orders">
          ${repeat(
            items,
            (order) => order.orderId,
            (order) => html`<li data-colour=${order.colour} class=${order.overdue ? "late" : ""}>
              <span class="colour">${textOf(`colour${order.colour}`)}</span>
              <p title="${order.number} — ${order.unit.name} — ${order.matter}">
                <a class="name cut" href=${orderAddress(order)}>${order.unit.name}</a>
                <small class="project cut">${order.number} ${order.matter}</small>
              </p>
              <p class="due"><span>${text("answerBy", shortDay(order.answerDue, asOf))}</span><small class="state">${orderState(order)}</small></p>
            </li>`,
          )}
        </ol>
        ${orders && items.length === 0 ? html`<p class="empty">${text("ordersEmpty")}</p>` : nothing}
      </div>
    </section>`;
  }
}

customElements.define("open-orders", OpenOrders);
