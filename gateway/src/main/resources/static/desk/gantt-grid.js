// @ts-check
import { html, nothing } from "lit";
import { text } from "./gantt-texts.js";
import { cellsOf } from "./gantt-words.js";

/**
 * A Gantt chart's rows in view as rows of a tree grid, which screen readers read in place of the picture.
 *
 * @param {import("./gantt-tree.js").GanttTree} tree
 * @param {{first: number, last: number}} view
 * @param {number} focused the index of the focused row, which is there in any case
 */
export function gridRows(tree, view, focused) {
  const last = Math.min(view.last, tree.rows.length - 1);
  const shown = Array.from({ length: Math.max(0, last - view.first + 1) }, (_, index) => view.first + index);
  if (focused >= 0 && !shown.includes(focused)) {
    shown.push(focused);
  }
  const titles = [text("name"), text("lightRow"), text("planRow"), text("dueRow"), text("forecastRow"), text("progressRow"), text("ownerRow")];
  return html`
    <div role="row" aria-rowindex="1">${titles.map((title) => html`<span role="columnheader">${title}</span>`)}</div>
    ${shown.map((index) => gridRow(/** @type {import("./gantt-rows.js").Row} */ (tree.rows[index]), index, index === focused))}
  `;
}

/**
 * @param {import("./gantt-rows.js").Row} row
 * @param {number} index
 * @param {boolean} isFocused
 */
function gridRow(row, index, isFocused) {
  return html`<div
    role="row"
    id=${`row-${index}`}
    data-row=${row.id}
    aria-rowindex=${index + 2}
    aria-level=${row.depth + 1}
    aria-expanded=${row.kind === "group" ? String(row.isOpen) : nothing}
    aria-selected=${isFocused}
  >
    ${Object.values(cellsOf(row)).map((cell, column) => html`<span role=${column === 0 ? "rowheader" : "gridcell"}>${cell}</span>`)}
  </div>`;
}
