// @ts-check
// From figures over time to charts of Apache ECharts.

import { ChartView } from "/desk/chart-view.js";
import { LIGHTS } from "/desk/gantt-rows.js";
import { currentLanguage } from "/shared/language.js";
import { word } from "/shared/words.js";
import { text } from "./trend-texts.js";

/**
 * A week of `GET /api/v1/trends`; what hasn't begun yet has only what is due.
 *
 * @typedef {{week: string, from: string, to: string, due: number, done: number | null, doneLate: number | null, overdue: number | null,
 *     dueTotal: number, doneTotal: number | null, problemsRaised: number | null, problemsClosed: number | null}} Week
 */

/** @typedef {{month: string, planned: {amount: string} | null, paid: {amount: string}}} Month */

/** @typedef {{date: string, nodes: number, byLight: Partial<Record<import("/desk/gantt-rows.js").Light, number>>}} DueDay */

const LARGE_UNIT = 1e8;
const SMALL_UNIT = 1e4;

function letters() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8;
}

/**
 * What all of them have in common: letters in the page's size and ink, quiet axes.
 *
 * @param {string[]} names along the time
 */
function common(names) {
  const ink = ChartView.token("--ink-quiet");
  const line = ChartView.token("--line");
  const fontSize = letters();
  return {
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily, fontSize, color: ink },
    grid: { left: fontSize, right: fontSize, top: fontSize * 2.6, bottom: fontSize * 0.5, containLabel: true },
    legend: { top: 0, right: 0, itemWidth: fontSize * 1.6, itemHeight: fontSize * 0.8, textStyle: { color: ChartView.token("--ink"), fontSize } },
    tooltip: { trigger: "axis", renderMode: "richText", textStyle: { fontSize } },
    xAxis: { type: "category", data: names, axisLabel: { color: ink, fontSize, hideOverlap: true }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink, fontSize }, splitLine: { lineStyle: { color: line } } },
  };
}

/** @param {Week} week */
function nameOf(week) {
  return week.from.slice(5);
}

/** @param {Week[]} weeks */
export function overdueOption(weeks) {
  const red = ChartView.token("--red");
  return {
    ...common(weeks.map(nameOf)),
    legend: { show: false },
    series: [
      { name: text("overdue"), type: "line", data: weeks.map((week) => week.overdue), symbol: "diamond", symbolSize: 7, lineStyle: { color: red, width: 2 }, itemStyle: { color: red }, areaStyle: { color: red, opacity: 0.15 } },
    ],
  };
}

/** @param {Week[]} weeks */
export function doneOption(weeks) {
  const bar = { type: "bar", barMaxWidth: letters() * 1.2 };
  return {
    ...common(weeks.map(nameOf)),
    series: [
      { ...bar, name: text("due"), data: weeks.map((week) => week.due), itemStyle: { color: ChartView.token("--blue") } },
      { ...bar, name: text("onTime"), stack: "done", cursor: "default", data: weeks.map((week) => (week.done === null ? null : week.done - (week.doneLate ?? 0))), itemStyle: { color: ChartView.token("--green") } },
      { ...bar, name: text("doneLate"), stack: "done", cursor: "default", data: weeks.map((week) => week.doneLate), itemStyle: { color: ChartView.token("--yellow"), decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8, color: ChartView.token("--panel") } } },
    ],
  };
}

/** @param {Week[]} weeks */
export function totalOption(weeks) {
  const line = { type: "line", symbolSize: 5, cursor: "default" };
  const [blue, green] = [ChartView.token("--blue"), ChartView.token("--green")];
  return {
    ...common(weeks.map(nameOf)),
    series: [
      { ...line, name: text("dueTotal"), data: weeks.map((week) => week.dueTotal), symbol: "emptyCircle", lineStyle: { color: blue, type: "dashed", width: 2 }, itemStyle: { color: blue } },
      { ...line, name: text("doneTotal"), data: weeks.map((week) => week.doneTotal), symbol: "circle", lineStyle: { color: green, width: 3 }, itemStyle: { color: green } },
    ],
  };
}

/**
 * @param {Month[]} months
 * @returns {{divisor: number, unit: string}} 亿元 where a month has as much, else 万元
 */
export function unitOf(months) {
  const isLarge = months.some((month) => Math.max(Number(month.paid.amount), Number(month.planned?.amount ?? 0)) >= LARGE_UNIT);
  return isLarge ? { divisor: LARGE_UNIT, unit: text("unitLarge") } : { divisor: SMALL_UNIT, unit: text("unitSmall") };
}

/**
 * @param {{amount: string} | null} money
 * @param {number} divisor
 */
export function inUnit(money, divisor) {
  return money === null ? null : Math.round((Number(money.amount) / divisor) * 100) / 100;
}

/** @param {Month[]} months */
export function paidOption(months) {
  const { divisor } = unitOf(months);
  const bar = { type: "bar", barMaxWidth: letters() * 1.6, cursor: "default" };
  return {
    ...common(months.map((month) => month.month)),
    series: [
      { ...bar, name: text("planned"), data: months.map((month) => inUnit(month.planned, divisor)), itemStyle: { color: ChartView.token("--blue"), opacity: 0.6 } },
      { ...bar, name: text("paid"), data: months.map((month) => inUnit(month.paid, divisor)), itemStyle: { color: ChartView.token("--green") } },
    ],
  };
}

/** @param {DueDay} day */
export function lightsInWords(day) {
  return LIGHTS.filter((light) => day.byLight[light]).map((light) => text("light", word(light), day.byLight[light])).join(text("comma"));
}

/**
 * A square for each day of the year, in the colour of the worst light of what is due on it; the stronger, the more is due. The
 * number stands in it.
 *
 * @param {DueDay[]} days
 * @param {number} year
 * @param {number} width that there is, in pixels
 */
export function calendarOption(days, year, width) {
  const fontSize = letters();
  const most = Math.max(1, ...days.map((day) => day.nodes));
  const cell = Math.max(fontSize * 0.9, (width - fontSize * 4) / 54);
  const known = new Map(days.map((day) => [day.date, day]));
  return {
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily, fontSize },
    tooltip: {
      renderMode: "richText", textStyle: { fontSize },
      formatter: (/** @type {{value: [string, number]}} */ { value: [date] }) => {
        const day = known.get(date);
        return day ? text("dayTip", date, day.nodes, lightsInWords(day)) : "";
      },
    },
    visualMap: { show: false, min: 0, max: most, dimension: 1, inRange: { opacity: [0.5, 1] } },
    calendar: {
      range: String(year), left: fontSize * 3, top: fontSize * 1.8, cellSize: [cell, Math.min(cell, fontSize * 1.7)],
      itemStyle: { color: ChartView.token("--panel"), borderColor: ChartView.token("--line") },
      splitLine: { lineStyle: { color: ChartView.token("--line-strong"), width: 1 } },
      yearLabel: { show: false },
      monthLabel: { nameMap: currentLanguage() === "en" ? "EN" : "ZH", color: ChartView.token("--ink"), fontSize },
      dayLabel: { firstDay: 1, nameMap: currentLanguage() === "en" ? "EN" : "ZH", color: ChartView.token("--ink-quiet"), fontSize: fontSize * 0.85 },
    },
    series: [
      {
        type: "heatmap", coordinateSystem: "calendar",
        label: { show: cell > fontSize * 1.4, formatter: (/** @type {{value: [string, number]}} */ { value }) => String(value[1]), color: ChartView.token("--ink"), fontSize: fontSize * 0.85, fontWeight: 600, opacity: 1, textBorderColor: ChartView.token("--panel"), textBorderWidth: 2 },
        data: days.map((day) => ({ value: [day.date, day.nodes], itemStyle: { color: colorOf(day) } })),
      },
    ],
  };
}

/** @param {DueDay} day */
function colorOf(day) {
  const light = LIGHTS.find((one) => day.byLight[one]) ?? "GREEN";
  return ChartView.token(`--${light.toLowerCase()}`);
}
