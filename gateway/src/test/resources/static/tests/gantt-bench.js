// @ts-check
// Frames while scrolling: the Gantt chart beside the same rows as a plain custom series of Apache ECharts.

import { barsOf, extentOf } from "/desk/gantt-layout.js";
import { rowsOf } from "/desk/gantt-rows.js";
import { screenPalette } from "/desk/gantt-colours.js";
import { chartOf, manyRows } from "./many-rows.js";

const TODAY = "2023-06-30";
const PROJECTS = 100;
const NODES = 49;
const ROW_PX = 34;
const ROWS_IN_VIEW = 22;
/** What a wheel turned quickly moves in a frame. */
const STEP_PX = 40;
const DAY_MS = 86_400_000;

/** @type {() => void} leaves what was measured before */
let leave = () => {};

/** @returns {Promise<(pixels: number) => void>} scrolls the platform's chart to a place */
async function ours() {
  document.documentElement.style.setProperty("--gantt-height", `${ROWS_IN_VIEW * ROW_PX + 48}px`);
  const chart = await chartOf(PROJECTS, NODES);
  const view = /** @type {HTMLElement} */ (chart.renderRoot.querySelector(".view"));
  leave = () => chart.remove();
  return (pixels) => {
    view.scrollTop = pixels;
  };
}

/** @returns {Promise<(pixels: number) => void>} scrolls a plain ECharts chart to a place */
async function echarts() {
  const { init, graphic } = await import("echarts");
  const groups = manyRows(PROJECTS, NODES);
  const rows = rowsOf(groups, new Set());
  const extent = extentOf(groups, TODAY);
  const palette = screenPalette();
  const place = document.createElement("div");
  place.style.setProperty("height", `${ROWS_IN_VIEW * ROW_PX + 48}px`);
  document.body.replaceChildren(place);
  const chart = init(place, null, { renderer: "canvas" });
  const scale = { from: 0, pixelsPerDay: 1 };
  const data = rows.map((row, index) => {
    if (row.kind === "group") {
      return [index, row.start, row.end, row.start, row.workEnd, row.progress / 100, "GREY"];
    }
    const bars = barsOf(row.node, scale, TODAY);
    const plan = bars.plan ?? { x: bars.due - 1, width: 1 };
    const work = bars.work ?? { x: bars.due, width: 0, done: 0 };
    return [index, plan.x, plan.x + plan.width, work.x, work.x + work.width, work.width === 0 ? 0 : work.done / work.width, row.node.light];
  });
  chart.setOption({
    animation: false,
    grid: { left: 380, right: 20, top: 48, bottom: 0 },
    xAxis: { type: "time", position: "top", min: extent.from * DAY_MS, max: extent.to * DAY_MS },
    yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), axisLabel: { width: 360, overflow: "truncate", interval: 0 } },
    dataZoom: [{ type: "inside", yAxisIndex: 0, startValue: 0, endValue: ROWS_IN_VIEW - 1, filterMode: "filter" }],
    series: [
      {
        type: "custom", encode: { x: [1, 2, 3, 4], y: 0 }, data,
        renderItem: (/** @type {any} */ parameters, /** @type {any} */ api) => {
          const at = (/** @type {number} */ index) => api.coord([api.value(index) * DAY_MS, api.value(0)]);
          const [planStart, planEnd, workStart, workEnd] = [1, 2, 3, 4].map((index) => at(index)[0]);
          const y = at(1)[1];
          const clip = parameters.coordSys;
          const bar = (/** @type {number} */ x, /** @type {number} */ end, /** @type {number} */ top, /** @type {number} */ height, /** @type {string} */ fill) => ({
            type: "rect", shape: graphic.clipRectByRect({ x, y: top, width: Math.max(end - x, 2), height }, clip) ?? { x: 0, y: 0, width: 0, height: 0 }, style: { fill },
          });
          const light = /** @type {import("/desk/gantt-rows.js").Light} */ (api.value(6) || "GREY");
          const done = workStart + (workEnd - workStart) * api.value(5);
          return {
            type: "group",
            children: [
              bar(planStart, planEnd, y - 10, 7, palette.plan),
              bar(workStart, workEnd, y, 12, palette.grounds[light] ?? palette.line),
              bar(workStart, done, y, 12, palette.lights[light] ?? palette.lineStrong),
              { type: "text", style: { text: `${Math.round(api.value(5) * 100)}%`, x: Math.max(planEnd, workEnd) + 6, y, fill: palette.inkQuiet, font: "13px sans-serif" } },
            ],
          };
        },
      },
    ],
  });
  leave = () => {
    chart.dispose();
    place.remove();
  };
  const most = rows.length - ROWS_IN_VIEW;
  return (pixels) => {
    const first = Math.min(pixels / ROW_PX, most);
    chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: Math.floor(first), endValue: Math.floor(first) + ROWS_IN_VIEW - 1 });
  };
}

/** @type {(pixels: number) => void} scrolls what is to be measured */
let scrollTo = () => {};

/** @param {"ours" | "echarts"} which takes the place of what was measured before */
export async function prepare(which) {
  leave();
  scrollTo = await (which === "ours" ? ours() : echarts());
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/**
 * Scrolls for a time, one step a frame, and back from the end.
 *
 * @param {number} milliseconds
 * @returns {Promise<{frames: number, seconds: number}>}
 */
export function scroll(milliseconds) {
  const end = (PROJECTS * NODES + PROJECTS + 1 - ROWS_IN_VIEW) * ROW_PX;
  return new Promise((resolve) => {
    let frames = 0;
    const began = performance.now();
    const frame = () => {
      const now = performance.now();
      if (now - began >= milliseconds) {
        resolve({ frames, seconds: (now - began) / 1000 });
        return;
      }
      frames += 1;
      scrollTo((frames * STEP_PX) % end);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** What is measured, in a sentence. */
export function subject() {
  return `${PROJECTS * NODES + PROJECTS + 1} rows, ${ROWS_IN_VIEW} in view, ${STEP_PX} px a frame`;
}
