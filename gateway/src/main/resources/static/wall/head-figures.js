// @ts-check
import { css, html, nothing } from "lit";
import { all, get } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { change, count, hundredMillions, percent } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { text } from "./texts.js";
import "./live-figure.js";

/** Due this week are those that are not done. */
const OPEN_NODES = "ON_TRACK,AT_RISK,DUE_SOON,OVERDUE,CLAIMED,SUSPENDED";
const OPEN_PROBLEMS = "ON_TRACK,AT_RISK,DUE_SOON,OVERDUE,CLAIMED";

/**
 * A figure of the head.
 *
 * @typedef {object} Tile
 * @property {string} name
 * @property {string} title
 * @property {string} value
 * @property {string} unit
 * @property {string[]} beside
 * @property {import("./wall-scene.js").ListRequest} list what it stands for
 * @property {"" | "alarm" | "calm" | "soon"} [mood]
 * @property {(then: any) => [number, string] | null} [changed] by how much, and in words, since a day of which `since` says the
 *     figures; null: it doesn't say this one
 * @property {boolean} [isGoodToRise]
 */

/**
 * The command centre's figures, each a button that opens the list behind it; beside each how it has changed since yesterday
 * and since last week, where the platform says so. Fires `open-list`.
 */
export class HeadFigures extends Localized {
  static properties = {
    overview: { attribute: false },
    programme: { attribute: false },
    version: { type: Number },
    compact: { type: Boolean, reflect: true },
    unanswered: { state: true },
    orders: { state: true },
  };

  static styles = [
    controls,
    css`
      .tiles { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 0.75rem; }
      button {
        position: relative; display: flex; flex-direction: column; align-items: stretch; justify-content: flex-start; gap: 0; width: 100%; height: 100%; min-width: 0; padding: 0.55rem 0.9rem 0.65rem; text-align: left; font-weight: 400;
        color: var(--ink); background: var(--panel); border: 0.0625rem solid var(--line); border-top: 0.1875rem solid var(--line-strong); border-radius: 0.6rem;
      }
      button:hover { background: var(--raised); }
      .title, .beside, .since { display: block; }
      .title { font-size: 1.0625rem; }
      .value { font-size: min(2.75rem, max(2.6vw, 1.7rem)); line-height: 1.15; font-weight: 700; letter-spacing: -0.01em; white-space: nowrap; }
      .value small { margin-left: 0.2rem; font-size: 1rem; font-weight: 400; color: var(--ink-quiet); letter-spacing: 0; }
      .main { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; }
      .beside { color: var(--ink-quiet); font-size: 0.9375rem; min-height: 1.35em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .since { color: var(--ink-quiet); font-size: 0.8125rem; text-align: right; line-height: 1.4; }
      .since span { display: block; }
      .worse { color: var(--red-ink); }
      .better { color: var(--green-ink); }
      .alarm { border-color: var(--red-ground); border-top-color: var(--red); background: linear-gradient(var(--red-ground), var(--panel)); }
      .alarm .value { color: var(--red-ink); }
      .calm { border-top-color: var(--green); }
      .calm .value { color: var(--green-ink); }
      .soon { border-top-color: var(--amber); }
      .gauge { display: block; position: relative; height: 0.4rem; margin-top: 0.3rem; background: var(--line); border-radius: 1rem; }
      .gauge i { position: absolute; inset: 0 auto 0 0; background: var(--accent); border-radius: 1rem; }
      .gauge .mark { width: 0.125rem; top: -0.2rem; bottom: -0.2rem; background: var(--ink); border-radius: 0; }
      .gauge .year { width: 0.1875rem; top: -0.2rem; bottom: -0.2rem; background: var(--amber); border-radius: 0; }
      .year-word { color: var(--amber-ink); }
      @media (min-width: 1200px) {
        :host([compact]) .beside, :host([compact]) .since { display: none; }
        :host([compact]) .main { display: contents; }
        :host([compact]) button { flex-direction: row; align-items: baseline; justify-content: space-between; gap: 0.3rem; padding: 0.3rem 0.6rem 0.5rem; }
        :host([compact]) .gauge { position: absolute; left: 0.6rem; right: 0.6rem; bottom: 0.15rem; height: 0.15rem; }
        :host([compact]) .gauge .mark, :host([compact]) .gauge .year { top: -0.15rem; bottom: -0.1rem; }
        :host([compact]) .value { font-size: 1.375rem; }
        :host([compact]) .value small { margin-left: 0.15rem; font-size: 0.8125rem; }
        :host([compact]) .title { font-size: 0.875rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      }
      @media screen and (max-width: 1199px) { .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
      @media screen and (max-width: 760px) {
        .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem; }
        button { padding: 0.6rem 0.8rem 0.75rem; }
        .value { font-size: 1.7rem; white-space: normal; }
        .beside { white-space: normal; }
        .main { flex-wrap: wrap; }
        .since { text-align: left; }
      }
      /* On a phone or a tablet one row, so that the scene below is seen at once. */
      @media screen and (max-width: 1199px) {
        :host([compact]) { display: block; min-width: 0; }
        :host([compact]) .tiles { display: flex; gap: 0.5rem; overflow-x: auto; padding-bottom: 0.4rem; }
        :host([compact]) button { flex: 0 0 auto; width: auto; height: auto; padding: 0.3rem 0.7rem 0.4rem; }
        :host([compact]) .beside, :host([compact]) .since, :host([compact]) .gauge { display: none; }
        :host([compact]) .title { font-size: 0.875rem; white-space: nowrap; }
        :host([compact]) .value { font-size: 1.25rem; white-space: nowrap; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any} */
    this.overview = null;
    /** @type {import("/desk/programmes.js").Programme | null} */
    this.programme = null;
    this.version = 0;
    this.compact = false;
    /** @type {number | null} open alerts that nobody has acknowledged */
    this.unanswered = null;
    /** @type {{open: number, late: number} | null} */
    this.orders = null;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("programme")) {
      this.unanswered = null;
      this.orders = null;
    }
    if (changed.has("programme") || changed.has("version")) {
      void this.#fetchBeside();
    }
  }

  /** What stands beside the figures, and keeps nobody waiting: one after another, as a browser has few connections. */
  async #fetchBeside() {
    const programme = this.programme?.programmeId;
    if (!programme) {
      return;
    }
    try {
      const alerts = await all("/api/v1/alerts", { programme, open: "true" });
      const open = await get("/api/v1/supervision-orders", { programme, open: "true", limit: "1" });
      const late = await get("/api/v1/supervision-orders", { programme, overdue: "true", limit: "1" });
      if (programme === this.programme?.programmeId) {
        this.unanswered = alerts.items.filter((alert) => !alert.acknowledgedAt).length;
        this.orders = { open: open.total, late: late.total };
      }
    } catch {
      // The figures are whole without it; the next change tries again.
    }
  }

  render() {
    const { overview } = this;
    if (!overview) {
      return nothing;
    }
    return html`<section class="tiles" aria-label=${text("figures")}>${this.#tiles().map((tile) => this.#tile(tile))}</section>`;
  }

  /** @returns {Tile[]} */
  #tiles() {
    const { projects, investment, nodes, alerts, problems, fields, asOf } = this.overview;
    const standings = nodes.byStanding ?? {};
    const overdue = standings.OVERDUE ?? 0;
    const [from, to] = weekOf(asOf);
    const { orders } = this;
    /** @type {Tile[]} */
    const tiles = [
      {
        name: "projects", title: text("projects"), value: count(projects.total), unit: text("unitProjects"),
        beside: [text("projectsBeside", count(projects.completed), fields)], list: { list: "projects", filters: {} },
        changed: ({ completedProjects }) => steps(projects.completed - completedProjects, "completedMore"), isGoodToRise: true,
      },
      {
        name: "planned", title: text("planned"), value: hundredMillions(investment.plannedThisYear), unit: text("unitMoney"),
        beside: [text("totalInvestment", hundredMillions(investment.total))], list: { list: "projects", filters: { sort: "-planned" } },
      },
      {
        name: "rate", title: text("rate"), value: percent(investment.completionRate), unit: investment.completionRate === null ? "" : "%",
        beside: [text("paid", hundredMillions(investment.paidThisYear)), ...(investment.completionRate === null ? [word(investment.completionRateReason)] : [])],
        list: { list: "projects", filters: { sort: "-planned" } }, isGoodToRise: true,
        changed: (then) => [Number(investment.paidThisYear.amount) - Number(then.paidThisYear.amount), text("paidMore", signedMoney(investment.paidThisYear, then.paidThisYear))],
      },
      {
        name: "overdue", title: text("overdue"), value: count(overdue), unit: text("unitNodes"), beside: [text("nodes", count(nodes.total))],
        list: { list: "deadlines", filters: { standing: "OVERDUE" } }, mood: overdue ? "alarm" : "calm",
        changed: ({ overdueNodes }) => steps(overdue - overdueNodes),
      },
      {
        name: "dueThisWeek", title: text("dueThisWeek"), value: count(nodes.dueThisWeek), unit: text("unitNodes"),
        beside: [text("dueSoon", count(standings.DUE_SOON ?? 0))], list: { list: "deadlines", filters: { dueFrom: from, dueTo: to, standing: OPEN_NODES } }, mood: "soon",
        changed: (then) => steps(nodes.dueThisWeek - then.dueThisWeek),
      },
      {
        name: "alerts", title: text("openAlerts"), value: count(alerts.open), unit: text("unitAlerts"),
        beside: [
          this.unanswered === null ? "" : text("unanswered", count(this.unanswered)),
          orders ? text(orders.late ? "ordersLate" : "ordersOpen", count(orders.open), count(orders.late)) : "",
        ],
        list: { list: "alerts", filters: { open: "true" } }, mood: "soon", changed: ({ openAlerts }) => (openAlerts === undefined ? null : steps(alerts.open - openAlerts)),
      },
    ];
    if (problems) {
      tiles.splice(5, 0, {
        name: "problems", title: text("openProblems"), value: count(problems.open), unit: text("unitNodes"),
        beside: [text("problemsBeside", count(problems.byStanding?.OVERDUE ?? 0))], list: { list: "problems", filters: { standing: OPEN_PROBLEMS } },
      });
    }
    return tiles;
  }

  /** @param {Tile} tile */
  #tile(tile) {
    return html`<button
      class=${tile.mood ?? ""}
      id="tile-${tile.name}"
      type="button"
      title=${text("openFigure", tile.title)}
      @click=${() => this.dispatchEvent(new CustomEvent("open-list", { detail: tile.list, bubbles: true, composed: true }))}
    >
      <span class="title">${tile.title}</span>
      <span class="main">
        <span class="value"><live-figure data-figure=${tile.name} .value=${tile.value}></live-figure><small>${tile.unit}</small></span>
        ${this.#since(tile)}
      </span>
      ${tile.beside.map((beside) => html`<span class="beside" data-beside=${tile.name} title=${beside}>${beside}</span>`)}
      ${tile.name === "rate" && this.overview.investment.completionRate !== null ? this.#gauge() : nothing}
    </button>`;
  }

  /** @param {Tile} tile */
  #since({ name, changed, isGoodToRise }) {
    const { since } = this.overview;
    if (!since || !changed) {
      return nothing;
    }
    const spans = /** @type {const} */ ([
      ["sinceYesterday", since.yesterday],
      ["sinceLastWeek", since.lastWeek],
    ]).map(([key, then]) => {
      if (!then) {
        return nothing;
      }
      const difference = changed(then);
      if (!difference) {
        return nothing;
      }
      const [by, said] = difference;
      const mood = by === 0 || name === "dueThisWeek" ? "" : by > 0 === Boolean(isGoodToRise) ? "better" : "worse";
      return html`<span class=${mood} title=${then.day}>${text(key, said)}</span>`;
    });
    return html`<span class="since" data-since=${name}>${spans}</span>`;
  }

  /** The mark of a hundred percent moves left when more was paid than planned: nothing is cut off. */
  #gauge() {
    const rate = Number(this.overview.investment.completionRate) || 0;
    const year = number(this.overview.yearElapsed);
    return html`
      ${year === null ? nothing : html`<span class="beside year-word" id="yearElapsed">${text("yearElapsed", percent(year))}</span>`}
      <span
        class="gauge"
        role="img"
        aria-label=${year === null ? text("rateAlone", percent(rate)) : text("rateAgainstYear", percent(rate), percent(year))}
      >
        <i data-gauge="rate"></i><i class="mark"></i>${year === null ? nothing : html`<i class="year"></i>`}
      </span>
    `;
  }

  updated() {
    const rate = Number(this.overview?.investment.completionRate) || 0;
    const whole = Math.max(1, rate);
    const place = (/** @type {string} */ selector, /** @type {"width" | "left"} */ side, /** @type {number} */ share) =>
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.style.setProperty(side, `calc(${share * 100}% - ${side === "left" ? "0.125rem" : "0rem"})`);
    place('[data-gauge="rate"]', "width", rate / whole);
    place(".gauge .mark", "left", 1 / whole);
    place(".gauge .year", "left", Number(this.overview?.yearElapsed) / whole);
  }
}

/**
 * @param {unknown} value
 * @returns {number | null} null for what isn't there
 */
function number(value, factor = 1) {
  const read = value === null || value === undefined ? Number.NaN : Number(value) * factor;
  return Number.isFinite(read) ? read : null;
}

/**
 * @param {number} by
 * @param {"completedMore"} [key]
 * @returns {[number, string]}
 */
function steps(by, key) {
  return [by, key ? text(key, change(by)) : change(by)];
}

/**
 * @param {{amount: string}} now
 * @param {{amount: string}} then
 */
function signedMoney(now, then) {
  const by = Number(now.amount) - Number(then.amount);
  return (by < 0 ? "−" : "+") + hundredMillions({ amount: Math.abs(by).toFixed(2) });
}

/**
 * @param {string} asOf
 * @returns {[string, string]} Monday and Sunday of its week in China
 */
function weekOf(asOf) {
  const today = Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(asOf)));
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * 86_400_000;
  const dateOf = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10);
  return [dateOf(monday), dateOf(monday + 6 * 86_400_000)];
}

customElements.define("head-figures", HeadFigures);
