// @ts-check
import { css, html, nothing } from "lit";
import { all } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { fetchOrders } from "../open-orders.js";
import { text } from "../texts.js";
import { WallScene } from "../wall-scene.js";
import "../alert-levels.js";
import "../count-bars.js";
import "../due-soon.js";
import "../late-nodes.js";
import "../street-bars.js";
import "../street-map.js";
import { fetchMap } from "./district-map.js";

const LIGHTS = ["RED", "AMBER", "YELLOW", "GREEN", "GREY"];
const STANDINGS = ["OVERDUE", "DUE_SOON", "AT_RISK", "CLAIMED", "SUSPENDED", "ON_TRACK", "DONE_LATE", "DONE_ON_TIME"];

/** The whole programme at a glance: lights, standings, alerts by level, the late nodes with their people, what comes next. */
export class OverviewScene extends WallScene {
  static properties = { late: { state: true }, soon: { state: true }, alerts: { state: true }, orders: { state: true }, map: { state: true } };

  static styles = [
    controls,
    css`
      .scene {
        height: 100%; display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1.3fr) minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
        grid-template-areas: "bars levels lights" "late late streets" "late late orders" "late late soon";
      }
      .without-orders { grid-template-rows: auto minmax(0, 1fr) minmax(0, 1fr); grid-template-areas: "bars levels lights" "late late streets" "late late soon"; }
      .standings { grid-area: bars; }
      .lights { grid-area: lights; }
      alert-levels { grid-area: levels; }
      late-nodes { grid-area: late; min-height: 0; }
      street-bars { grid-area: streets; min-height: 0; display: grid; }
      open-orders { grid-area: orders; min-height: 0; }
      due-soon { grid-area: soon; min-height: 0; }
      .standings, .lights, alert-levels { display: grid; }
      street-map { grid-area: map; min-height: 0; display: none; }
      /* A large screen has the map in its middle. */
      @media (min-width: 1500px) and (min-height: 901px) {
        .with-map {
          grid-template-columns: minmax(0, 1.2fr) minmax(0, 1.25fr) minmax(0, 1fr); grid-template-rows: auto minmax(0, 0.5fr) minmax(0, 1.3fr);
          grid-template-areas: "bars map levels" "lights map orders" "late late soon";
        }
        .with-map.without-orders { grid-template-areas: "bars map levels" "lights map soon" "late late soon"; }
        .with-map street-map { display: grid; }
        .with-map street-bars { display: none; }
      }
      /* On a short screen the orders take the place of the streets: who has not answered comes before where it is late. */
      @media (min-width: 1200px) and (max-height: 900px) {
        .scene:not(.without-orders) { grid-template-rows: auto minmax(0, 1fr) minmax(0, 1fr); grid-template-areas: "bars levels lights" "late late orders" "late late soon"; }
        .scene:not(.without-orders) street-bars { display: none; }
      }
      @media screen and (max-width: 1199px) {
        .scene { display: flex; flex-direction: column; height: auto; }
        .lights { order: -1; }
      }
      @media print {
        .scene, .scene.with-map, .scene.without-orders {
          height: auto; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1.3fr) minmax(0, 1fr); grid-template-rows: none;
          grid-template-areas: "bars levels lights" "streets orders soon" "late late late";
        }
        .scene.without-orders { grid-template-areas: "bars levels lights" "streets streets soon" "late late late"; }
        .scene.with-map street-map { display: none; }
        .scene.with-map street-bars { display: grid; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.late = [];
    /** @type {any[]} */
    this.soon = [];
    /** @type {any[]} */
    this.alerts = [];
    /** @type {import("../open-orders.js").Orders | null} */
    this.orders = null;
    /** @type {import("./map-layout.js").DistrictMap | null} */
    this.map = null;
  }

  forget() {
    Object.assign(this, { late: [], soon: [], alerts: [], orders: null, map: null });
  }

  /**
   * @param {import("../wall-scene.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData({ programmeId: programme, area }, isCurrent) {
    const [late, soon, alerts] = await Promise.all([
      all("/api/v1/deadlines", { programme, standing: "OVERDUE", sort: "-overdueDays" }),
      all("/api/v1/deadlines", { programme, standing: "DUE_SOON", sort: "dueDate" }),
      // Who was told is an addition: without it the late nodes are shown all the same.
      all("/api/v1/alerts", { programme, open: "true" }).catch(() => null),
    ]);
    if (isCurrent()) {
      this.late = late.items;
      this.soon = soon.items;
      this.alerts = alerts?.items ?? this.alerts;
    }
    const [orders, map] = await Promise.all([fetchOrders(programme).catch(() => null), fetchMap(area).catch(() => null)]);
    if (isCurrent()) {
      this.map = map;
    }
    if (isCurrent() && orders) {
      this.orders = orders;
    }
  }

  render() {
    const { overview, orders } = this;
    if (!overview) {
      return nothing;
    }
    const { asOf, nodes } = overview;
    const hasOrders = (orders?.items.length ?? 0) > 0;
    return html`<div class="scene ${hasOrders ? "" : "without-orders"} ${this.map ? "with-map" : ""}">
      <count-bars class="standings" filter="standing" .heading=${text("byStanding")} .names=${STANDINGS} .counts=${nodes.byStanding ?? {}}></count-bars>
      <alert-levels .alerts=${this.alerts} .asOf=${asOf}></alert-levels>
      <count-bars class="lights" filter="light" .heading=${text("byLight")} .names=${LIGHTS} .counts=${nodes.byLight ?? {}}></count-bars>
      <late-nodes .rows=${this.late} .alerts=${this.alerts} .asOf=${asOf}></late-nodes>
      ${this.map ? html`<street-map .map=${this.map} .late=${this.late} .soon=${this.soon}></street-map>` : nothing}
      <street-bars .rows=${this.late}></street-bars>
      ${hasOrders ? html`<open-orders id="ordersPanel" .orders=${orders} .asOf=${asOf}></open-orders>` : nothing}
      <due-soon .rows=${this.soon} .asOf=${asOf}></due-soon>
    </div>`;
  }
}

customElements.define("overview-scene", OverviewScene);
