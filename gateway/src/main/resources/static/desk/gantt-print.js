// @ts-check
// A Gantt chart on paper: all rows, page by page, each page with its time line.

import { extentOf } from "./gantt-layout.js";
import { drawChart } from "./gantt-drawing.js";
import { measuresOf } from "./gantt-picture.js";
import { SvgPainter } from "./gantt-painters.js";
import { livePalette } from "./gantt-colours.js";
import { text } from "./gantt-texts.js";

/** What a sheet holds between its margins of 12 mm, and what is left for the heading above the chart. */
const SHEETS = {
  A3: { rule: "@page { size: A3 landscape; margin: 12mm; }", width: 1490, height: 930, unit: 11 },
  A4: { rule: "@page { size: A4 portrait; margin: 12mm; }", width: 700, height: 880, unit: 10 },
};

/** @typedef {keyof typeof SHEETS} Sheet */

/**
 * @param {Omit<import("./gantt-picture.js").Picture, "scale" | "palette" | "unit" | "labelWidth" | "width" | "height" | "top" | "left" | "focused">} chart
 * @param {import("./gantt-rows.js").GanttGroup[]} groups
 * @param {Sheet} sheet
 * @param {string} family of the letters
 * @returns {HTMLElement[]} one figure a page
 */
export function printedPages(chart, groups, sheet, family) {
  const { width, height, unit } = SHEETS[sheet];
  const { rowHeight, headHeight } = measuresOf(unit);
  const labelWidth = Math.round(width * (sheet === "A3" ? 0.22 : 0.34));
  const { from, to } = extentOf(groups, chart.today);
  const scale = { from, pixelsPerDay: (width - labelWidth - unit * 3) / (to - from) };
  const rowsOfPage = Math.max(1, Math.floor((height - headHeight) / rowHeight));
  const pages = Math.max(1, Math.ceil(chart.rows.length / rowsOfPage));
  return Array.from({ length: pages }, (_, page) => {
    const count = Math.min(rowsOfPage, chart.rows.length - page * rowsOfPage);
    const high = headHeight + count * rowHeight;
    const painter = new SvgPainter(width, high, family);
    drawChart(painter, {
      ...chart, scale, palette: livePalette, unit, labelWidth, width, height: high, top: page * rowsOfPage * rowHeight, left: 0, focused: -1,
    });
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = text("page", page + 1, pages);
    figure.append(painter.svg, caption);
    return figure;
  });
}

/**
 * Asks the printer for the sheet.
 *
 * @param {Sheet} sheet
 * @returns {() => void} takes that back
 */
export function requestPageSize(sheet) {
  const style = new CSSStyleSheet();
  style.replaceSync(SHEETS[sheet].rule);
  document.adoptedStyleSheets.push(style);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style);
  };
}
