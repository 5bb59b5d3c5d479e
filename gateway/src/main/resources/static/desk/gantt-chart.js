// @ts-check
import { css, html, nothing } from "lit";
import { day, dayOf } from "/shared/format.js";
import { Localized, controls } from "/shared/components/localized.js";
import { GanttCanvas } from "./gantt-canvas.js";
import { onColours } from "./gantt-colours.js";
import { gridRows } from "./gantt-grid.js";
import { GanttKeyboard } from "./gantt-keyboard.js";
import { extentOf } from "./gantt-layout.js";
import "./gantt-legend.js";
import { chainKeys } from "./gantt-picture.js";
import { requestPageSize, printedPages } from "./gantt-print.js";
import { text } from "./gantt-texts.js";
import { dayNumber, xOf } from "./gantt-time.js";
import { GanttTree } from "./gantt-tree.js";
import { described, timeLabel } from "./gantt-words.js";
import { ZOOMS, nextZoom } from "./gantt-zoom.js";

/**
 * @typedef {import("./gantt-rows.js").Row} Row
 * @typedef {import("./gantt-zoom.js").Zoom} Zoom
 */

const REST_MS = 120;

/**
 * Plan against actual as a Gantt chart on a canvas. Only the rows in view are drawn, so thousands scroll smoothly; they
 * stand beside it as a tree grid for screen readers. The document prints all rows, page by page.
 *
 * Fires `open` with the row in `detail` when somebody opens it, `zoom` with the chosen time scale, and `chain` with the id of
 * the project whose driving chain is asked for, or an empty text when it is to go; whoever listens sets `chain`.
 */
export class GanttChart extends Localized {
  static properties = {
    groups: { attribute: false },
    today: {},
    zoom: {},
    depth: { type: Number },
    chain: { attribute: false },
    hasChain: { type: Boolean },
    label: {},
    sheet: {},
    focused: { state: true },
    hovered: { state: true },
    view: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { display: flex; flex-direction: column; gap: var(--space-2); min-height: 0; }
      .tools { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; }
      .tools button { padding: var(--space-1) var(--space-3); }
      .tools button[aria-pressed="true"] { background: var(--accent); color: var(--ink-inverse); }
      .zooms { display: inline-flex; gap: 2px; }
      .sign { min-width: var(--target); }
      .view {
        position: relative; overflow: auto; flex: 0 1 auto; min-height: 8rem; max-height: var(--gantt-height, 40rem);
        background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); overscroll-behavior-x: contain;
      }
      .stick { position: sticky; top: 0; left: 0; width: 0; height: 0; z-index: 1; }
      canvas { position: absolute; top: 0; left: 0; cursor: pointer; }
      .rows { position: absolute; top: 0; left: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .below { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); justify-content: space-between; font-size: var(--text-small); }
      .said { min-height: 1.5em; flex: 1 1 20rem; color: var(--ink); }
      .pages { display: none; }
      @media print {
        :host { display: block; }
        .tools, .view, .below { display: none; }
        .pages { display: block; }
        figure { margin: 0; break-inside: avoid; }
        figure + figure { break-before: page; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { text-align: right; font-size: 8pt; }
        gantt-legend { margin-top: 3mm; }
      }
    `,
  ];

  #tree = new GanttTree();
  /** @type {GanttCanvas} */
  #canvas = new GanttCanvas(this, () => ({ ...this.#chart(), focused: this.#isFocusShown ? this.#tree.indexOf(this.focused) : -1 }));
  #keyboard = new GanttKeyboard(this, this.#tree, this.#canvas);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #wasPlaced = false;
  #takeSheetBack = () => {};
  /** @type {(() => void)[]} */
  #leave = [];

  constructor() {
    super();
    /** @type {import("./gantt-rows.js").GanttGroup[]} */
    this.groups = [];
    /** YYYY-MM-DD */
    this.today = dayOf(Date.now());
    /** @type {Zoom} */
    this.zoom = "fit";
    /** How many levels of groups are open at first. */
    this.depth = 9;
    /** @type {{projectId: string, nodeIds: string[]} | null} the driving chain that is shown */
    this.chain = null;
    /** Whether driving chains can be asked for. */
    this.hasChain = false;
    /** What the chart is about. */
    this.label = "";
    /** @type {import("./gantt-print.js").Sheet} what it is printed on: `A3` across or `A4` upright */
    this.sheet = "A3";
    this.focused = "";
    this.hovered = -1;
    this.view = { first: 0, last: -1 };
  }

  connectedCallback() {
    super.connectedCallback();
    const before = () => this.#print();
    const after = () => this.#printed();
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    this.#leave = [
      onColours(() => this.#canvas.recolour()),
      () => removeEventListener("beforeprint", before),
      () => removeEventListener("afterprint", after),
      () => this.#printed(),
    ];
    if (this.hasUpdated) {
      this.#observe();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.forEach((leave) => leave());
    this.#leave = [];
    this.#canvas.cancel();
    clearTimeout(this.#rest);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("depth")) {
      this.#tree.forget();
    }
    if (changed.has("groups") || changed.has("depth") || changed.has("today")) {
      this.#tree.show(this.groups, this.depth);
      this.#canvas.extent = extentOf(this.groups, this.today);
      this.hovered = -1;
    }
  }

  firstUpdated() {
    this.#observe();
  }

  updated() {
    this.#fit();
    this.#canvas.draw();
  }

  render() {
    const hasGroups = this.groups.some((group) => group.groups?.length || this.groups.length > 1);
    return html`
      <div class="tools" role="group" aria-label=${text("tools")}>
        <span class="zooms" role="group" aria-label=${text("zoom")}>
          ${ZOOMS.map((zoom) => html`<button type="button" data-zoom=${zoom} aria-pressed=${this.zoom === zoom} @click=${() => this.zoomTo(zoom)}>${text(zoom)}</button>`)}
        </span>
        <button type="button" class="sign" aria-label=${text("zoomOut")} title=${text("zoomOut")} @click=${() => this.zoomBy(-1)}>−</button>
        <button type="button" class="sign" aria-label=${text("zoomIn")} title=${text("zoomIn")} @click=${() => this.zoomBy(1)}>＋</button>
        ${this.zoom === "fit" ? nothing : html`<button type="button" @click=${() => this.showToday()}>${text("toToday")}</button>`}
        ${hasGroups
          ? html`<button type="button" @click=${() => this.#openAll(true)}>${text("openAll")}</button>
              <button type="button" @click=${() => this.#openAll(false)}>${text("closeAll")}</button>`
          : nothing}
        ${this.hasChain ? this.#chainButton() : nothing}
      </div>
      <div
        class="view"
        tabindex="0"
        role="treegrid"
        aria-label=${`${this.label}${this.label ? text("colon") : ""}${text("chart", this.#tree.rows.length)}`}
        aria-rowcount=${this.#tree.rows.length + 1}
        aria-colcount="7"
        aria-readonly="true"
        aria-activedescendant=${this.#tree.row(this.focused) ? `row-${this.#tree.indexOf(this.focused)}` : nothing}
        @scroll=${this.#scrolled}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#keyboard.press(event)}
        @click=${this.#clicked}
        @pointermove=${this.#moved}
        @pointerleave=${() => (this.hovered = -1)}
        @focus=${this.#entered}
        @blur=${() => this.#canvas.draw()}
      >
        <div class="stick" role="presentation"><canvas></canvas></div>
        <div class="size" role="presentation"></div>
        <div class="rows" role="rowgroup">${gridRows(this.#tree, this.view, this.#tree.indexOf(this.focused))}</div>
      </div>
      <div class="below">
        <p class="said" aria-hidden="true">${this.#rowDescription()}</p>
        <p class="quiet">${this.#tree.rows.length > 0 ? text("rowsShown", this.view.first + 1, this.view.last + 1, this.#tree.rows.length) : text("noRows")}</p>
      </div>
      <div class="pages"></div>
      <gantt-legend .today=${day(this.today)}></gantt-legend>
    `;
  }

  /** Turns over to the rows below those in view; from the end back to the first. @returns {boolean} whether it went back */
  turnPage() {
    return this.#canvas.turnPage();
  }

  /** Scrolls the time line so that today is in view. */
  showToday() {
    this.#canvas.scrollToDay(dayNumber(this.today));
  }

  /**
   * Scrolls to a row and makes it the focused one.
   *
   * @param {string} id
   */
  showRow(id) {
    if (this.#tree.row(id)) {
      this.focused = id;
      this.#canvas.scrollTo(this.#tree.indexOf(id));
    }
  }

  get #viewport() {
    return this.#canvas.view;
  }

  #observe() {
    const observer = new ResizeObserver(() => {
      // Letters and days are as large as the screen: the same days stay in view.
      this.#fit();
      this.#canvas.restoreDay();
      this.#canvas.draw();
    });
    observer.observe(this.#viewport);
    this.#leave.push(() => observer.disconnect());
  }

  #fit() {
    this.#canvas.zoom = this.zoom;
    this.#canvas.fit(this.#tree.rows.length);
    if (!this.#wasPlaced && this.#tree.rows.length > 0 && this.#canvas.isSeen) {
      this.#wasPlaced = true;
      this.showToday();
    }
    this.#noteView();
  }

  get #isFocusShown() {
    return this.#viewport.matches(":focus-visible");
  }

  #chart() {
    return {
      rows: this.#tree.rows,
      links: this.#tree.links,
      today: this.today,
      chain: chainKeys(this.chain),
      timeLabel,
      nameLabel: text("name"),
      todayLabel: text("today"),
    };
  }

  #print() {
    const pages = printedPages(this.#chart(), this.groups, this.sheet, getComputedStyle(this).fontFamily);
    this.renderRoot.querySelector(".pages")?.replaceChildren(...pages);
    this.#takeSheetBack = requestPageSize(this.sheet);
  }

  #printed() {
    this.renderRoot.querySelector(".pages")?.replaceChildren();
    this.#takeSheetBack();
  }

  #scrolled() {
    this.#canvas.noteDay();
    this.#canvas.draw();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#noteView(), REST_MS);
  }

  /** Screen readers find the rows in view, once scrolling rests. */
  #noteView() {
    const now = this.#canvas.rowsInView(this.#tree.rows.length);
    if (now.first !== this.view.first || now.last !== this.view.last) {
      this.view = now;
    }
  }

  #rowDescription() {
    const row = this.#tree.rows[this.hovered] ?? this.#tree.row(this.focused);
    return row ? described(row) : "";
  }

  /** The project of all rows; empty when there are several. */
  #onlyProject() {
    const ids = new Set(this.#tree.rows.map((row) => row.projectId).filter(Boolean));
    return ids.size === 1 ? ([...ids][0] ?? "") : "";
  }

  #chainButton() {
    const projectId = this.#tree.row(this.focused)?.projectId ?? this.#onlyProject();
    return this.chain
      ? html`<button type="button" id="chain" aria-pressed="true" @click=${() => this.#fire("chain", "")}>${text("chainHide")}</button>`
      : html`<button type="button" id="chain" aria-pressed="false" title=${text("chainWhy")} ?disabled=${!projectId} @click=${() => this.#fire("chain", projectId)}>
          ${text("chainShow")}
        </button>`;
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #entered() {
    if (!this.#tree.row(this.focused)) {
      this.focused = this.#tree.rows[this.view.first]?.id ?? "";
    }
    this.#canvas.draw();
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    this.hovered = this.#canvas.rowAt(event, this.#tree.rows.length).index;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const { index, x } = this.#canvas.rowAt(event, this.#tree.rows.length);
    const row = this.#tree.rows[index];
    if (!row) {
      return;
    }
    this.focused = row.id;
    const isOnCaret = row.kind === "group" && x < this.#canvas.unit * 1.75 + row.depth * this.#canvas.measures.indent;
    if (row.kind === "group" && (isOnCaret || !row.projectId)) {
      this.toggle(row);
    } else {
      this.open(row);
    }
  }

  /**
   * Opens the row's page.
   *
   * @param {Row} row
   */
  open(row) {
    this.#fire("open", row);
  }

  /** @param {import("./gantt-rows.js").GroupRow} row */
  toggle(row) {
    this.#tree.toggle(row.id);
    this.hovered = -1;
    this.requestUpdate();
  }

  /** @param {boolean} isOpen */
  #openAll(isOpen) {
    this.#tree.openAll(isOpen);
    this.requestUpdate();
  }

  /** @param {number} steps to larger days, or smaller ones where negative */
  zoomBy(steps) {
    const next = nextZoom(this.zoom, steps, (zoom) => this.#canvas.scale(zoom).pixelsPerDay);
    if (next !== this.zoom) {
      this.zoomTo(next);
    }
  }

  /**
   * The day in the middle stays there.
   *
   * @param {Zoom} zoom
   */
  zoomTo(zoom) {
    const view = this.#viewport;
    const half = (view.clientWidth - this.#canvas.labelWidth) / 2;
    const before = this.#canvas.scale();
    const middle = this.zoom === "fit" ? dayNumber(this.today) : before.from + (view.scrollLeft + half) / before.pixelsPerDay;
    this.zoom = zoom;
    this.#fit();
    view.scrollLeft = xOf(this.#canvas.scale(), middle) - half;
    this.#fire("zoom", zoom);
  }
}

customElements.define("gantt-chart", GanttChart);
