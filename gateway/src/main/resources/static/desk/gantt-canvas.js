// @ts-check
import { screenPalette } from "./gantt-colours.js";
import { drawChart } from "./gantt-drawing.js";
import { CanvasPainter } from "./gantt-painters.js";
import { measuresOf } from "./gantt-picture.js";
import { rowsInView } from "./gantt-rows.js";
import { xOf } from "./gantt-time.js";
import { scaleOf } from "./gantt-zoom.js";

/**
 * @typedef {import("./gantt-picture.js").Picture} Picture
 * @typedef {import("./gantt-zoom.js").Zoom} Zoom
 */

/**
 * The canvas of a Gantt chart, which sticks to its scrolled view: it is as large as what is seen, and is drawn at most once a
 * frame.
 */
export class GanttCanvas {
  /** The days that the chart reaches over. */
  extent = { from: 0, to: 1 };
  /** @type {Zoom} */
  zoom = "fit";
  /** The size of a letter, in pixels. */
  unit = 16;
  #size = { width: 0, height: 0 };
  #ratio = 0;
  #frame = 0;
  /** @type {number | null} in days since 1970 */
  #day = null;
  /** @type {CanvasPainter | null} */
  #painter = null;
  /** @type {import("./gantt-picture.js").Palette | null} */
  #palette = null;

  /**
   * @param {import("lit").LitElement} chart has the view, the canvas in it, and the area that the view scrolls
   * @param {() => Pick<Picture, "rows" | "links" | "today" | "chain" | "timeLabel" | "nameLabel" | "todayLabel" | "focused">} picture
   *     what is to be drawn
   */
  constructor(chart, picture) {
    this.chart = chart;
    this.picture = picture;
  }

  get view() {
    return /** @type {HTMLElement} */ (this.chart.renderRoot.querySelector(".view"));
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.chart.renderRoot.querySelector("canvas"));
  }

  get measures() {
    return measuresOf(this.unit);
  }

  /** The width of the column of names. */
  get labelWidth() {
    return Math.round(Math.min(this.unit * 24, this.#size.width * 0.42));
  }

  get isSeen() {
    return this.#size.width > 0;
  }

  scale(zoom = this.zoom) {
    return scaleOf(zoom, this.extent, this.#size.width - this.labelWidth - this.unit * 3, this.unit);
  }

  /**
   * Makes the canvas as large as what is seen, and the scrolled area as large as all rows.
   *
   * @param {number} rows
   */
  fit(rows) {
    const { view } = this;
    this.unit = parseFloat(getComputedStyle(this.chart).fontSize) || 16;
    const area = /** @type {HTMLElement} */ (view.querySelector(".size"));
    const { rowHeight, headHeight } = this.measures;
    area.style.setProperty("height", `${headHeight + Math.max(rows, 1) * rowHeight}px`);
    this.#size = { width: view.clientWidth, height: view.clientHeight };
    const wide = (this.extent.to - this.extent.from) * this.scale().pixelsPerDay + this.labelWidth + this.unit * 3;
    area.style.setProperty("width", this.zoom === "fit" ? "1px" : `${Math.round(wide)}px`);
    this.#size = { width: view.clientWidth, height: view.clientHeight };
    this.#fitCanvas();
  }

  /**
   * Remembers the day at a third of the time line; to be called after each scrolling. When the view becomes larger, the
   * browser moves what it shows before anybody is told.
   */
  noteDay() {
    const { from, pixelsPerDay } = this.scale();
    this.#day = from + (this.view.scrollLeft + (this.#size.width - this.labelWidth) / 3) / pixelsPerDay;
  }

  /** Scrolls back to the day that was remembered last. */
  restoreDay() {
    if (this.#day !== null) {
      this.scrollToDay(this.#day);
    }
  }

  /**
   * Scrolls the time line so that a day stands at a third of it.
   *
   * @param {number} day in days since 1970
   */
  scrollToDay(day) {
    this.view.scrollLeft = xOf(this.scale(), day) - (this.view.clientWidth - this.labelWidth) / 3;
  }

  #fitCanvas() {
    const canvas = this.#canvas;
    this.#ratio = devicePixelRatio;
    const [width, height] = [Math.round(this.#size.width * this.#ratio), Math.round(this.#size.height * this.#ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.setProperty("width", `${this.#size.width}px`);
      canvas.style.setProperty("height", `${this.#size.height}px`);
      this.#paint();
    }
  }

  /** Draws before the browser's next frame. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** Reads the page's colours anew. */
  recolour() {
    this.#palette = null;
    this.draw();
  }

  cancel() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #paint() {
    if (!this.isSeen || !this.chart.hasUpdated) {
      return;
    }
    if (this.#ratio !== devicePixelRatio) {
      this.#fitCanvas();
    }
    this.#painter ??= new CanvasPainter(
      /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", { alpha: false })),
      getComputedStyle(this.chart).fontFamily,
    );
    const painter = this.#painter;
    painter.context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    painter.begin();
    drawChart(painter, {
      ...this.picture(),
      scale: this.scale(),
      palette: (this.#palette ??= screenPalette()),
      unit: this.unit,
      labelWidth: this.labelWidth,
      width: this.#size.width,
      height: this.#size.height,
      top: this.view.scrollTop,
      left: this.view.scrollLeft,
    });
  }

  /**
   * @param {number} count of all rows
   * @returns {{first: number, last: number}}
   */
  rowsInView(count) {
    const { rowHeight, headHeight } = this.measures;
    return rowsInView(this.view.scrollTop, this.view.clientHeight - headHeight, rowHeight, count);
  }

  /** Turns over to the rows below those in view; from the end back to the first. @returns {boolean} whether it went back */
  turnPage() {
    const { view } = this;
    const isAtEnd = view.scrollTop + view.clientHeight >= view.scrollHeight - 2;
    const { rowHeight, headHeight } = this.measures;
    const page = Math.max(1, Math.floor((view.clientHeight - headHeight) / rowHeight)) * rowHeight;
    view.scrollTop = isAtEnd ? 0 : Math.round(view.scrollTop / rowHeight) * rowHeight + page;
    return isAtEnd;
  }

  /**
   * Scrolls as far as the row needs to be in view.
   *
   * @param {number} index
   */
  scrollTo(index) {
    const { view } = this;
    const { rowHeight, headHeight } = this.measures;
    const lowest = (index + 1) * rowHeight - (view.clientHeight - headHeight);
    view.scrollTop = Math.min(Math.max(view.scrollTop, lowest), index * rowHeight);
  }

  /**
   * @param {PointerEvent | MouseEvent} event
   * @param {number} count of all rows
   * @returns {{index: number, x: number}} the row below the pointer, -1 for none, and how far it is from the left
   */
  rowAt(event, count) {
    const { view } = this;
    const box = view.getBoundingClientRect();
    const { rowHeight, headHeight } = this.measures;
    const [x, y] = [event.clientX - box.left - view.clientLeft, event.clientY - box.top - view.clientTop];
    const isInside = x < view.clientWidth && y < view.clientHeight && y >= headHeight;
    const index = isInside ? Math.floor((y - headHeight + view.scrollTop) / rowHeight) : -1;
    return { index: index < count ? index : -1, x };
  }
}
