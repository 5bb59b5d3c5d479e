// @ts-check
import { css, html, nothing } from "lit";
import { partsOfPath, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/command-dialog.js";
import "/desk/data-table.js";
import "/desk/list-files.js";
import { DeskPage } from "/desk/desk-page.js";
import { fetchProgrammes, firstProgramme, rememberProgramme } from "/desk/programmes.js";
import { coversArea, hasRole } from "/desk/rights.js";
import { create, get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { day, dayOf, moment } from "/shared/format.js";
import "./bulletin-paper.js";
import { text } from "./texts.js";

/** @typedef {{bulletinId: string, number: string, kind: "WEEKLY" | "MONTHLY", from: string, until: string, publishedBy: {name: string}, publishedAt: string}} Head */

const PAGE = 50;

/** The bulletins of a programme, the publication of the next one, and each as a paper. */
class BulletinsPage extends DeskPage {
  static properties = {
    programmes: { state: true },
    programmeId: { state: true },
    heads: { state: true },
    next: { state: true },
    bulletin: { state: true },
    trouble: { state: true },
    told: { state: true },
  };

  static styles = [
    controls,
    css`
      .intro { margin: var(--space-1) 0 var(--space-4); color: var(--ink-quiet); }
      .bar { align-items: end; margin-bottom: var(--space-3); }
      .bar .grow { flex-basis: 16rem; max-width: 30rem; }
      @media print { .bar, .intro { display: none; } }
    `,
  ];

  #today = "";

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    this.programmeId = "";
    /** @type {Head[]} */
    this.heads = [];
    /** @type {string | null} */
    this.next = null;
    /** @type {import("./bulletin-paper.js").Bulletin | null} */
    this.bulletin = null;
    this.trouble = "";
    this.told = "";
  }

  get current() {
    return "bulletins";
  }

  get heading() {
    return this.bulletin ? `${this.bulletin.number} ${this.bulletin.programmeName}` : text("heading");
  }

  async opened() {
    const [, bulletinId] = partsOfPath();
    if (bulletinId) {
      this.bulletin = await get(`/api/v1/bulletins/${encodeURIComponent(bulletinId)}`);
      return;
    }
    this.programmes = await fetchProgrammes();
    const first = await firstProgramme(this.programmes, stateOfAddress().programme, this.session);
    this.programmeId = first?.programmeId ?? "";
    if (this.programmeId) {
      await this.#fetch();
    }
  }

  content() {
    return this.bulletin ? this.#paper(this.bulletin) : this.#list();
  }

  #list() {
    const programme = this.programmes.find(({ programmeId }) => programmeId === this.programmeId);
    const mayPublish = this.session && programme && hasRole(this.session, "COMMANDER") && coversArea(this.session, programme.area);
    return html`
      <h1>${text("heading")}</h1>
      <p class="intro">${text("intro")}</p>
      <div class="row bar">
        <div class="grow">
          <label for="programme">${text("programme")}</label>
          <select id="programme" @change=${(/** @type {any} */ event) => this.#choose(event.target.value)}>
            ${this.programmes.map(
              ({ programmeId, name }) => html`<option value=${programmeId} ?selected=${programmeId === this.programmeId}>${name}</option>`,
            )}
          </select>
        </div>
        ${mayPublish ? html`<button id="publish" type="button" @click=${() => this.#publish(programme)}>${text("publish")}</button>` : nothing}
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      <list-files address="/api/v1/bulletins" .parameters=${{ programme: this.programmeId }}></list-files>
      <data-table
        id="bulletins"
        .caption=${text("heading")}
        .columns=${columns()}
        .rows=${this.heads}
        .keyOf=${(/** @type {Head} */ { bulletinId }) => bulletinId}
        .empty=${text("none")}
      ></data-table>
      ${this.next
        ? html`<p class="row"><span class="quiet">${text("shown", this.heads.length)}</span><button id="more" type="button" @click=${() => this.#more()}>${text("more")}</button></p>`
        : nothing}
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#published(event.detail.answer)}></command-dialog>
    `;
  }

  /** @param {import("./bulletin-paper.js").Bulletin} bulletin */
  #paper(bulletin) {
    return html`
      <div class="row bar">
        <a class="button" href="/bulletins?programme=${encodeURIComponent(bulletin.programme)}">${text("back")}</a>
        <button id="print" type="button" @click=${() => print()}>${text("print")}</button>
        <button id="copy" type="button" @click=${() => this.#copy()}>${text("copy")}</button>
        <span class="quiet" role="status" id="frozen">${this.told || text("frozen")}</span>
      </div>
      <bulletin-paper .bulletin=${bulletin}></bulletin-paper>
    `;
  }

  /** @param {string} programmeId */
  #choose(programmeId) {
    this.programmeId = programmeId;
    rememberProgramme(programmeId, this.session?.personId ?? "");
    showInAddress({ programme: programmeId });
    void this.#fetchOrTell();
  }

  async #fetch(cursor = "") {
    const page = await get("/api/v1/bulletins", { programme: this.programmeId, limit: String(PAGE), ...(cursor ? { cursor } : {}) });
    this.heads = cursor ? [...this.heads, ...page.items] : page.items;
    this.next = page.next;
    this.#today = dayOf(page.asOf);
  }

  async #fetchOrTell(cursor = "") {
    this.trouble = "";
    await this.load(() => this.#fetch(cursor)).catch((failure) => {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    });
  }

  #more() {
    return this.#fetchOrTell(this.next ?? "");
  }

  /** @param {import("/desk/programmes.js").Programme} programme */
  #publish({ programmeId, name }) {
    /** @type {import("/desk/command-dialog.js").CommandDialog} */ (this.renderRoot.querySelector("command-dialog")).open({
      name: "publish",
      label: text("publish"),
      effect: text("publishEffect", name),
      isGrave: true,
      fields: [
        { name: "kind", label: text("kind"), type: "select", isRequired: true, value: "WEEKLY", options: [{ value: "WEEKLY", label: text("WEEKLY") }, { value: "MONTHLY", label: text("MONTHLY") }] },
        { name: "until", label: text("until"), type: "date", isRequired: true, value: this.#today, max: this.#today, hint: text("untilHint") },
      ],
      send: ({ kind, until }, key) => create("/api/v1/bulletins", { programme: programmeId, kind, until }, key),
    });
  }

  /** @param {{bulletinId: string}} bulletin */
  #published({ bulletinId }) {
    location.assign(addressOf(bulletinId));
  }

  async #copy() {
    await navigator.clipboard.writeText(location.href).then(
      () => (this.told = text("copied")),
      () => (this.told = location.href),
    );
  }
}

/** @param {string} bulletinId */
function addressOf(bulletinId) {
  return `/bulletins/${encodeURIComponent(bulletinId)}`;
}

/** @returns {import("/desk/data-table.js").Column<Head>[]} */
function columns() {
  return [
    { key: "number", title: text("number"), isHead: true, cell: ({ bulletinId, number }) => html`<a href=${addressOf(bulletinId)}>${number}</a>` },
    { key: "kind", title: text("kind"), cell: ({ kind }) => text(kind) },
    { key: "period", title: text("period"), cell: ({ from, until }) => `${day(from)} – ${day(until)}` },
    { key: "published", title: text("publishedAt"), cell: ({ publishedAt }) => moment(publishedAt) },
    { key: "by", title: text("by"), cell: ({ publishedBy }) => publishedBy.name },
  ];
}

customElements.define("bulletins-page", BulletinsPage);
