// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { all } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { count } from "/shared/figures.js";
import { alertAddress } from "../list-columns.js";
import { fetchOrders } from "../open-orders.js";
import { panels } from "../panels.js";
import { projectNames } from "../project-names.js";
import { kindText, text } from "../texts.js";
import { WallScene } from "../wall-scene.js";
import "../alert-answer.js";
import "../alert-levels.js";

const MOST_SHOWN = 60;

/** Open supervision orders, and open alerts with their level and the people who have to answer them. */
export class OrdersScene extends WallScene {
  static properties = { orders: { state: true }, alerts: { state: true } };

  static styles = [
    controls,
    panels,
    css`
      .scene { height: 100%; display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); grid-template-areas: "orders levels" "orders alerts"; }
      open-orders { grid-area: orders; min-height: 0; }
      alert-levels { grid-area: levels; }
      .alerts { grid-area: alerts; }
      .without-orders { grid-template-columns: minmax(0, 22rem) minmax(0, 1fr); }
      li { display: grid; grid-template-columns: 7rem minmax(0, 1fr) minmax(15rem, 22rem); gap: 0.8rem; align-items: center; padding: 0.35rem 0.2rem; border-bottom: 0.0625rem solid var(--line); }
      .kind { font-weight: 600; color: var(--amber-ink); }
      .grave .kind { color: var(--red-ink); }
      .what { font-size: 1.0625rem; font-weight: 600; }
      @media print {
        .scene { height: auto; grid-template-rows: auto auto; }
        li button { display: none; }
      }
      @media screen and (max-width: 1199px) { .scene { display: flex; flex-direction: column; height: auto; } }
      @media screen and (max-width: 760px) { li { grid-template-columns: minmax(0, 1fr); gap: 0.2rem; } .what { white-space: normal; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../open-orders.js").Orders | null} */
    this.orders = null;
    /** @type {any[] | null} */
    this.alerts = null;
  }

  forget() {
    this.orders = null;
    this.alerts = null;
  }

  /**
   * @param {import("../wall-scene.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData({ programmeId }, isCurrent) {
    const [orders, { items }] = await Promise.all([
      fetchOrders(programmeId),
      all("/api/v1/alerts", { programme: programmeId, open: "true" }),
      projectNames(programmeId).fetched(),
    ]);
    if (isCurrent()) {
      this.orders = orders;
      this.alerts = items.sort(
        (a, b) => Number(Boolean(a.acknowledgedAt)) - Number(Boolean(b.acknowledgedAt)) || b.level - a.level || a.raisedAt.localeCompare(b.raisedAt),
      );
    }
  }

  render() {
    const { alerts, overview } = this;
    const asOf = overview?.asOf ?? "";
    return html`<div class="scene ${this.orders?.items.length === 0 ? "without-orders" : ""}">
      <open-orders .orders=${this.orders} .asOf=${asOf}></open-orders>
      <alert-levels .alerts=${alerts ?? []} .asOf=${asOf}></alert-levels>
      <section class="panel alerts" aria-labelledby="alertsTitle">
        <header>
          <h2 id="alertsTitle">${text("alertsTitle")}</h2>
          <p id="alertsCount" class="count">${alerts ? this.#counted(alerts.length) : ""}</p>
        </header>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="alertsTitle">
          <ol id="alerts">
            ${repeat(
              (alerts ?? []).slice(0, MOST_SHOWN),
              ({ alertId }) => alertId,
              (alert) => this.#alert(alert, asOf),
            )}
          </ol>
          ${alerts?.length === 0 ? html`<p class="empty">${text("alertsEmpty")}</p>` : nothing}
          ${alerts ? nothing : html`<p class="empty">${text("loading")}</p>`}
        </div>
      </section>
    </div>`;
  }

  /** @param {number} alerts */
  #counted(alerts) {
    if (alerts <= MOST_SHOWN) {
      return text("count", count(alerts));
    }
    return html`${text("countCut", MOST_SHOWN, count(alerts))}
      <button class="open" type="button" @click=${() => this.openList("alerts", { open: "true" })}>${text("whole")}</button>`;
  }

  /**
   * @param {any} alert
   * @param {string} asOf
   */
  #alert(alert, asOf) {
    const name = projectNames(this.programme?.programmeId ?? "").get(alert.projectId) ?? alert.projectId;
    return html`<li class=${alert.severity === "CRITICAL" ? "grave" : ""}>
      <span class="kind">${kindText(alert.kind)}</span>
      <a class="what cut" href=${alertAddress(alert)}>${name}</a>
      <alert-answer .alert=${alert} .asOf=${asOf} .about=${`${name} · ${kindText(alert.kind)}`}></alert-answer>
    </li>`;
  }
}

customElements.define("orders-scene", OrdersScene);
