// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { currentLanguage } from "/shared/language.js";
import { text } from "./texts.js";

/** A year of a calendar: days off, and weekends that are worked (调休). */
export class YearView extends Localized {
  static properties = { year: { type: Number }, calendar: { attribute: false } };

  static styles = [
    controls,
    css`
      .months { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: var(--space-3); }
      table { width: 100%; border-collapse: collapse; background: var(--panel); border: 1px solid var(--line); font-variant-numeric: tabular-nums; font-size: var(--text-small); }
      caption { font-weight: 600; text-align: left; padding: var(--space-1); }
      th { color: var(--ink-quiet); font-weight: 400; }
      th, td { text-align: center; padding: 0.15rem; min-width: 1.75rem; }
      .weekend { color: var(--ink-quiet); background: var(--sunken); }
      .off { background: var(--green-ground); color: var(--green-ink); font-weight: 700; }
      .worked { background: var(--amber-ground); color: var(--amber-ink); font-weight: 700; }
      sup { font-size: 0.6rem; }
      .legend { display: flex; flex-wrap: wrap; gap: var(--space-4); margin: var(--space-2) 0; font-size: var(--text-small); }
      .legend span { padding: 0 var(--space-2); }
      @media print { .months { grid-template-columns: repeat(4, 1fr); } }
    `,
  ];

  constructor() {
    super();
    this.year = 2023;
    /** @type {import("./calendars-section.js").Calendar | null} */
    this.calendar = null;
  }

  render() {
    const { calendar, year } = this;
    if (!calendar) {
      return "";
    }
    const isNatural = calendar.base === "NATURAL";
    const isKnown = calendar.knownYears.includes(year);
    return html`
      ${isKnown || isNatural ? "" : html`<p class="note warn" id="assumed">${text("assumedYear", year)}</p>`}
      <p class="legend">
        <span class="off">${text("dayOff")}</span><span class="worked">${text("dayWorked")}</span>${isNatural ? "" : html`<span class="weekend">${text("weekend")}</span>`}
      </p>
      <div class="months">${Array.from({ length: 12 }, (_, month) => this.#month(calendar, month))}</div>
    `;
  }

  /**
   * @param {import("./calendars-section.js").Calendar} calendar
   * @param {number} month from 0
   */
  #month(calendar, month) {
    const first = new Date(Date.UTC(this.year, month, 1));
    const name = new Intl.DateTimeFormat(currentLanguage(), { month: "long", timeZone: "UTC" }).format(first);
    const days = new Date(Date.UTC(this.year, month + 1, 0)).getUTCDate();
    const before = (first.getUTCDay() + 6) % 7;
    const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, index) => index - before + 1);
    return html`<table>
      <caption>${name}</caption>
      <thead><tr>${text("weekdays").split(",").map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
      <tbody>
        ${Array.from({ length: cells.length / 7 }, (_, week) => html`<tr>${cells.slice(week * 7, week * 7 + 7).map((day) => (day < 1 || day > days ? html`<td></td>` : this.#day(calendar, month, day)))}</tr>`)}
      </tbody>
    </table>`;
  }

  /**
   * @param {import("./calendars-section.js").Calendar} calendar
   * @param {number} month
   * @param {number} day
   */
  #day(calendar, month, day) {
    const date = `${this.year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    const weekday = new Date(date).getUTCDay();
    const own = calendar.days.find(({ from, to }) => from <= date && date <= to);
    const isOff = own ? !own.working : calendar.holidays.includes(date);
    const isWorked = own ? own.working : calendar.workdays.includes(date);
    const isWeekend = calendar.base !== "NATURAL" && (weekday === 0 || weekday === 6);
    const kind = isOff ? "off" : isWorked ? "worked" : isWeekend ? "weekend" : "";
    const says = isOff ? text("dayOff") : isWorked ? text("dayWorked") : "";
    return html`<td class=${kind} data-date=${date} title=${own?.name ?? says}>
      ${day}${says ? html`<sup>${isOff ? text("offShort") : text("workedShort")}</sup>` : ""}
    </td>`;
  }
}

customElements.define("year-view", YearView);
