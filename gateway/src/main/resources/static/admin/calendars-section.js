// @ts-check
import { css, html, nothing } from "lit";
import { projectAddress, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/data-table.js";
import { fetchProgrammes } from "/desk/programmes.js";
import { Refused, accepted, all, getVersioned } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import { day, dayOf } from "/shared/format.js";
import "/ledgers/file-drop.js";
import { colon, comma, semicolon } from "/shared/language.js";
import { AdminSection, sentenceOf } from "./admin-section.js";
import { text, word } from "./texts.js";
import "./year-view.js";

/**
 * @typedef {{from: string, to: string, working: boolean, name: string | null}} Days
 * @typedef {{calendarId: string, name: string, base: string, programme: string | null, headquarters: string | null, areas: string[],
 *     days: Days[], years: number[], knownYears: number[], holidays: string[], workdays: string[]}} Calendar
 * @typedef {{send: (isDryRun: boolean) => Promise<any>, effect: any, says: string}} Draft
 */

/** Calendars by year; what a change would move is shown before it is written. */
export class CalendarsSection extends AdminSection {
  static properties = {
    calendars: { state: true }, calendar: { state: true }, year: { state: true }, programmes: { state: true },
    draft: { state: true }, findings: { state: true }, isBusy: { state: true }, fileYears: { state: true }, newId: { state: true },
  };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      .year { display: inline-flex; align-items: center; gap: var(--space-2); }
      .year strong { min-width: 4rem; text-align: center; font-size: var(--text-large); }
      .form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: var(--space-3); align-items: end; }
      section { margin-top: var(--space-4); }
    `,
  ];

  #version = "*";

  constructor() {
    super();
    /** @type {Calendar[]} */
    this.calendars = [];
    /** @type {Calendar | null} */
    this.calendar = null;
    this.year = Number(stateOfAddress().year) || Number(dayOf(Date.now()).slice(0, 4));
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {{field: string, message: string}[]} */
    this.findings = [];
    this.isBusy = false;
    this.fileYears = "";
    this.newId = "";
  }

  get name() {
    return "calendars";
  }

  async fetchAll() {
    const [{ items, asOf }, programmes] = await Promise.all([all("/api/v1/calendars", {}), fetchProgrammes()]);
    this.calendars = items;
    this.programmes = programmes;
    if (!stateOfAddress().year && !this.calendar) {
      this.year = Number(dayOf(asOf).slice(0, 4));
    }
    const wanted = this.calendar?.calendarId ?? stateOfAddress().calendar ?? "WORKING";
    await this.#open(items.some(({ calendarId }) => calendarId === wanted) ? wanted : (items[0]?.calendarId ?? ""));
  }

  body() {
    const { calendar } = this;
    return html`
      <div class="row bar">
        <label class="grow"
          >${text("calendar")}
          <select id="calendar" @change=${(/** @type {any} */ event) => this.#choose(event.target.value)}>
            ${this.calendars.map(({ calendarId, name }) => html`<option value=${calendarId} ?selected=${calendarId === calendar?.calendarId}>${name}（${calendarId}）</option>`)}
          </select></label
        >
        <span class="year">
          <button id="yearBefore" type="button" aria-label=${text("yearBefore")} @click=${() => this.#go(-1)}>‹</button>
          <strong id="year">${this.year}</strong>
          <button id="yearAfter" type="button" aria-label=${text("yearAfter")} @click=${() => this.#go(1)}>›</button>
        </span>
      </div>
      ${calendar
        ? html`<p class="quiet">${word(calendar.base)} · ${this.#programmeOf(calendar)} ${calendar.areas.map(areaName).join(comma())}</p>
            <year-view .year=${this.year} .calendar=${calendar}></year-view>
            ${this.#own(calendar)} ${this.#change(calendar)}`
        : nothing}
      ${this.#effect()}
    `;
  }

  /** @param {Calendar} calendar */
  #programmeOf({ programme }) {
    return programme ? (this.programmes.find(({ programmeId }) => programmeId === programme)?.name ?? programme) : text("everybodys");
  }

  /** @param {Calendar} calendar */
  #own({ days }) {
    const ofYear = days.filter(({ from, to }) => from <= `${this.year}-12-31` && to >= `${this.year}-01-01`);
    return ofYear.length === 0
      ? nothing
      : html`<section class="stack">
          <h3>${text("ownDays", this.year)}</h3>
          <ul>
            ${ofYear.map(({ from, to, working, name }) => html`<li>${day(from)}${to === from ? "" : ` – ${day(to)}`} · ${text(working ? "dayWorked" : "dayOff")} · ${name ?? ""}</li>`)}
          </ul>
        </section>`;
  }

  /** @param {Calendar} calendar */
  #change(calendar) {
    return html`<section class="card stack" aria-labelledby="changeTitle">
      <h3 id="changeTitle">${text("changeCalendar", calendar.name)}</h3>
      <form id="daysForm" class="form" @submit=${(/** @type {SubmitEvent} */ event) => this.#addDays(event, calendar)}>
        <label>${text("from")}<input name="from" type="date" required /></label>
        <label>${text("to")}<input name="to" type="date" /></label>
        <label>${text("whatKind")}<select name="working"><option value="false">${text("dayOff")}</option><option value="true">${text("dayWorked")}</option></select></label>
        <label>${text("reasonName")}<input name="name" maxlength="200" /></label>
        <button id="tryDays" type="submit" ?disabled=${this.isBusy}>${text("tryIt")}</button>
      </form>
      <div class="form">
        <label>${text("newCalendarId")}<input id="newCalendarId" .value=${this.newId} @input=${(/** @type {any} */ event) => (this.newId = event.target.value.trim())} /></label>
        <label>${text("fileYears")}<input id="fileYears" inputmode="numeric" .value=${this.fileYears} @input=${(/** @type {any} */ event) => (this.fileYears = event.target.value)} /></label>
      </div>
      <p class="quiet">${text("newCalendarHint")}</p>
      <file-drop
        .accept=${".ics,.json"}
        .hint=${text("calendarFile")}
        @choose=${(/** @type {CustomEvent} */ event) => this.#tryFile(event.detail, calendar)}
        @refuse=${(/** @type {CustomEvent} */ event) => (this.trouble = event.detail)}
      ></file-drop>
      ${this.findings.length > 0
        ? html`<ul class="note bad" id="calendarFindings">
            ${this.findings.map(({ field, message }) => html`<li><code>${field}</code>${colon()}${message}</li>`)}
          </ul>`
        : nothing}
    </section>`;
  }

  #effect() {
    const { draft } = this;
    if (!draft) {
      return nothing;
    }
    const { moves, notTakenCount, notTaken } = draft.effect;
    return html`<section class="card stack" id="effect" aria-live="polite">
      <h3>${text("wouldMove")}</h3>
      <p class="note ${moves.nodes > 0 ? "warn" : "good"}" id="moves">${draft.says}${colon()}${moves.nodes > 0 ? text("moves", moves.projects, moves.nodes) : text("movesNothing")}</p>
      <p class="quiet">${text("movesLead")}</p>
      ${notTakenCount > 0
        ? html`<p class="note warn">${text("notTaken", notTakenCount)} ${notTaken.map((/** @type {any} */ one) => Object.values(one).join(" ")).join(semicolon())}</p>`
        : nothing}
      ${moves.items.length > 0
        ? html`<data-table id="movesTable" .caption=${text("wouldMove")} .columns=${moveColumns()} .rows=${moves.items} .keyOf=${(/** @type {any} */ one) => `${one.projectId}/${one.nodeId}`}></data-table>
            ${moves.items.length < moves.nodes ? html`<p class="quiet">${text("showing", moves.items.length, moves.nodes)}</p>` : nothing}`
        : nothing}
      <div class="row">
        <button id="writeCalendar" class="primary" type="button" ?disabled=${this.isBusy} @click=${() => this.#write(draft)}>${text("writeCalendar")}</button>
        <button type="button" @click=${() => (this.draft = null)}>${text("dropDraft")}</button>
      </div>
    </section>`;
  }

  /** @param {string} calendarId */
  async #open(calendarId) {
    const { body, version } = await getVersioned(`/api/v1/calendars/${encodeURIComponent(calendarId)}`, { headers: { Accept: "application/json" } });
    // A platform of an earlier version doesn't say which days are unusual.
    this.calendar = { holidays: [], workdays: [], ...body };
    this.#version = version;
    showInAddress({ calendar: calendarId, year: String(this.year) });
  }

  /** @param {string} calendarId */
  #choose(calendarId) {
    this.draft = null;
    this.findings = [];
    this.told = null;
    this.#open(calendarId).catch((failure) => (this.trouble = sentenceOf(failure)));
  }

  /** @param {number} years */
  #go(years) {
    this.year += years;
    showInAddress({ year: String(this.year) });
  }

  /**
   * @param {SubmitEvent} event
   * @param {Calendar} calendar
   */
  #addDays(event, calendar) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const from = String(data.get("from"));
    const days = { from, to: String(data.get("to") || from), working: data.get("working") === "true", name: String(data.get("name") ?? "") };
    const { name, base, programme, headquarters, areas, years } = calendar;
    const body = JSON.stringify({
      name, base, programme, headquarters, years,
      area: areas.length === 1 ? areas[0] : null,
      days: [...calendar.days, days],
    });
    const span = days.to === from ? day(from) : `${day(from)} – ${day(days.to)}`;
    return this.#try(`${span} ${days.name}`.trim(), (isDryRun) => this.#put(calendar.calendarId, { dryRun: String(isDryRun) }, "application/json", body, this.#version));
  }

  /**
   * @param {File} file
   * @param {Calendar} calendar
   */
  async #tryFile(file, calendar) {
    const content = await file.text();
    const isJson = file.name.toLowerCase().endsWith(".json");
    const isNew = this.newId !== "";
    const id = isNew ? this.newId : calendar.calendarId;
    /** @type {Record<string, string>} */
    const query = isJson
      ? {}
      : {
          ...(isNew ? { base: "WORKING" } : { name: calendar.name, base: calendar.base }),
          ...(this.fileYears.trim() ? { years: this.fileYears.split(/[，,、\s]+/).filter(Boolean).join(",") } : {}),
          ...(!isNew && calendar.programme ? { programme: calendar.programme } : {}),
          ...(!isNew && calendar.headquarters ? { headquarters: calendar.headquarters } : {}),
        };
    const version = isNew ? '"0"' : this.#version;
    await this.#try(file.name, (isDryRun) => this.#put(id, { ...query, dryRun: String(isDryRun) }, isJson ? "application/json" : "text/calendar", content, version));
  }

  /**
   * @param {string} calendarId
   * @param {Record<string, string>} query
   * @param {string} type
   * @param {string} body
   * @param {string} version
   */
  async #put(calendarId, query, type, body, version) {
    const response = await accepted(`/api/v1/calendars/${encodeURIComponent(calendarId)}?${new URLSearchParams(query)}`, {
      method: "PUT",
      headers: { "Content-Type": type, Accept: "application/json", "If-Match": version },
      body,
      patienceMs: 180_000,
    });
    return response.json();
  }

  /**
   * @param {string} says
   * @param {(isDryRun: boolean) => Promise<any>} send
   */
  async #try(says, send) {
    this.told = null;
    this.draft = null;
    await this.#send(async () => {
      this.draft = { says, send, effect: await send(true) };
    });
  }

  /** @param {Draft} draft */
  async #write(draft) {
    await this.#send(async () => {
      const { calendar } = await draft.send(false);
      this.draft = null;
      this.newId = "";
      this.told = () => text("calendarWritten", calendar.name);
      this.calendar = calendar;
      await this.refresh();
    });
  }

  /** @param {() => Promise<void>} work */
  async #send(work) {
    this.isBusy = true;
    this.findings = [];
    this.trouble = "";
    try {
      await work();
    } catch (failure) {
      if (failure instanceof Refused && failure.status !== 412 && failure.violations.length > 0) {
        this.findings = failure.violations;
      } else {
        this.trouble = failure instanceof Refused && failure.status === 412 ? text("changedMeanwhile") : sentenceOf(failure);
      }
    } finally {
      this.isBusy = false;
    }
  }
}

/** @returns {import("/desk/data-table.js").Column<any>[]} */
function moveColumns() {
  return [
    { key: "project", title: text("project"), isHead: true, cell: ({ projectId, projectName }) => html`<a href=${projectAddress(projectId)}>${projectName}</a>` },
    { key: "node", title: text("node"), cell: ({ nodeName }) => nodeName },
    { key: "due", title: text("dueNow"), cell: ({ dueDate }) => day(dueDate) },
    { key: "would", title: text("wouldBe"), cell: ({ wouldBe }) => html`<strong>${day(wouldBe)}</strong>` },
  ];
}

customElements.define("calendars-section", CalendarsSection);
