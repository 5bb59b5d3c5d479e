// @ts-check

/**
 * @typedef {object} Chart what the keys work on
 * @property {string} focused the id of the focused row
 * @property {(row: import("./gantt-rows.js").GroupRow) => void} toggle opens or closes a group
 * @property {(row: import("./gantt-rows.js").Row) => void} open
 * @property {(steps: number) => void} zoomBy
 * @property {(zoom: import("./gantt-zoom.js").Zoom) => void} zoomTo
 */

/** The keyboard of a Gantt chart: arrows move the focused row, Enter opens it, Space opens or closes a group. */
export class GanttKeyboard {
  /**
   * @param {Chart} chart
   * @param {import("./gantt-tree.js").GanttTree} tree
   * @param {import("./gantt-canvas.js").GanttCanvas} canvas
   */
  constructor(chart, tree, canvas) {
    this.chart = chart;
    this.tree = tree;
    this.canvas = canvas;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== this.canvas.view) {
      return;
    }
    const act = this.#keys(event.shiftKey)[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  /**
   * @param {boolean} isShifted the arrows then move the time line
   * @returns {Record<string, () => void>}
   */
  #keys(isShifted) {
    const { view } = this.canvas;
    const { first, last } = this.canvas.rowsInView(this.tree.rows.length);
    const page = Math.max(1, last - first - 1);
    const sideways = view.clientWidth / 4;
    return {
      ArrowDown: () => this.#focusBy(1),
      ArrowUp: () => this.#focusBy(-1),
      PageDown: () => this.#focusBy(page),
      PageUp: () => this.#focusBy(-page),
      Home: () => this.#focusBy(-this.tree.rows.length),
      End: () => this.#focusBy(this.tree.rows.length),
      ArrowRight: () => (isShifted ? view.scrollBy({ left: sideways }) : this.#openGroup()),
      ArrowLeft: () => (isShifted ? view.scrollBy({ left: -sideways }) : this.#closeGroup()),
      Enter: () => this.#enter(),
      " ": () => this.#toggleFocused(),
      "+": () => this.chart.zoomBy(1),
      "=": () => this.chart.zoomBy(1),
      "-": () => this.chart.zoomBy(-1),
      "0": () => this.chart.zoomTo("fit"),
    };
  }

  get #row() {
    return this.tree.row(this.chart.focused);
  }

  /** @param {number} index */
  #focus(index) {
    this.chart.focused = this.tree.rows[index]?.id ?? "";
    this.canvas.scrollTo(index);
  }

  /** @param {number} steps */
  #focusBy(steps) {
    const known = this.tree.indexOf(this.chart.focused);
    const now = known < 0 ? this.canvas.rowsInView(this.tree.rows.length).first : known;
    this.#focus(Math.max(0, Math.min(now + steps, this.tree.rows.length - 1)));
  }

  #enter() {
    const row = this.#row;
    if (row?.kind === "group" && !row.projectId) {
      this.chart.toggle(row);
    } else if (row) {
      this.chart.open(row);
    }
  }

  #toggleFocused() {
    const row = this.#row;
    if (row?.kind === "group") {
      this.chart.toggle(row);
    }
  }

  #openGroup() {
    const row = this.#row;
    if (row?.kind === "group") {
      row.isOpen ? this.#focusBy(1) : this.chart.toggle(row);
    }
  }

  #closeGroup() {
    const row = this.#row;
    if (row?.kind === "group" && row.isOpen) {
      this.chart.toggle(row);
    } else if (row && row.parent >= 0) {
      this.#focus(row.parent);
    }
  }
}
