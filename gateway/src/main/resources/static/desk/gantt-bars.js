// @ts-check
// The bars of a row in the picture of a Gantt chart: plan, work, due dates.

import { barsOf } from "./gantt-layout.js";
import { measuresOf, rowTop } from "./gantt-picture.js";
import { worstLight } from "./gantt-rows.js";
import { dayNumber, xOf } from "./gantt-time.js";

/**
 * @typedef {import("./gantt-rows.js").Row} Row
 * @typedef {import("./gantt-rows.js").Light} Light
 * @typedef {import("./gantt-painters.js").Painter} Painter
 * @typedef {import("./gantt-picture.js").Palette} Palette
 * @typedef {import("./gantt-picture.js").Picture} Picture
 */

/**
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {number} index
 */
export function drawBars(painter, picture, index) {
  const row = /** @type {Row} */ (picture.rows[index]);
  const top = rowTop(picture, index);
  if (row.kind === "group") {
    drawGroup(painter, picture, row, top);
    return;
  }
  const { palette, unit } = picture;
  const { rowHeight } = measuresOf(unit);
  const { node } = row;
  const bars = barsOf(node, picture.scale, picture.today);
  const shift = picture.labelWidth - picture.left;
  const planTop = top + rowHeight * 0.2;
  const planHeight = rowHeight * 0.2;
  const workTop = top + rowHeight * 0.48;
  const workHeight = rowHeight * 0.34;
  for (const stop of bars.suspensions) {
    const [x, wide] = inView(picture, stop.x + shift, stop.width);
    painter.hatched(x, top + 1, wide, rowHeight - 3, palette.lights.GREY);
  }
  if (bars.plan) {
    const wide = Math.max(bars.plan.width, 2);
    painter.rect(bars.plan.x + shift, planTop, wide, planHeight, { fill: palette.plan }, 2);
    if (node.critical) {
      painter.rect(bars.plan.x + shift, planTop + planHeight, wide, 2, { fill: palette.ink });
    }
  }
  painter.rect(bars.due + shift - 1, planTop - 2, 2, planHeight + 4, { fill: palette.ink });
  if (bars.originalDue !== null) {
    drawOriginalDue(painter, bars.originalDue + shift, top, rowHeight, palette);
  }
  let end = bars.due;
  if (bars.work) {
    drawWork(painter, picture, node, bars, workTop, workHeight);
    end = Math.max(end, bars.work.x + bars.work.width);
  }
  if (bars.milestone !== null) {
    const radius = rowHeight * 0.34;
    const x = bars.milestone + shift;
    const y = top + rowHeight / 2;
    const ink = { fill: node.completedOn ? palette.lights[node.light] : palette.backgrounds[node.light], stroke: palette.lights[node.light], width: 2 };
    painter.path([[x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]], ink, true);
    end = Math.max(end, bars.milestone + radius);
  }
  drawWayThere(painter, picture, Math.min(bars.plan?.x ?? bars.due, bars.work?.x ?? bars.due) + shift, end + shift, top);
  const label = node.completedOn ? "✓" : node.progressPercent > 0 ? `${node.progressPercent}%` : "";
  if (label) {
    painter.text(end + shift + unit * 0.35, top + rowHeight * 0.62, label, { fill: palette.inkQuiet, size: unit * 0.8125, weight: 600 });
  }
}

/**
 * Where a row's bars are outside the view, a sign at its edge points to them.
 *
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {number} start
 * @param {number} end
 * @param {number} top
 */
function drawWayThere(painter, picture, start, end, top) {
  const { unit, palette, labelWidth, width } = picture;
  const y = top + measuresOf(unit).rowHeight / 2;
  const a = unit * 0.3;
  if (end < labelWidth) {
    const x = labelWidth + unit * 0.4;
    painter.path([[x, y], [x + a, y - a], [x + a, y + a]], { fill: palette.inkQuiet }, true);
  } else if (start > width) {
    const x = width - unit * 0.4;
    painter.path([[x, y], [x - a, y - a], [x - a, y + a]], { fill: palette.inkQuiet }, true);
  }
}

/**
 * What is done is solid, what remains is pale; what reaches beyond the due date is hatched.
 *
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {import("./gantt-rows.js").GanttNode} node
 * @param {import("./gantt-layout.js").Bars} bars
 * @param {number} y
 * @param {number} height
 */
function drawWork(painter, picture, node, bars, y, height) {
  const work = /** @type {{x: number, width: number, done: number}} */ (bars.work);
  const { palette } = picture;
  const x = work.x + picture.labelWidth - picture.left;
  const wide = Math.max(work.width, 2);
  const color = palette.lights[node.light];
  if (bars.isForecast) {
    painter.rect(x, y, wide, height, { fill: palette.backgrounds[node.light], stroke: color, width: 1.5 }, 2);
  }
  if (work.done > 0) {
    painter.rect(x, y, bars.isForecast ? work.done : wide, height, { fill: color }, 2);
  }
  const late = work.x + work.width - Math.max(bars.due, work.x);
  if (late > 0.5) {
    const [from, length] = inView(picture, x + work.width - late, late);
    painter.hatched(from, y, length, height, bars.isForecast ? palette.lights.RED : palette.ink);
  }
}

/**
 * @param {Painter} painter
 * @param {number} x
 * @param {number} top
 * @param {number} rowHeight
 * @param {Palette} palette
 */
function drawOriginalDue(painter, x, top, rowHeight, palette) {
  const a = rowHeight * 0.11;
  painter.path([[x, top + rowHeight * 0.12], [x, top + rowHeight * 0.85]], { stroke: palette.ink, width: 1.5, dash: [3, 2] });
  painter.path([[x - a, top + 1], [x + a, top + 1], [x, top + a * 1.6 + 1]], { fill: palette.ink }, true);
}

/**
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {import("./gantt-rows.js").GroupRow} row
 * @param {number} top
 */
function drawGroup(painter, picture, row, top) {
  const { palette, unit } = picture;
  const { rowHeight } = measuresOf(unit);
  const shift = picture.labelWidth - picture.left;
  if (row.size > 0) {
    const x = xOf(picture.scale, row.start) + shift;
    const end = xOf(picture.scale, row.end) + shift;
    const y = top + rowHeight * 0.2;
    const foot = rowHeight * 0.3;
    painter.rect(x, y, end - x, rowHeight * 0.14, { fill: palette.lineStrong });
    painter.path([[x, y], [x + unit * 0.4, y], [x, y + foot]], { fill: palette.lineStrong }, true);
    painter.path([[end, y], [end - unit * 0.4, y], [end, y + foot]], { fill: palette.lineStrong }, true);
    drawGroupWork(painter, picture, row, x, end, top + rowHeight * 0.54);
  }
  if (row.group.target) {
    const x = xOf(picture.scale, dayNumber(row.group.target) + 1) + shift;
    const y = top + rowHeight / 2;
    const radius = rowHeight * 0.3;
    painter.path([[x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]], { fill: palette.ink, stroke: palette.panel }, true);
  }
}

/**
 * What a group's nodes come to: how far they are, and where the last of them will end beside where it should.
 *
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {import("./gantt-rows.js").GroupRow} row
 * @param {number} x
 * @param {number} due
 * @param {number} y
 */
function drawGroupWork(painter, picture, row, x, due, y) {
  const { palette, unit } = picture;
  const height = measuresOf(unit).rowHeight * 0.2;
  const light = worstLight(row);
  const end = xOf(picture.scale, row.workEnd) + picture.labelWidth - picture.left;
  const wide = Math.max(end - x, 2);
  painter.rect(x, y, wide, height, { fill: palette.backgrounds[light], stroke: palette.lights[light], width: 1 }, 2);
  if (row.progress > 0) {
    painter.rect(x, y, (wide * row.progress) / 100, height, { fill: palette.lights[light] }, 2);
  }
  if (end - due > 0.5) {
    const [from, length] = inView(picture, due, end - due);
    painter.hatched(from, y, length, height, palette.lights.RED);
  }
  painter.text(Math.max(end, due) + unit * 0.35, y + height / 2, `${Math.round(row.progress)}%`, {
    fill: palette.inkQuiet, size: unit * 0.8125, weight: 600,
  });
}

/**
 * @param {Picture} picture
 * @param {number} x
 * @param {number} width
 * @returns {[number, number]} the part that is in view: patterns far outside cost time
 */
function inView(picture, x, width) {
  const from = Math.max(x, 0);
  return [from, Math.max(0, Math.min(x + width, picture.width) - from)];
}
