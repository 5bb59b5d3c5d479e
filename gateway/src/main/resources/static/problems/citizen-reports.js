// @ts-check
import { css, html, nothing } from "lit";
import { problemAddress } from "/desk/address.js";
import "/desk/commands/command-bar.js";
import "/desk/data-table.js";
import { areaName } from "/shared/areas.js";
import { get, getVersioned } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/stored-photo.js";
import { moment } from "/shared/format.js";
import { word } from "/shared/words.js";
import { moderationCommands } from "./moderation.js";
import { text } from "./texts.js";

const STATES = /** @type {const} */ (["PENDING", "ACCEPTED", "MERGED", "DECLINED"]);
const PART = 100;

/** The citizens' reports that wait for a moderator, and one of them with everything in it. Fires `choose` and `trouble`. */
export class CitizenReports extends Localized {
  static properties = {
    state: {},
    chosen: {},
    programmes: { attribute: false },
    page: { state: true },
    report: { state: true },
    isBusy: { state: true },
    trouble: { state: true },
  };

  static styles = [
    controls,
    css`
      .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--space-4); align-items: start; }
      .columns.one { grid-template-columns: minmax(0, 1fr); }
      .states { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-bottom: var(--space-3); }
      .states button { border-width: 1px; }
      .states button[aria-pressed="true"] { background: var(--accent); color: var(--ink-inverse); }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-1) var(--space-4); margin: var(--space-3) 0; }
      dt { color: var(--ink-quiet); }
      dd { overflow-wrap: anywhere; }
      a { color: var(--accent); }
      .photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: var(--space-2); }
      blockquote { margin: 0; padding: var(--space-3); background: var(--sunken); border-radius: var(--radius); white-space: pre-line; overflow-wrap: anywhere; }
      command-bar { margin-top: var(--space-4); }
      @media (max-width: 62rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  #version = /** @type {string | null} */ (null);

  constructor() {
    super();
    /** @type {typeof STATES[number]} */
    this.state = "PENDING";
    this.chosen = "";
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    /** @type {{items: any[], next: string | null, asOf: string} | null} */
    this.page = null;
    /** @type {any} */
    this.report = null;
    this.isBusy = false;
    this.trouble = "";
  }

  /** @param {import("lit").PropertyValues} changed */
  updated(changed) {
    if (changed.has("state") || changed.has("chosen")) {
      void this.refresh();
    }
  }

  /** Fetches the list and the report that is chosen. */
  async refresh() {
    this.isBusy = true;
    this.trouble = "";
    const { state, chosen } = this;
    try {
      const [page, one] = await Promise.all([
        get("/api/v1/citizen-reports", { state, limit: String(PART) }),
        chosen ? getVersioned(`/api/v1/citizen-reports/${encodeURIComponent(chosen)}`) : null,
      ]);
      if (state === this.state && chosen === this.chosen) {
        this.page = page;
        this.report = one?.body ?? null;
        this.#version = one?.version ?? null;
      }
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    } finally {
      this.isBusy = false;
    }
  }

  render() {
    return html`
      <div class="states" role="group" aria-label=${text("state")}>
        ${STATES.map(
          (state) => html`<button type="button" id="state-${state}" aria-pressed=${state === this.state ? "true" : "false"} @click=${() => this.#fire({ state, report: "" })}>${text(state)}</button>`,
        )}
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      <div class="columns ${this.report ? "" : "one"}">
        <div>${this.page ? this.#list(this.page) : html`<p class="quiet" role="status">${text("loading")}</p>`}</div>
        ${this.report ? this.#report(this.report) : nothing}
      </div>
    `;
  }

  /** @param {{items: any[], next: string | null, asOf: string}} page */
  #list({ items, next }) {
    return html`<data-table
        .columns=${this.#columns()}
        .rows=${items}
        .keyOf=${(/** @type {any} */ row) => row.reportId}
        .isChosen=${(/** @type {any} */ row) => row.reportId === this.chosen}
        .caption=${text("citizensTitle")}
        .empty=${text("citizensNone")}
      ></data-table>
      ${next ? html`<button class="more" type="button" ?disabled=${this.isBusy} @click=${() => this.#more(next)}>${text("moreAny")}</button>` : nothing}`;
  }

  /** @returns {import("/desk/data-table.js").Column<any>[]} */
  #columns() {
    return [
      {
        key: "service",
        title: text("category"),
        isHead: true,
        cell: ({ reportId, serviceCode }) =>
          html`<a href="/problems?view=citizens&state=${this.state}&report=${reportId}" @click=${(/** @type {MouseEvent} */ event) => this.#choose(event, reportId)}>${word(serviceCode)}</a>`,
      },
      { key: "requestedAt", title: text("requestedAt"), cell: ({ requestedAt }) => moment(requestedAt) },
      { key: "area", title: text("areaOf"), cell: ({ area }) => areaName(area) || "—" },
      { key: "photos", title: text("photos"), isNumber: true, cell: ({ photos }) => photos },
      {
        key: "problem",
        title: text("problemOf"),
        cell: ({ problemId }) => (problemId ? html`<a href=${problemAddress(problemId)}>${problemId}</a>` : "—"),
      },
    ];
  }

  /** @param {any} report */
  #report(report) {
    const { personal, photos, moderation, duplicates, ratings, objections } = report;
    return html`<section class="card" id="report" aria-label=${word(report.serviceCode)}>
      <h2>${word(report.serviceCode)}</h2>
      <p class="quiet">${moment(report.requestedAt)} · ${areaName(report.area) || "—"} · ${text(/** @type {any} */ (report.state))}</p>
      ${personal
        ? html`<dl>
            <dt>${text("citizenWords")}</dt>
            <dd><blockquote>${personal.description}</blockquote></dd>
            <dt>${text("citizenAddress")}</dt>
            <dd>${personal.address ?? "—"}</dd>
          </dl>`
        : html`<p class="quiet">${text("personalGone")}</p>`}
      ${photos.length > 0
        ? html`<div class="photos">
            ${photos.map((/** @type {string} */ sha256, /** @type {number} */ index) => html`<stored-photo sha256=${sha256} label=${text("photoOf", word(report.serviceCode), index + 1)}></stored-photo>`)}
          </div>`
        : html`<p class="quiet">${text("noPhotos")}</p>`}
      ${duplicates.length > 0
        ? html`<h3>${text("duplicates")}</h3>
            <ul>
              ${duplicates.map(
                (/** @type {any} */ one) => html`<li>${moment(one.requestedAt)} · ${text("metres", one.metres)} · ${text(one.state)} ${one.problemId ? html`<a href=${problemAddress(one.problemId)}>${one.problemId}</a>` : nothing}</li>`,
              )}
            </ul>`
        : nothing}
      ${moderation
        ? html`<dl>
            <dt>${text("moderation")}</dt>
            <dd>${moment(moderation.at)} ${moderation.reason ?? ""}</dd>
            ${moderation.problemId ? html`<dt>${text("problemOf")}</dt><dd><a href=${problemAddress(moderation.problemId)}>${moderation.problemId}</a></dd>` : nothing}
          </dl>`
        : nothing}
      ${ratings.length + objections.length > 0 ? html`<p>${text("ratings")}: ${ratings.length} · ${text("objections")}: ${objections.length}</p>` : nothing}
      <command-bar
        .label=${word(report.serviceCode)}
        .commands=${moderationCommands(report, this.#version, this.programmes, this.page?.asOf ?? new Date().toISOString())}
        @done=${() => this.refresh()}
      ></command-bar>
    </section>`;
  }

  /** @param {string} cursor */
  async #more(cursor) {
    const page = await get("/api/v1/citizen-reports", { state: this.state, limit: String(PART), cursor });
    this.page = { ...page, items: [...(this.page?.items ?? []), ...page.items] };
  }

  /**
   * @param {MouseEvent} event
   * @param {string} report
   */
  #choose(event, report) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#fire({ report });
    }
  }

  /** @param {Record<string, string>} changes */
  #fire(changes) {
    this.dispatchEvent(new CustomEvent("choose", { detail: changes }));
  }
}

customElements.define("citizen-reports", CitizenReports);
