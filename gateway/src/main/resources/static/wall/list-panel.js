// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import { all, download, save } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { count } from "/shared/figures.js";
import { comma } from "/shared/language.js";
import { isFoundBy } from "/shared/pinyin.js";
import { word } from "/shared/words.js";
import { LISTS } from "./list-columns.js";
import { projectNames } from "./project-names.js";
import { csvOf } from "./seen-csv.js";
import { text, textOf } from "./texts.js";

/** @typedef {import("./wall-scene.js").ListRequest} ListRequest */

const MOST_PAGES = 6;
const AT_ONCE = 200;

/**
 * The list behind a figure: filters, search by name or pinyin initials, sorting, export; a row opens its project, a person
 * their work. It stays current while it is open. Fires `open-list` for another list and `close-list`.
 */
export class ListPanel extends Localized {
  static properties = {
    programme: { attribute: false },
    asked: { attribute: false },
    version: { type: Number },
    rows: { state: true },
    sought: { state: true },
    sort: { state: true },
    most: { state: true },
    failure: { state: true },
    exportFailure: { state: true },
  };

  static styles = [
    controls,
    css`
      dialog {
        position: fixed; inset: 0 0 0 auto; margin: 0; width: min(84rem, 100vw); max-width: none; height: 100dvh; max-height: none; padding: 1.25rem; overflow: auto;
        color: var(--ink); background: var(--ground); border: 0; border-left: 0.0625rem solid var(--line-strong);
      }
      dialog::backdrop { background: #0009; }
      .head, .tools, .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; margin-bottom: 0.75rem; }
      .head h2 { flex: 1; font-size: 1.5rem; }
      .tools input { width: 22rem; max-width: 100%; }
      .tools p { color: var(--ink-quiet); }
      .chips button { font-weight: 400; padding: 0.1rem 0.7rem; border-width: 0.0625rem; }
      .more { margin: 1rem auto; display: flex; }
    `,
  ];

  #asOf = new Date().toISOString();
  #isCut = false;
  #turn = 0;
  #isFetching = false;

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme | null} */
    this.programme = null;
    /** @type {ListRequest | null} null: closed */
    this.asked = null;
    this.version = 0;
    /** @type {any[] | null} null until they are here */
    this.rows = null;
    this.sought = "";
    this.sort = "";
    this.most = AT_ONCE;
    this.failure = "";
    this.exportFailure = "";
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("asked") || changed.has("programme")) {
      const list = this.asked ? LISTS[this.asked.list] : undefined;
      this.#turn += 1;
      this.#isFetching = false;
      Object.assign(this, { rows: null, sought: "", failure: "", exportFailure: "", most: AT_ONCE, sort: this.asked?.filters.sort ?? list?.sort ?? "" });
      void this.#fetch();
    } else if (changed.has("version")) {
      void this.#fetch();
    }
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (changed.has("asked")) {
      if (this.#list && !this.#dialog.open) {
        this.#dialog.showModal();
      } else if (!this.#list && this.#dialog.open) {
        this.#dialog.close();
      }
    }
  }

  render() {
    const list = this.#list;
    return html`<dialog aria-labelledby="listTitle" @close=${() => this.asked && this.#fire("close-list")}>
      ${list && this.asked && this.programme ? this.#content(list, this.asked, this.programme) : nothing}
    </dialog>`;
  }

  /**
   * @param {typeof LISTS[keyof typeof LISTS]} list
   * @param {ListRequest} asked
   * @param {import("/desk/programmes.js").Programme} programme
   */
  #content(list, asked, programme) {
    const columns = list.columns({
      programme,
      asOf: this.#asOf,
      open: (name, filters) => this.#fire("open-list", { list: name, filters }),
      nameOf: (projectId) => projectNames(programme.programmeId).get(projectId) ?? projectId,
    });
    const found = this.#found(columns);
    return html`
      <div class="head">
        <h2 id="listTitle">${textOf(list.title)}</h2>
        <button id="closeList" type="button" @click=${() => this.#dialog.close()}>${text("close")}</button>
      </div>
      ${this.#chips(asked)}
      <div class="tools">
        <input
          id="search"
          type="search"
          placeholder=${text("search")}
          aria-label=${text("search")}
          .value=${this.sought}
          @input=${(/** @type {any} */ event) => (this.sought = event.target.value)}
        />
        ${this.rows ? html`<p id="listCount" role="status">${this.#counted(found.length)}</p>` : nothing}
        ${list.files ? this.#exports(asked) : nothing}
        ${this.rows
          ? html`<button id="exportSeen" type="button" @click=${() => this.#exportSeen(columns, found, `${textOf(list.title)}.csv`)}>${text("exportSeen")}</button>`
          : nothing}
        ${list.files && this.sought ? html`<p>${text("exportWhole")}</p>` : nothing}
      </div>
      ${this.failure ? html`<p id="listFailure" class="note bad" role="alert">${text("fetchFailed", this.failure)}</p>` : nothing}
      ${this.rows
        ? html`<data-table
              id="rows"
              .columns=${columns}
              .rows=${found.slice(0, this.most)}
              .keyOf=${list.key}
              .sort=${this.sort}
              .caption=${textOf(list.title)}
              .empty=${text("listEmpty")}
              .lightOf=${(/** @type {any} */ row) => row.light ?? ""}
              @sort=${(/** @type {CustomEvent} */ event) => (this.sort = event.detail)}
            ></data-table>
            ${found.length > this.most
              ? html`<button class="more" type="button" @click=${() => (this.most += AT_ONCE)}>
                  ${text("showMore", Math.min(AT_ONCE, found.length - this.most))}
                </button>`
              : nothing}`
        : this.failure
          ? nothing
          : html`<p class="quiet">${text("loading")}</p>`}
    `;
  }

  /** @param {ListRequest} asked */
  #chips(asked) {
    const filters = Object.entries(asked.filters).filter(([name]) => name !== "sort");
    return html`<div class="chips" role="group" aria-label=${text("filters")}>
      ${filters.map(([name, value]) => {
        const { [name]: _, ...others } = asked.filters;
        const label = this.#labelOf(name, value);
        return html`<button type="button" aria-label=${text("removeFilter", label)} @click=${() => this.#fire("open-list", { list: asked.list, filters: others })}>
          ${label} ×
        </button>`;
      })}
    </div>`;
  }

  /** @param {ListRequest} asked */
  #exports(asked) {
    const query = new URLSearchParams({ programme: this.programme?.programmeId ?? "", ...this.#filtersOf(asked) });
    const saveAs = async (/** @type {"xlsx" | "csv"} */ format) => {
      this.exportFailure = "";
      query.set("format", format);
      await download(`/api/v1/${asked.list}?${query}`, `${asked.list}.${format}`).catch((failure) => {
        this.exportFailure = failure.message;
      });
    };
    return html`
      <button id="exportXlsx" type="button" @click=${() => saveAs("xlsx")}>${text("exportXlsx")}</button>
      <button id="exportCsv" type="button" @click=${() => saveAs("csv")}>${text("exportCsv")}</button>
      ${this.exportFailure ? html`<p class="note bad" role="alert">${text("exportFailed", this.exportFailure)}</p>` : nothing}
    `;
  }

  /**
   * Found and sorted, in the columns and words of the table.
   *
   * @param {import("./list-columns.js").ListColumn[]} columns
   * @param {any[]} rows
   * @param {string} name of the file
   */
  #exportSeen(columns, rows, name) {
    save(new Blob([csvOf(columns, rows)], { type: "text/csv" }), name);
  }

  /** @param {number} found */
  #counted(found) {
    const rows = this.rows?.length ?? 0;
    const seen = Math.min(found, this.most);
    return this.#isCut ? text("shownMore", count(seen), count(rows)) : text("shown", count(seen), count(rows));
  }

  /**
   * @param {import("./list-columns.js").ListColumn[]} columns
   * @returns {any[]}
   */
  #found(columns) {
    const values = columns.flatMap(({ value }) => (value ? [value] : []));
    const rows = (this.rows ?? []).filter((row) => this.sought === "" || values.some((value) => isFoundBy(String(value(row)), this.sought)));
    const isDown = this.sort.startsWith("-");
    const by = columns.find(({ key }) => key === this.sort.replace(/^-/, ""))?.value;
    if (!by) {
      return rows;
    }
    const order = (/** @type {any} */ a, /** @type {any} */ b) => {
      const [one, other] = [by(a), by(b)];
      return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "zh-CN");
    };
    return rows.sort((a, b) => (isDown ? order(b, a) : order(a, b)));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #labelOf(name, value) {
    const first = this.rows?.[0];
    switch (name) {
      case "owner":
        return text("filterOwner", first?.owner?.name ?? value);
      case "unit":
        return text("filterUnit", first?.unit?.name ?? value);
      case "leader":
        return text("filterLeader", first?.leader?.name ?? value);
      case "street":
      case "area":
        return areaName(value);
      case "level":
        return textOf(`level${value}`);
      case "open":
        return text("filterOpen");
      case "overdue":
        return text("filterLate");
      case "reportDemanded":
        return text("filterReports");
      case "field":
        return this.programme?.fields?.find(({ fieldId }) => fieldId === value)?.name ?? value;
      case "headquarters":
        return this.programme?.headquarters?.find(({ headquartersId }) => headquartersId === value)?.name ?? value;
      case "dueFrom":
        return `${text("colDue")} ≥ ${value}`;
      case "dueTo":
        return `${text("colDue")} ≤ ${value}`;
      default:
        return value.split(",").map(word).join(comma());
    }
  }

  /** @param {ListRequest} asked */
  #filtersOf({ filters: { sort: _, ...filters } }) {
    return filters;
  }

  async #fetch() {
    const { asked, programme } = this;
    if (!asked || !programme || !this.#list || this.#isFetching) {
      return;
    }
    const turn = this.#turn;
    this.#isFetching = true;
    try {
      if (asked.list === "alerts") {
        await projectNames(programme.programmeId).fetched();
      }
      const { items, asOf } = await all(`/api/v1/${asked.list}`, { programme: programme.programmeId, ...this.#filtersOf(asked) }, { mostPages: MOST_PAGES });
      if (turn === this.#turn) {
        this.#asOf = asOf ?? this.#asOf;
        this.#isCut = items.length >= MOST_PAGES * 500;
        this.rows = items;
        this.failure = "";
      }
    } catch (failure) {
      if (turn === this.#turn) {
        this.failure = failure instanceof Error ? failure.message : String(failure);
      }
    } finally {
      if (turn === this.#turn) {
        this.#isFetching = false;
      }
    }
  }

  get #list() {
    return this.asked ? LISTS[this.asked.list] : undefined;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("list-panel", ListPanel);
