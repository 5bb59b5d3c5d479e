// @ts-check
import { css, html, nothing } from "lit";
import { projectAddress, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/gantt-chart.js";
import { GROUPINGS, groupsOfDeadlines } from "/desk/gantt-model.js";
import { get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { dayOf } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { WallScene } from "/wall/wall-scene.js";
import { MOST_ROWS, fetchRows } from "./deadline-rows.js";
import { text } from "./gantt-texts.js";

/**
 * @typedef {import("/desk/gantt-model.js").DeadlineRow} DeadlineRow
 * @typedef {import("/desk/gantt-model.js").Grouping} Grouping
 * @typedef {import("/desk/gantt-model.js").Schedule & {feasible: boolean, shortByDays: number, heldBy: {title: string}[]}} Schedule
 */

const UNTOUCHED_MS = 60_000;
const PAGE_MS = 15_000;
const LEVELS = /** @type {const} */ (["groups", "projects", "nodes"]);
const SHOWN = /** @type {const} */ (["every", "red", "attention"]);
const LIGHTS_SHOWN = { every: [], red: ["RED"], attention: ["RED", "AMBER"] };

/** The wall chart (挂图作战): plan against actual of all nodes of the programme. On a wall that nobody touches it turns pages. */
export class GanttScene extends WallScene {
  static properties = {
    ...WallScene.properties,
    rows: { state: true },
    schedule: { state: true },
    chainFailure: { state: true },
    by: { state: true },
    level: { state: true },
    shown: { state: true },
    zoom: { state: true },
    isTurning: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { height: 100%; min-height: 0; --gantt-height: 100dvh; }
      .frame { display: flex; flex-direction: column; gap: var(--space-2); height: 100%; min-height: 0; }
      .choices { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: center; }
      .choices label { display: inline-flex; align-items: center; gap: var(--space-2); margin: 0; white-space: nowrap; }
      select { width: auto; }
      h2 + p { margin-right: auto; }
      gantt-chart { flex: 1 1 auto; min-height: 16rem; }
      button[aria-pressed="true"] { background: var(--accent); color: var(--ink-inverse); }
      @media screen and (max-width: 75rem) {
        :host { --gantt-height: 75vh; }
        .frame { height: auto; }
      }
      @media print {
        .frame { display: block; height: auto; }
        .choices label, .choices button { display: none; }
      }
    `,
  ];

  #touchedAt = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #pages;
  #touched = () => {
    this.#touchedAt = performance.now();
  };

  constructor() {
    super();
    /** @type {DeadlineRow[]} */
    this.rows = [];
    this.today = dayOf(Date.now());
    /** @type {Schedule | null} of the project whose driving chain is shown */
    this.schedule = null;
    this.chainFailure = "";
    const state = stateOfAddress();
    this.by = oneOf(GROUPINGS, state.group, "field");
    this.level = oneOf(LEVELS, state.level, "nodes");
    this.shown = oneOf(SHOWN, state.show, "every");
    this.zoom = oneOf(/** @type {const} */ (["fit", "month", "week", "day"]), state.zoom, "month");
    this.isTurning = state.turn !== "off";
    this.chainOf = state.chain ?? "";
  }

  connectedCallback() {
    super.connectedCallback();
    for (const name of ["pointerdown", "pointermove", "wheel", "keydown"]) {
      addEventListener(name, this.#touched, { passive: true });
    }
    this.#touchedAt = performance.now() - UNTOUCHED_MS;
    this.#pages = setInterval(() => this.#turnPage(), PAGE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of ["pointerdown", "pointermove", "wheel", "keydown"]) {
      removeEventListener(name, this.#touched);
    }
    clearInterval(this.#pages);
  }

  forget() {
    this.rows = [];
    this.schedule = null;
  }

  /**
   * @param {import("/desk/programmes.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData(programme, isCurrent) {
    const { items, asOf } = await fetchRows(programme.programmeId);
    if (!isCurrent()) {
      return;
    }
    this.today = dayOf(asOf);
    this.rows = items;
    if (this.chainOf) {
      await this.#fetchChain(this.chainOf);
    }
  }

  render() {
    if (!this.isFetched || !this.programme) {
      return html`<p class="quiet" role="status">${text("loading")}</p>`;
    }
    return html`<div class="frame">
      <div class="choices">
        <h2>${text("title")}</h2>
        <p class="quiet">${this.#size()}</p>
        ${this.#choice("group", text("groupBy"), GROUPINGS, this.by, "field", (by) => (this.by = by))}
        ${this.#choice("level", text("level"), LEVELS, this.level, "nodes", (level) => (this.level = level))}
        ${this.#choice("show", text("show"), SHOWN, this.shown, "every", (shown) => (this.shown = shown))}
        <button type="button" aria-pressed=${this.isTurning} title=${text("turningWhy", PAGE_MS / 1000)} @click=${this.#switchTurning}>${text("turning")}</button>
      </div>
      ${this.#content()}
    </div>`;
  }

  #content() {
    if (this.rows.length === 0) {
      return html`<p class="note">${text("none")}</p>`;
    }
    const rows = this.#shownRows();
    if (rows.length === 0) {
      return html`<p class="note good">${text("noneShown", text(this.shown))}</p>`;
    }
    const programme = /** @type {import("/desk/programmes.js").Programme} */ (this.programme);
    return html`
      ${this.rows.length >= MOST_ROWS ? html`<p class="note warn">${text("tooMany", MOST_ROWS)}</p>` : nothing}
      ${this.#chainSentence()}
      <gantt-chart
        .label=${text("chart", programme.name, text(this.by))}
        .groups=${this.#groups(rows, programme)}
        .today=${this.today}
        .zoom=${this.zoom}
        .depth=${LEVELS.indexOf(this.level) - (this.by === "project" ? 1 : 0)}
        .hasChain=${true}
        .chain=${this.schedule && { projectId: this.schedule.projectId, nodeIds: this.schedule.drivingChain }}
        @open=${this.#open}
        @zoom=${(/** @type {CustomEvent<GanttScene["zoom"]>} */ event) => this.#remember("zoom", (this.zoom = event.detail), "month")}
        @chain=${(/** @type {CustomEvent<string>} */ event) => this.#showChain(event.detail)}
      ></gantt-chart>
    `;
  }

  #shownRows() {
    const lights = /** @type {string[]} */ (LIGHTS_SHOWN[this.shown]);
    return lights.length === 0 ? this.rows : this.rows.filter((row) => lights.includes(row.light));
  }

  #size() {
    const rows = this.#shownRows();
    return text("size", new Set(rows.map((row) => row.projectId)).size, rows.length);
  }

  /** @type {{key: unknown[], groups: import("/desk/gantt-rows.js").GanttGroup[]}} made anew only when something of it changes */
  #made = { key: [], groups: [] };

  /**
   * @param {DeadlineRow[]} rows
   * @param {import("/desk/programmes.js").Programme} programme
   */
  #groups(rows, programme) {
    const key = [this.rows, this.shown, this.by, programme, this.schedule];
    if (key.some((part, index) => part !== this.#made.key[index])) {
      this.#made = { key, groups: groupsOfDeadlines(rows, this.by, programme, this.schedule) };
    }
    return this.#made.groups;
  }

  /**
   * @template {string} T
   * @param {string} name in the address
   * @param {string} label
   * @param {readonly T[]} options
   * @param {T} value
   * @param {T} usual the one that the address leaves out
   * @param {(value: T) => void} choose
   */
  #choice(name, label, options, value, usual, choose) {
    const changed = (/** @type {Event} */ event) => {
      const chosen = /** @type {T} */ (/** @type {HTMLSelectElement} */ (event.target).value);
      choose(chosen);
      this.#remember(name, chosen, usual);
    };
    return html`<label>
      ${label}
      <select name=${name} @change=${changed}>
        ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${text(/** @type {any} */ (option))}</option>`)}
      </select>
    </label>`;
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {string} usual
   */
  #remember(name, value, usual) {
    showInAddress({ [name]: value === usual ? null : value });
  }

  #switchTurning() {
    this.isTurning = !this.isTurning;
    this.#remember("turn", this.isTurning ? "on" : "off", "on");
  }

  #turnPage() {
    const isUntouched = performance.now() - this.#touchedAt >= UNTOUCHED_MS;
    if (this.isTurning && isUntouched && document.visibilityState === "visible") {
      /** @type {import("/desk/gantt-chart.js").GanttChart | null} */ (this.renderRoot.querySelector("gantt-chart"))?.turnPage();
    }
  }

  /** @param {CustomEvent<import("/desk/gantt-rows.js").Row>} event */
  #open(event) {
    const row = event.detail;
    location.assign(projectAddress(row.projectId, row.kind === "node" ? row.node.nodeId : ""));
  }

  /** @param {string} projectId empty: none */
  async #showChain(projectId) {
    this.chainOf = projectId;
    this.chainFailure = "";
    showInAddress({ chain: projectId });
    if (projectId) {
      await this.#fetchChain(projectId);
    } else {
      this.schedule = null;
    }
  }

  /** @param {string} projectId */
  async #fetchChain(projectId) {
    try {
      const schedule = await get(`/api/v1/projects/${encodeURIComponent(projectId)}/schedule`);
      if (this.chainOf === projectId) {
        this.schedule = schedule;
        this.chainFailure = "";
      }
    } catch (failure) {
      this.schedule = null;
      this.chainFailure = failure instanceof Error ? failure.message : String(failure);
    }
  }

  #chainSentence() {
    if (this.chainFailure) {
      return html`<p class="note warn" role="status">${text("chainFailed", this.chainFailure)}</p>`;
    }
    if (!this.schedule) {
      return nothing;
    }
    const { name, drivingChain, nodes, feasible, shortByDays, heldBy } = this.schedule;
    if (drivingChain.length === 0) {
      return html`<p class="note" role="status">${text("chainNone", name)}</p>`;
    }
    const names = drivingChain.map((nodeId) => nodes.find((node) => node.nodeId === nodeId)?.name ?? nodeId);
    return html`<p class="note ${feasible ? "" : "bad"}" role="status">
      ${text("chainOf", name, names.join(text("arrow")))} ${feasible ? text("chainFeasible") : text("chainShort", shortByDays)}
      ${heldBy.length > 0 ? text("held", heldBy.map((problem) => problem.title).join(comma())) : nothing}
    </p>`;
  }
}

/**
 * @template {string} T
 * @param {readonly T[]} known
 * @param {string | undefined} asked
 * @param {T} otherwise
 * @returns {T}
 */
function oneOf(known, asked, otherwise) {
  return known.find((one) => one === asked) ?? otherwise;
}

customElements.define("gantt-scene", GanttScene);
