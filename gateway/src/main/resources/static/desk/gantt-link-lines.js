// @ts-check
// The lines of dependencies in the picture of a Gantt chart.

import { barsOf } from "./gantt-layout.js";
import { linkCorners } from "./gantt-links.js";
import { measuresOf, rowTop } from "./gantt-picture.js";

/**
 * @typedef {import("./gantt-painters.js").Painter} Painter
 * @typedef {import("./gantt-picture.js").Picture} Picture
 */

/**
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {number} first
 * @param {number} last
 */
export function drawLinks(painter, picture, first, last) {
  const { palette, unit } = picture;
  const { rowHeight } = measuresOf(unit);
  for (const link of picture.links.between(first, last)) {
    const from = sides(picture, link.from);
    const to = sides(picture, link.to);
    const corners = linkCorners(link, from, to, unit * 0.5, rowHeight);
    const xs = corners.map(([x]) => x);
    if (Math.max(...xs) < picture.labelWidth || Math.min(...xs) > picture.width) {
      continue;
    }
    const isInChain = picture.chain.has(rowAt(picture, link.from).id) && picture.chain.has(rowAt(picture, link.to).id);
    const color = isInChain ? palette.accent : palette.lineStrong;
    painter.path(corners, { stroke: color, width: isInChain ? 2.5 : 1 });
    const [x, y] = /** @type {[number, number]} */ (corners.at(-1));
    const back = /** @type {[number, number]} */ (corners.at(-2))[0] < x ? -1 : 1;
    const a = unit * 0.22;
    painter.path([[x, y], [x + back * a * 1.6, y - a], [x + back * a * 1.6, y + a]], { fill: color }, true);
  }
}

/**
 * @param {Picture} picture
 * @param {number} index
 */
function rowAt(picture, index) {
  return /** @type {import("./gantt-rows.js").NodeRow} */ (picture.rows[index]);
}

/**
 * @param {Picture} picture
 * @param {number} index
 */
function sides(picture, index) {
  const { rowHeight } = measuresOf(picture.unit);
  const bars = barsOf(rowAt(picture, index).node, picture.scale, picture.today);
  const shift = picture.labelWidth - picture.left;
  const y = rowTop(picture, index) + rowHeight * 0.3;
  if (bars.milestone !== null) {
    return { start: bars.milestone + shift - rowHeight * 0.34, end: bars.milestone + shift + rowHeight * 0.34, y: y + rowHeight * 0.2 };
  }
  return { start: (bars.plan?.x ?? bars.due) + shift, end: bars.due + shift, y };
}
