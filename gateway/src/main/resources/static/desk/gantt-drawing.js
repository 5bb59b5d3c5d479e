// @ts-check
// Draws a Gantt chart, or a part of it, with any painter.

import { drawBars } from "./gantt-bars.js";
import { drawLinks } from "./gantt-link-lines.js";
import { drawName, fitting } from "./gantt-names.js";
import { measuresOf, rowTop } from "./gantt-picture.js";
import { rowsInView } from "./gantt-rows.js";
import { dayNumber, ticksOf, xOf } from "./gantt-time.js";

/**
 * @typedef {import("./gantt-rows.js").Row} Row
 * @typedef {import("./gantt-painters.js").Painter} Painter
 * @typedef {import("./gantt-picture.js").Picture} Picture
 */

/**
 * @param {Painter} painter
 * @param {Picture} picture
 */
export function drawChart(painter, picture) {
  const { rowHeight, headHeight } = measuresOf(picture.unit);
  const { labelWidth, width, height, palette } = picture;
  const body = height - headHeight;
  const { first, last } = rowsInView(picture.top, body, rowHeight, picture.rows.length);
  painter.rect(0, 0, width, height, { fill: palette.panel });
  drawBackgrounds(painter, picture, first, last);
  painter.clipped(labelWidth, headHeight, width - labelWidth, body, () => {
    drawGrid(painter, picture);
    drawLinks(painter, picture, first, last);
    for (let index = first; index <= last; index += 1) {
      drawBars(painter, picture, index);
    }
    drawToday(painter, picture);
  });
  painter.clipped(0, headHeight, labelWidth, body, () => {
    for (let index = first; index <= last; index += 1) {
      drawName(painter, picture, index);
    }
  });
  drawHead(painter, picture);
  if (picture.focused >= first && picture.focused <= last) {
    const y = rowTop(picture, picture.focused);
    painter.clipped(0, headHeight, width, body, () =>
      painter.rect(1.5, y + 1.5, width - 3, rowHeight - 3, { stroke: palette.accent, width: 3 }, 3),
    );
  }
}

/**
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {number} first
 * @param {number} last
 */
function drawBackgrounds(painter, picture, first, last) {
  const { rowHeight, headHeight } = measuresOf(picture.unit);
  painter.clipped(0, headHeight, picture.width, picture.height - headHeight, () => {
    for (let index = first; index <= last; index += 1) {
      const row = /** @type {Row} */ (picture.rows[index]);
      const fill = picture.chain.has(row.id) ? picture.palette.chain : row.kind === "group" ? picture.palette.raised : "";
      const y = rowTop(picture, index);
      if (fill) {
        painter.rect(0, y, picture.width, rowHeight, { fill });
      }
      painter.rect(0, y + rowHeight - 1, picture.width, 1, { fill: picture.palette.line });
    }
  });
}

/**
 * @param {Painter} painter
 * @param {Picture} picture
 */
function drawGrid(painter, picture) {
  const { headHeight } = measuresOf(picture.unit);
  for (const tick of ticksInView(picture).upper) {
    const x = Math.round(picture.labelWidth + tick.x - picture.left);
    painter.rect(x, headHeight, 1, picture.height - headHeight, { fill: picture.palette.line });
  }
}

/** @param {Picture} picture */
function ticksInView(picture) {
  return ticksOf(picture.scale, picture.left, picture.left + picture.width - picture.labelWidth, picture.unit);
}

/**
 * @param {Painter} painter
 * @param {Picture} picture
 */
function drawToday(painter, picture) {
  const { headHeight } = measuresOf(picture.unit);
  painter.rect(Math.round(todayX(picture)) - 1, headHeight, 2, picture.height - headHeight, { fill: picture.palette.today });
}

/** @param {Picture} picture */
function todayX(picture) {
  return picture.labelWidth + xOf(picture.scale, dayNumber(picture.today) + 0.5) - picture.left;
}

/**
 * @param {Painter} painter
 * @param {Picture} picture
 */
function drawHead(painter, picture) {
  const { palette, unit, labelWidth, width } = picture;
  const { headHeight } = measuresOf(unit);
  const size = unit * 0.8125;
  const half = headHeight / 2;
  painter.rect(0, 0, width, headHeight, { fill: palette.sunken });
  const { upper, lower } = ticksInView(picture);
  painter.clipped(labelWidth, 0, width - labelWidth, headHeight, () => {
    for (const [ticks, y, weight] of /** @type {const} */ ([[upper, 0, 600], [lower, half, 400]])) {
      for (const tick of ticks) {
        const x = labelWidth + tick.x - picture.left;
        painter.rect(Math.round(x), y, 1, half, { fill: palette.line });
        const label = picture.timeLabel(tick.day, tick.unit);
        const begin = Math.max(x, labelWidth);
        if (painter.measure(label, { size, weight }) + unit * 0.4 < x + tick.width - begin) {
          painter.text(begin + unit * 0.3, y + half / 2, label, { fill: weight === 600 ? palette.ink : palette.inkQuiet, size, weight });
        }
      }
    }
    const x = todayX(picture);
    const label = picture.todayLabel;
    const wide = painter.measure(label, { size, weight: 600 }) + unit * 0.6;
    painter.rect(x - wide / 2, half + 1, wide, half - 2, { fill: palette.today }, 3);
    painter.text(x, half * 1.5, label, { fill: palette.panel, size, weight: 600, align: "center" });
  });
  painter.rect(0, 0, labelWidth, headHeight, { fill: palette.sunken });
  painter.text(unit * 0.6, half, fitting(painter, picture.nameLabel, labelWidth - unit, { size: unit * 0.875, weight: 600 }), {
    fill: palette.inkQuiet, size: unit * 0.875, weight: 600,
  });
  painter.rect(0, headHeight - 1, width, 1, { fill: palette.lineStrong });
  painter.rect(labelWidth - 1, 0, 1, picture.height, { fill: palette.lineStrong });
}
