// @ts-check
import { css, html, nothing } from "lit";
import { partsOfPath, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/command-dialog.js";
import { DeskPage } from "/desk/desk-page.js";
import { fetchProgrammes, firstProgramme, rememberProgramme } from "/desk/programmes.js";
import { coversArea, hasRole } from "/desk/rights.js";
import { all, create, download, get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import "./ranking-table.js";
import { text } from "./texts.js";

/** @typedef {import("./ranking-table.js").Ranking} Ranking */
/** @typedef {{publicationId: string, publishedBy: string, publishedAt: string, ranking: Ranking}} Publication */

const GROUPINGS = /** @type {const} */ (["area", "headquarters", "unit", "field"]);
const FRESH_MS = 30_000;

/** The rankings of streets, headquarters, units and fields: live, or as published. */
class RankingsPage extends DeskPage {
  static properties = {
    programmes: { state: true },
    programmeId: { state: true },
    by: { state: true },
    ranking: { state: true },
    publication: { state: true },
    publications: { state: true },
    publisher: { state: true },
    trouble: { state: true },
    told: { state: true },
  };

  static styles = [
    controls,
    css`
      .intro { margin: var(--space-1) 0 var(--space-4); color: var(--ink-quiet); }
      .bar { align-items: end; margin-bottom: var(--space-3); }
      .bar .programme { flex: 1 1 16rem; max-width: 30rem; }
      #asOf { flex-basis: 14rem; }
      .tabs button[aria-pressed="true"] { color: var(--ink-inverse); background: var(--accent); }
      .published { margin-top: var(--space-6); }
      .published li a { display: inline-flex; align-items: center; min-height: var(--target); color: var(--accent); }
      .published small { color: var(--ink-quiet); }
      .subtitle { margin: var(--space-1) 0 var(--space-4); color: var(--ink-quiet); }
      .printed { display: none; }
      @media print { .bar, .published, .actions, .intro { display: none; } .printed { display: block; margin-bottom: var(--space-3); } }
    `,
  ];

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #refreshing = undefined;
  #asked = 0;

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    this.programmeId = "";
    /** @type {string} */
    this.by = "area";
    /** @type {Ranking | null} */
    this.ranking = null;
    /** @type {Publication | null} */
    this.publication = null;
    /** @type {Publication[]} */
    this.publications = [];
    this.publisher = "";
    this.trouble = "";
    this.told = "";
  }

  get current() {
    return "rankings";
  }

  get heading() {
    return text("heading");
  }

  connectedCallback() {
    super.connectedCallback();
    this.#refreshing = setInterval(() => {
      if (!document.hidden && this.ranking && !this.publication) {
        void this.#fetchRanking();
      }
    }, FRESH_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#refreshing);
  }

  async opened() {
    const [, publicationId] = partsOfPath();
    if (publicationId) {
      this.publication = await get(`/api/v1/rankings/publications/${encodeURIComponent(publicationId)}`);
      void this.#namePublisher();
      return;
    }
    const state = stateOfAddress();
    this.by = GROUPINGS.find((one) => one === state.by) ?? "area";
    this.programmes = await fetchProgrammes();
    this.programmeId = (await firstProgramme(this.programmes, state.programme, this.session))?.programmeId ?? "";
    if (this.programmeId) {
      await this.#fetchAll();
    }
  }

  content() {
    return this.publication ? this.#frozen(this.publication) : this.#live();
  }

  #live() {
    const programme = this.programmes.find(({ programmeId }) => programmeId === this.programmeId);
    const mayPublish = this.session && programme && hasRole(this.session, "COMMANDER") && coversArea(this.session, programme.area);
    return html`
      <h1>${text("heading")}</h1>
      <p class="intro">${text("intro")}</p>
      <div class="row bar">
        <div class="programme">
          <label for="programme">${text("programme")}</label>
          <select id="programme" @change=${(/** @type {any} */ event) => this.#choose({ programmeId: event.target.value })}>
            ${this.programmes.map(
              ({ programmeId, name }) => html`<option value=${programmeId} ?selected=${programmeId === this.programmeId}>${name}</option>`,
            )}
          </select>
        </div>
        <div class="row tabs" role="group" aria-label=${text("by")}>
          ${GROUPINGS.map(
            (by) => html`<button id="by-${by}" type="button" aria-pressed=${by === this.by} @click=${() => this.#choose({ by })}>${text(by)}</button>`,
          )}
        </div>
      </div>
      <div class="row actions bar">
        ${this.ranking ? html`<span class="quiet grow" id="asOf">${text("asOf", moment(this.ranking.asOf))}</span>` : html`<span class="grow"></span>`}
        <button id="exportXlsx" type="button" @click=${() => this.#export("xlsx")}>${text("exportXlsx")}</button>
        <button id="exportCsv" type="button" @click=${() => this.#export("csv")}>${text("exportCsv")}</button>
        <button id="print" type="button" @click=${() => print()}>${text("print")}</button>
        ${mayPublish ? html`<button id="publish" type="button" @click=${() => this.#publish(programme)}>${text("publish")}</button>` : nothing}
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      ${this.ranking
        ? html`<p class="printed">${this.ranking.programmeName} · ${text(/** @type {any} */ (this.by))} · ${text("asOfFrozen", moment(this.ranking.asOf))}</p>`
        : nothing}
      <ranking-table .ranking=${this.ranking}></ranking-table>
      <section class="published stack" aria-labelledby="publishedTitle">
        <h2 id="publishedTitle">${text("published")}</h2>
        ${this.publications.length === 0
          ? html`<p class="quiet">${text("noPublications")}</p>`
          : html`<ul id="publications">
              ${this.publications.map(
                ({ publicationId, publishedAt, ranking }) =>
                  html`<li>
                    <a href="/rankings/${encodeURIComponent(publicationId)}"
                      >${text("openPublication", text(/** @type {any} */ (ranking.by)), moment(publishedAt))}</a
                    >
                  </li>`,
              )}
            </ul>`}
      </section>
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#published(event.detail.answer)}></command-dialog>
    `;
  }

  /** @param {Publication} publication */
  #frozen({ publishedAt, publishedBy, ranking }) {
    return html`
      <h1 id="publicationTitle">${ranking.programmeName} · ${text("openPublication", text(/** @type {any} */ (ranking.by)), moment(publishedAt))}</h1>
      <p class="subtitle" id="publishedBy">
        ${text("publishedBy", moment(publishedAt), this.publisher || publishedBy)} · ${text("asOfFrozen", moment(ranking.asOf))} · <strong>${text("frozen")}</strong>
      </p>
      <div class="row actions bar">
        <a class="button" href="/rankings?programme=${encodeURIComponent(ranking.programme)}&by=${ranking.by}">${text("back")}</a>
        <button id="copy" type="button" @click=${() => this.#copy()}>${text("copy")}</button>
        <button id="print" type="button" @click=${() => print()}>${text("print")}</button>
        <span role="status">${this.told}</span>
      </div>
      <ranking-table .ranking=${ranking} .isFrozen=${true}></ranking-table>
    `;
  }

  /** @param {{programmeId?: string, by?: string}} choice */
  #choose({ programmeId = this.programmeId, by = this.by }) {
    this.programmeId = programmeId;
    this.by = by;
    rememberProgramme(programmeId, this.session?.personId ?? "");
    showInAddress({ programme: programmeId, by });
    void this.load(() => this.#fetchAll());
  }

  async #fetchAll() {
    const [, { items }] = await Promise.all([
      this.#fetchRanking(),
      all("/api/v1/rankings/publications", { programme: this.programmeId }, { mostPages: 1 }).catch(() => ({ items: [] })),
    ]);
    this.publications = items;
  }

  async #fetchRanking() {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const ranking = await get("/api/v1/rankings", { programme: this.programmeId, by: this.by });
      if (asked === this.#asked) {
        this.ranking = ranking;
        this.trouble = "";
      }
    } catch (failure) {
      if (!this.ranking) {
        throw failure;
      }
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }

  async #namePublisher() {
    const personId = this.publication?.publishedBy;
    const person = await get(`/api/v1/people/${encodeURIComponent(personId ?? "")}`).catch(() => null);
    this.publisher = person?.name ?? "";
  }

  /** @param {"xlsx" | "csv"} format */
  async #export(format) {
    try {
      await download(`/api/v1/rankings?${new URLSearchParams({ programme: this.programmeId, by: this.by, format })}`, `ranking.${format}`);
      this.trouble = "";
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }

  /** @param {import("/desk/programmes.js").Programme} programme */
  #publish({ name, programmeId }) {
    const { by } = this;
    /** @type {import("/desk/command-dialog.js").CommandDialog} */ (this.renderRoot.querySelector("command-dialog")).open({
      name: "publish",
      label: text("publish"),
      effect: text("publishEffect", name, text(/** @type {any} */ (by))),
      fields: [],
      isGrave: true,
      send: (_, key) => create("/api/v1/rankings/publications", { programme: programmeId, by }, key),
    });
  }

  /** @param {Publication} publication */
  #published({ publicationId }) {
    location.assign(`/rankings/${encodeURIComponent(publicationId)}`);
  }

  async #copy() {
    await navigator.clipboard.writeText(location.href).then(
      () => (this.told = text("copied")),
      () => (this.told = location.href),
    );
  }
}

customElements.define("rankings-page", RankingsPage);
