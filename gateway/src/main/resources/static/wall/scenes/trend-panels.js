// @ts-check
import { css, html, nothing } from "lit";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/chart-view.js";
import { Refused, get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { day as dayInWords } from "/shared/format.js";
import { WallScene } from "/wall/wall-scene.js";
import { calendarOption, doneOption, inUnit, overdueOption, paidOption, totalOption, unitOf } from "./trend-options.js";
import { text } from "./trend-texts.js";

/**
 * @typedef {import("./trend-options.js").Week} Week
 * @typedef {import("./trend-options.js").Month} Month
 * @typedef {import("./trend-options.js").DueDay} DueDay
 */

const WEEKS = 26;

/** Trends of the programme by week and month, and the calendar of due dates. */
export class TrendPanels extends WallScene {
  static properties = {
    ...WallScene.properties,
    trend: { state: true },
    calendar: { state: true },
    year: { state: true },
    width: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { height: 100%; min-height: 0; }
      .frame { display: grid; grid-template: repeat(2, minmax(min-content, 1fr)) auto / repeat(2, minmax(0, 1fr)); gap: var(--space-3); height: 100%; min-height: 0; overflow: auto; }
      section { display: flex; flex-direction: column; min-width: 0; padding: var(--space-3); background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); }
      section p { font-size: var(--text-small); }
      chart-view { flex: 1; min-height: 10rem; }
      .calendar { grid-column: 1 / -1; }
      .calendar chart-view { flex: none; height: 12rem; min-height: 0; }
      .wide { overflow-x: auto; }
      .wide chart-view { min-width: 56rem; }
      header { display: flex; gap: var(--space-2); align-items: center; }
      header h2 { margin-right: auto; }
      header button { padding: var(--space-1) var(--space-3); }
      details { font-size: var(--text-small); }
      summary { cursor: pointer; padding: var(--space-1) 0; color: var(--accent); }
      .scroll { max-height: 14rem; overflow: auto; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { padding: var(--space-1) var(--space-2); text-align: right; border-bottom: 1px solid var(--line); }
      th:first-child { text-align: left; font-weight: 400; }
      @media (min-width: 1200px) { .frame { grid-template: minmax(min-content, 1fr) auto / repeat(4, minmax(0, 1fr)); } }
      @media screen and (max-width: 75rem) {
        .frame { display: block; height: auto; overflow: visible; }
        section { margin-bottom: var(--space-3); }
        chart-view { height: 16rem; flex: none; }
      }
      @media print {
        .frame { height: auto; overflow: visible; grid-template: auto auto / repeat(4, minmax(0, 1fr)); }
        section { break-inside: avoid; }
        chart-view, .calendar chart-view { flex: none; height: auto; min-height: 0; min-width: 0; }
        .wide { overflow: visible; }
        header button, details { display: none; }
      }
    `,
  ];

  /** @type {ResizeObserver | null} */
  #observer = null;
  /** The charts take the colours of what they are shown on. */
  #recolour = () => this.requestUpdate();

  constructor() {
    super();
    /** @type {{weeks: Week[], months: Month[]} | null | undefined} null: the programme has none */
    this.trend = undefined;
    /** @type {{days: DueDay[]} | null | undefined} */
    this.calendar = undefined;
    this.year = Number(stateOfAddress().year) || 0;
    this.width = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => (this.width = Math.round(this.clientWidth)));
    this.#observer.observe(this);
    addEventListener("beforeprint", this.#recolour);
    addEventListener("afterprint", this.#recolour);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    removeEventListener("beforeprint", this.#recolour);
    removeEventListener("afterprint", this.#recolour);
  }

  forget() {
    this.trend = undefined;
    this.calendar = undefined;
  }

  /**
   * @param {import("/desk/programmes.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData(programme, isCurrent) {
    const year = this.year || programme.year;
    const [trend, calendar] = await Promise.all([
      getOrNull("/api/v1/trends", { programme: programme.programmeId, weeks: String(WEEKS) }),
      getOrNull("/api/v1/due-calendar", { programme: programme.programmeId, from: `${year}-01-01`, to: `${year}-12-31` }),
    ]);
    if (isCurrent()) {
      this.trend = trend;
      this.calendar = calendar;
    }
  }

  render() {
    if (!this.isFetched || !this.programme) {
      return html`<p class="quiet" role="status">${text("loading")}</p>`;
    }
    return html`<div class="frame">
      ${this.trend ? this.#trends(this.trend) : html`<p class="note">${text("absent")}</p>`}
      ${this.calendar ? this.#calendar(this.calendar.days, this.year || this.programme.year) : nothing}
    </div>`;
  }

  /** @param {{weeks: Week[], months: Month[]}} trend */
  #trends({ weeks, months }) {
    const begun = weeks.filter((week) => week.done !== null);
    const last = begun.at(-1);
    const first = begun[0];
    if (!last || !first) {
      return nothing;
    }
    const to = dayInWords(last.to);
    const { divisor, unit } = unitOf(months);
    const month = months.filter((one) => Number(one.paid.amount) > 0).at(-1);
    return html`
      ${this.#panel("overdueTitle", overdueOption(weeks), text("overdueSentence", to, last.overdue, begun.length - 1, first.overdue), this.#weekTable(weeks, ["overdue", "problemsRaised", "problemsClosed"]))}
      ${this.#panel("doneTitle", doneOption(weeks), text("doneSentence", to, last.due, last.done, last.doneLate), this.#weekTable(weeks, ["due", "done", "doneLate"]), this.#openWeek)}
      ${this.#panel("totalTitle", totalOption(weeks), text("totalSentence", to, last.dueTotal, last.doneTotal), this.#weekTable(weeks, ["dueTotal", "doneTotal"]))}
      <section>
        <h2>${text("paidTitle", unit)}</h2>
        <p class="quiet">
          ${month ? text("paidSentence", month.month, inUnit(month.planned, divisor) ?? text("unknown"), inUnit(month.paid, divisor), unit) : text("noPaid")}
        </p>
        ${months.length > 0
          ? html`<chart-view .option=${paidOption(months)} .label=${text("paidTitle", unit)}></chart-view> ${this.#monthTable(months, divisor)}`
          : nothing}
      </section>
    `;
  }

  /**
   * @param {"overdueTitle" | "doneTitle" | "totalTitle"} title
   * @param {Record<string, unknown>} option
   * @param {string} sentence
   * @param {unknown} table
   * @param {(event: CustomEvent) => void} [choose]
   */
  #panel(title, option, sentence, table, choose = () => {}) {
    return html`<section data-panel=${title}>
      <h2>${text(title)} <small class="quiet">${text("weeks", WEEKS)}</small></h2>
      <p class="quiet">${sentence}</p>
      <chart-view .option=${option} .label=${`${text(title)}. ${sentence}`} @choose=${choose}></chart-view>
      ${table}
    </section>`;
  }

  #openWeek = (/** @type {CustomEvent<{name: string, series: string}>} */ { detail }) => {
    const week = this.trend?.weeks.find((one) => one.from.slice(5) === detail.name);
    if (week && detail.series === text("due")) {
      this.openList("deadlines", { dueFrom: week.from, dueTo: week.to });
    }
  };

  /**
   * @param {Week[]} weeks
   * @param {("overdue" | "due" | "done" | "doneLate" | "dueTotal" | "doneTotal" | "problemsRaised" | "problemsClosed")[]} columns
   */
  #weekTable(weeks, columns) {
    return html`<details>
      <summary>${text("asTable")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${text("asTable")}>
        <table>
          <thead><tr><th scope="col">${text("week")}</th>${columns.map((column) => html`<th scope="col">${text(column)}</th>`)}</tr></thead>
          <tbody>
            ${weeks.map((week) => html`<tr><th scope="row">${week.week}</th>${columns.map((column) => html`<td>${week[column] ?? "—"}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  /**
   * @param {Month[]} months
   * @param {number} divisor
   */
  #monthTable(months, divisor) {
    return html`<details>
      <summary>${text("asTable")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${text("asTable")}>
        <table>
          <thead><tr><th scope="col">${text("month")}</th><th scope="col">${text("planned")}</th><th scope="col">${text("paid")}</th></tr></thead>
          <tbody>
            ${months.map((month) => html`<tr><th scope="row">${month.month}</th><td>${inUnit(month.planned, divisor) ?? "—"}</td><td>${inUnit(month.paid, divisor)}</td></tr>`)}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  /**
   * @param {DueDay[]} days
   * @param {number} year
   */
  #calendar(days, year) {
    const most = days.reduce((best, one) => (one.nodes > (best?.nodes ?? 0) ? one : best), days[0]);
    const sum = days.reduce((total, one) => total + one.nodes, 0);
    const sentence = most ? text("calendarSentence", year, days.length, sum, dayInWords(most.date), most.nodes) : text("calendarNone", year);
    return html`<section class="calendar">
      <header>
        <h2>${text("calendarTitle", year)}</h2>
        <button type="button" @click=${() => this.#showYear(year - 1)}>${text("previousYear")}</button>
        <button type="button" @click=${() => this.#showYear(year + 1)}>${text("nextYear")}</button>
      </header>
      <p class="quiet">${sentence}</p>
      ${most
        ? html`<div class="wide" tabindex="0" role="region" aria-label=${text("calendarTitle", year)}>
            <chart-view .option=${calendarOption(days, year, Math.max(this.width - 48, 880))} .label=${sentence} @choose=${this.#openDay}></chart-view>
          </div>`
        : nothing}
    </section>`;
  }

  #openDay = (/** @type {CustomEvent<{data: {value: [string, number]}}>} */ { detail }) => {
    const [date] = detail.data.value;
    this.openList("deadlines", { dueFrom: date, dueTo: date });
  };

  /** @param {number} year */
  async #showYear(year) {
    this.year = year;
    showInAddress({ year: year === this.programme?.year ? null : String(year) });
    if (this.programme) {
      await this.fetchData(this.programme, () => this.year === year);
    }
  }
}

/**
 * @param {string} path
 * @param {Record<string, string>} parameters
 * @returns {Promise<any>} null: the platform doesn't have it
 */
async function getOrNull(path, parameters) {
  try {
    return await get(path, parameters);
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 404) {
      return null;
    }
    throw failure;
  }
}

customElements.define("trend-panels", TrendPanels);
