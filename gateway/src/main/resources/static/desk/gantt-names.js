// @ts-check
// The column of names in the picture of a Gantt chart, with lights and counts.

import { measuresOf, rowTop } from "./gantt-picture.js";
import { LIGHTS, worstLight } from "./gantt-rows.js";

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
export function drawName(painter, picture, index) {
  const { palette, unit, labelWidth } = picture;
  const { rowHeight, indent } = measuresOf(unit);
  const row = /** @type {Row} */ (picture.rows[index]);
  const middle = rowTop(picture, index) + rowHeight / 2;
  const size = unit * 0.9375;
  let x = unit * 0.4 + row.depth * indent;
  let right = labelWidth - unit * 0.5;
  if (row.kind === "group") {
    drawCaret(painter, x + unit * 0.4, middle, unit, row.isOpen, palette.inkQuiet);
    x += unit * 1.1;
  }
  const light = row.kind === "group" ? worstLight(row) : row.node.light;
  drawLight(painter, light, x + unit * 0.45, middle, unit * 0.42, palette);
  x += unit * 1.25;
  if (row.kind === "group") {
    right = drawCounts(painter, picture, row, right, middle, x);
  } else if (row.node.owner) {
    const owner = row.node.owner;
    const wide = painter.measure(owner, { size: size * 0.9 });
    const name = painter.measure(row.name, { size });
    if (name + wide + unit < right - x) {
      painter.text(right, middle, owner, { fill: palette.inkQuiet, size: size * 0.9, align: "right" });
      right -= wide + unit * 0.5;
    }
  }
  const weight = row.kind === "group" ? 600 : 400;
  painter.text(x, middle, fitting(painter, row.name, right - x, { size, weight }), { fill: palette.ink, size, weight });
}

/**
 * How many nodes below a heading have each of the lights that ask for attention, as far as they fit.
 *
 * @param {Painter} painter
 * @param {Picture} picture
 * @param {import("./gantt-rows.js").GroupRow} row
 * @param {number} right
 * @param {number} middle
 * @param {number} left
 * @returns {number} where the room for the name ends
 */
function drawCounts(painter, picture, row, right, middle, left) {
  const { unit, palette } = picture;
  const letters = { size: unit * 0.8125, weight: 600 };
  const shown = LIGHTS.filter((light) => light !== "GREEN" && row.lights.has(light)).reverse();
  const space = (right - left) * 0.55;
  let x = right;
  for (const light of shown.slice(-Math.max(1, Math.floor(space / (unit * 2.4))))) {
    const count = String(row.lights.get(light));
    painter.text(x, middle, count, { fill: palette.ink, align: "right", ...letters });
    x -= painter.measure(count, letters) + unit * 0.55;
    drawLight(painter, light, x, middle, unit * 0.3, palette);
    x -= unit * 0.8;
  }
  return x;
}

/**
 * @param {Painter} painter
 * @param {number} x
 * @param {number} y
 * @param {number} unit
 * @param {boolean} isOpen
 * @param {string} fill
 */
function drawCaret(painter, x, y, unit, isOpen, fill) {
  const a = unit * 0.3;
  painter.path(isOpen ? [[x - a, y - a / 2], [x + a, y - a / 2], [x, y + a]] : [[x - a / 2, y - a], [x + a, y], [x - a / 2, y + a]], { fill }, true);
}

/**
 * A light: its shape says it too.
 *
 * @param {Painter} painter
 * @param {Light} light
 * @param {number} x of its middle
 * @param {number} y of its middle
 * @param {number} radius
 * @param {Palette} palette
 */
export function drawLight(painter, light, x, y, radius, palette) {
  const fill = palette.lights[light];
  switch (light) {
    case "RED":
      painter.path([[x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]], { fill }, true);
      break;
    case "AMBER":
      painter.path([[x, y - radius], [x + radius, y + radius * 0.85], [x - radius, y + radius * 0.85]], { fill }, true);
      break;
    case "YELLOW":
      painter.rect(x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7, { fill }, radius * 0.3);
      break;
    case "GREY":
      painter.circle(x, y, radius * 0.75, { stroke: fill, width: radius * 0.5 });
      break;
    case "GREEN":
      painter.circle(x, y, radius, { fill });
      break;
  }
}

/** @type {Map<string, string>} */
const fitted = new Map();

/**
 * @param {Painter} painter
 * @param {string} text
 * @param {number} width
 * @param {{size: number, weight?: number}} letters
 * @returns {string} the text, or as much of it as there is room for, and an ellipsis
 */
export function fitting(painter, text, width, letters) {
  if (painter.measure(text, letters) <= width) {
    return text;
  }
  const key = `${Math.round(width)}|${letters.size}|${letters.weight}|${text}`;
  let short = fitted.get(key);
  if (short === undefined) {
    const signs = [...text];
    let length = signs.length;
    do {
      length -= 1;
      short = `${signs.slice(0, length).join("")}…`;
    } while (length > 0 && painter.measure(short, letters) > width);
    if (fitted.size > 20_000) {
      fitted.clear();
    }
    fitted.set(key, short);
  }
  return short;
}
