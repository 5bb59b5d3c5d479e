// @ts-check
// The rows of a Gantt chart, which groups of them are open, and the dependencies between them.

import { Links } from "./gantt-links.js";
import { rowsOf } from "./gantt-rows.js";

/**
 * @typedef {import("./gantt-rows.js").GanttGroup} GanttGroup
 * @typedef {import("./gantt-rows.js").Row} Row
 */

/** A group stays open or closed as somebody left it, when the chart is fed anew too. */
export class GanttTree {
  /** @type {GanttGroup[]} */
  #groups = [];
  /** @type {Set<string>} */
  #closed = new Set();
  /** @type {Set<string>} */
  #known = new Set();
  /** @type {Map<string, number>} */
  #indexes = new Map();
  /** @type {Row[]} those shown, in their order */
  rows = [];
  links = new Links([]);

  /**
   * @param {GanttGroup[]} groups
   * @param {number} depth how many levels of new groups are open
   */
  show(groups, depth) {
    this.#groups = groups;
    this.#closeNew(groups, 0, depth);
    this.#lay();
  }

  /** All groups are as new. */
  forget() {
    this.#known.clear();
    this.#closed.clear();
  }

  /** @param {string} id of a group */
  toggle(id) {
    if (!this.#closed.delete(id)) {
      this.#closed.add(id);
    }
    this.#lay();
  }

  /** @param {boolean} isOpen */
  openAll(isOpen) {
    this.#closed = isOpen ? new Set() : new Set(this.#known);
    this.#lay();
  }

  /**
   * @param {string} id of a row
   * @returns {number} -1: it isn't shown
   */
  indexOf(id) {
    return this.#indexes.get(id) ?? -1;
  }

  /** @param {string} id of a row */
  row(id) {
    return this.rows[this.indexOf(id)];
  }

  /**
   * @param {GanttGroup[]} groups
   * @param {number} level
   * @param {number} depth
   */
  #closeNew(groups, level, depth) {
    for (const group of groups) {
      if (!this.#known.has(group.id)) {
        this.#known.add(group.id);
        if (level >= depth) {
          this.#closed.add(group.id);
        }
      }
      this.#closeNew(group.groups ?? [], level + 1, depth);
    }
  }

  #lay() {
    this.rows = rowsOf(this.#groups, this.#closed);
    this.#indexes = new Map(this.rows.map((row, index) => [row.id, index]));
    this.links = new Links(this.rows);
  }
}
