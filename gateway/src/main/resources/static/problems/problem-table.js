// @ts-check
import { css, html, nothing } from "lit";
import { problemAddress, projectAddress } from "/desk/address.js";
import "/desk/data-table.js";
import { areaName } from "/shared/areas.js";
import { download } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { day, moment } from "/shared/format.js";
import { word } from "/shared/words.js";
import { parametersOf, searched } from "./query.js";
import { text } from "./texts.js";

/** @typedef {import("/desk/data-table.js").Column<any>} ProblemColumn */

/** The problem list as a table, with its export. Fires `sort` and `more`. */
export class ProblemTable extends Localized {
  static properties = { page: { attribute: false }, asked: { attribute: false }, isBusy: { attribute: false }, trouble: { state: true } };

  static styles = [
    controls,
    css`
      .head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); margin-bottom: var(--space-2); }
      .head button { border-width: 1px; }
      .more { margin-top: var(--space-3); }
      @media print { button { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {{items: any[], next: string | null, asOf: string} | null} */
    this.page = null;
    /** @type {import("./query.js").ProblemQuery} */
    this.asked = {};
    this.isBusy = false;
    this.trouble = "";
  }

  render() {
    if (!this.page) {
      return html`<p class="quiet" role="status">${text("loading")}</p>`;
    }
    const { items, next, asOf } = this.page;
    const rows = searched(items, this.asked.q ?? "");
    return html`
      <div class="head" aria-busy=${this.isBusy ? "true" : "false"}>
        <p id="shown" class="grow" role="status">${this.#shown(rows.length, items.length, next)} <span class="quiet">${text("asOf", moment(asOf))}</span></p>
        ${this.asked.q ? html`<span class="quiet">${text("exportNote")}</span>` : nothing}
        <button id="exportXlsx" type="button" @click=${() => this.#export("xlsx")}>${text("exportXlsx")}</button>
        <button id="exportCsv" type="button" @click=${() => this.#export("csv")}>${text("exportCsv")}</button>
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      <data-table
        .columns=${columns()}
        .rows=${rows}
        .keyOf=${(/** @type {any} */ row) => row.problemId}
        .lightOf=${(/** @type {any} */ row) => row.light}
        .sort=${this.asked.sort || "dueDate"}
        .caption=${text("title")}
        .empty=${text("none")}
        @sort=${(/** @type {CustomEvent} */ event) => this.dispatchEvent(new CustomEvent("sort", { detail: event.detail }))}
      ></data-table>
      ${next && !this.asked.q
        ? html`<button id="more" class="more" type="button" ?disabled=${this.isBusy} @click=${() => this.dispatchEvent(new CustomEvent("more"))}>${text("moreAny")}</button>`
        : nothing}
    `;
  }

  /**
   * @param {number} found
   * @param {number} loaded
   * @param {string | null} next
   */
  #shown(found, loaded, next) {
    if (this.asked.q) {
      return `${text("shownSearch", found, loaded)}${next ? ` ${text("searchPart", loaded)}` : ""}`;
    }
    return text(next ? "shownOf" : "shown", loaded);
  }

  /** @param {"xlsx" | "csv"} format */
  async #export(format) {
    this.trouble = "";
    try {
      await download(`/api/v1/problems?${new URLSearchParams({ ...parametersOf(this.asked), format })}`, `problems.${format}`);
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }
}

/** @returns {ProblemColumn[]} */
function columns() {
  return [
    {
      key: "title",
      title: text("colProblem"),
      isHead: true,
      cell: ({ problemId, title, returns, reopened }) =>
        html`<a href=${problemAddress(problemId)}>${title}</a>
          <small>${[returns > 0 ? text("returns", returns) : "", reopened > 0 ? text("reopenings", reopened) : ""].filter(Boolean).join(" · ")}</small>`,
    },
    {
      key: "project",
      title: text("colProject"),
      cell: ({ projectId, projectName, nodeId, nodeName }) =>
        projectId ? html`<a href=${projectAddress(projectId, nodeId ?? "")}>${projectName}</a><small>${nodeName ?? ""}</small>` : "—",
    },
    {
      key: "who",
      title: text("colWho"),
      cell: ({ owner, unit, ownerKnown }) =>
        html`${owner.name}${ownerKnown ? nothing : html` <span class="quiet">(${text("unknownOwner")})</span>`}<small>${unit.name}</small>`,
    },
    {
      key: "dueDate",
      title: text("colDue"),
      isSortable: true,
      cell: ({ dueDate, originalDueDate, extension }) => html`${day(dueDate)}
        ${originalDueDate === dueDate ? nothing : html`<small>${text("wasDue", day(originalDueDate))}</small>`}
        ${extension?.state === "PENDING" ? html`<small>${text("extensionWaits", day(extension.requestedDueDate))}</small>` : nothing}`,
    },
    {
      key: "overdueDays",
      title: text("colLight"),
      isSortable: true,
      cell: ({ light, standing, overdueDays, lateDays }) => html`<status-light light=${light} label=${word(standing)}></status-light>
        <small>${overdueDays > 0 ? text("overdueDays", overdueDays) : lateDays > 0 ? text("lateDays", lateDays) : ""}</small>`,
    },
    {
      key: "source",
      title: text("colSource"),
      cell: ({ source, category }) => html`${word(source)}<small>${word(category)}</small>`,
    },
    { key: "area", title: text("colArea"), isMinor: true, cell: ({ area }) => areaName(area) },
    { key: "raisedAt", title: text("colRaised"), isMinor: true, isSortable: true, cell: ({ raisedAt }) => moment(raisedAt) },
  ];
}

customElements.define("problem-table", ProblemTable);
