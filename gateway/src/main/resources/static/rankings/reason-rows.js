// @ts-check
import { css, html, nothing } from "lit";
import { projectAddress } from "/desk/address.js";
import "/desk/data-table.js";
import { download, get } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { day, daysBetween } from "/shared/format.js";
import { word } from "/shared/words.js";
import { money } from "./money.js";
import { text } from "./texts.js";

const MOST = 100;

/** The rows behind a reason: nodes, problems, or the investment of projects. */
export class ReasonRows extends Localized {
  static properties = { address: {}, heading: {}, isFrozen: { attribute: false }, rows: { state: true }, hasMore: { state: true }, trouble: { state: true } };

  static styles = [
    controls,
    css`
      .box { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-3); background: var(--panel); }
      .rows { max-height: 26rem; overflow: auto; }
      @media print { .rows { max-height: none; overflow: visible; } button { display: none; } }
    `,
  ];

  #fetched = "";

  constructor() {
    super();
    this.address = "";
    this.heading = "";
    this.isFrozen = false;
    /** @type {any[] | null} */
    this.rows = null;
    this.hasMore = false;
    this.trouble = "";
  }

  updated() {
    if (this.address !== this.#fetched) {
      this.#fetched = this.address;
      void this.#fetch();
    }
  }

  async #fetch() {
    this.rows = null;
    this.trouble = "";
    try {
      const page = await get(`${this.address}&limit=${MOST}`);
      this.rows = page.items;
      this.hasMore = page.next !== null;
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }

  render() {
    return html`<div class="box stack">
      <div class="row">
        <strong class="grow">${this.heading}</strong>
        <button type="button" @click=${() => this.#export()}>${text("exportRows")}</button>
      </div>
      ${this.isFrozen ? html`<p class="quiet">${text("rowsNow")}</p>` : nothing}
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      ${this.rows
        ? html`<div class="rows" tabindex="0" role="region" aria-label=${this.heading}><data-table .caption=${this.heading} .columns=${this.#columns()} .rows=${this.rows} .keyOf=${keyOf} .empty=${text("noRows")} .lightOf=${(/** @type {any} */ row) => row.light ?? ""}></data-table></div>
            ${this.hasMore ? html`<p class="quiet">${text("shown", MOST)}</p>` : nothing}`
        : nothing}
    </div>`;
  }

  async #export() {
    try {
      await download(`${this.address}&format=xlsx`, "rows.xlsx");
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }

  /** @returns {import("/desk/data-table.js").Column<any>[]} */
  #columns() {
    if (this.address.startsWith("/api/v1/investments")) {
      return [
        { key: "project", title: text("project"), isHead: true, cell: ({ key, name }) => html`<a href=${projectAddress(key)}>${name}</a>` },
        { key: "planned", title: text("planned"), isNumber: true, cell: ({ planned }) => money(planned?.amount) },
        { key: "paid", title: text("paid"), isNumber: true, cell: ({ paid }) => money(paid?.amount) },
      ];
    }
    return [
      {
        key: "project", title: text("project"), isHead: true,
        cell: ({ projectId, projectName, title }) => (projectId ? html`<a href=${projectAddress(projectId)}>${projectName}</a>` : (title ?? "")),
      },
      { key: "node", title: text("node"), cell: ({ nodeName, title }) => nodeName ?? title ?? "" },
      { key: "due", title: text("due"), cell: ({ dueDate }) => (dueDate ? day(dueDate) : "") },
      { key: "completed", title: text("completed"), cell: ({ completedOn }) => (completedOn ? day(completedOn) : "—") },
      { key: "standing", title: text("standing"), cell: ({ standing }) => word(standing) },
      { key: "overdue", title: text("overdueDays"), isNumber: true, cell: (row) => String(daysLate(row)) },
    ];
  }
}

/** @param {any} row days behind its date: until it was done, or until now */
function daysLate({ overdueDays, dueDate, completedOn }) {
  return overdueDays > 0 || !completedOn || !dueDate ? (overdueDays ?? 0) : Math.max(0, daysBetween(dueDate, completedOn));
}

/** @param {any} row */
function keyOf({ key, projectId, nodeId, problemId }) {
  return key ?? problemId ?? `${projectId}/${nodeId}`;
}

customElements.define("reason-rows", ReasonRows);
