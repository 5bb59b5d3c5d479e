// @ts-check
// The report of an import, and the grid of cells that shows it.

import { Refused } from "/shared/api/http.js";
import { currentLanguage } from "/shared/language.js";

/**
 * @typedef {{row: number, cell: string, field: string, value: string, fault: string, reason: string, reasonEnglish: string}} BadCell
 * @typedef {{kind: string, cell: string | null, row: number | null, field: string | null, value: string | null, message: string, accept: boolean}} Warning
 * @typedef {{field: string, cell: string, before: string | null, after: string | null}} Difference
 * @typedef {{row: number, projectId: string | null, nodeId: string | null, outcome: string, reasons: string[], differences: Difference[]}} ReportRow
 * @typedef {{sheet: string, columns: string[], headerRows: number[], rowCount: number, rows: {row: number, cells: string[]}[]}} Sheet
 * @typedef {object} Report
 * @property {"good" | "bad" | "waiting"} verdict `waiting`: it is good once its warnings are accepted
 * @property {number} projects
 * @property {number} nodes
 * @property {number} written
 * @property {ReportRow[]} rows
 * @property {BadCell[]} cells
 * @property {number} badCount how many cells are wrong, listed or not
 * @property {Warning[]} warnings
 * @property {Sheet | null} sheet
 * @property {string} detail
 */

/**
 * @param {any} answer of the interface
 * @returns {Report}
 */
export function reportOf(answer) {
  const { projects, nodes, written, rows, warnings, sheet = null } = answer;
  return { verdict: "good", projects, nodes, written, rows, warnings, sheet, cells: [], badCount: 0, detail: "" };
}

/**
 * @param {unknown} failure
 * @returns {Report | null} what a refusal says of the ledger's cells; null when it is no such refusal
 */
export function reportOfRefusal(failure) {
  if (!(failure instanceof Refused) || !["bad-ledger", "warnings-not-accepted"].includes(failure.type)) {
    return null;
  }
  const { rows = [], warnings = [], cells, sheet = null, violationCount } = failure.problem;
  const isWaiting = failure.type === "warnings-not-accepted";
  const bad = isWaiting ? [] : (cells ?? failure.problem.violations.map(cellOfViolation));
  return {
    verdict: isWaiting ? "waiting" : "bad",
    projects: 0, nodes: rows.length, written: 0,
    rows, warnings, sheet, cells: bad,
    badCount: violationCount ?? bad.length,
    detail: failure.message,
  };
}

/** @param {{field: string, message: string}} violation */
function cellOfViolation({ field, message }) {
  const row = Number(/^[A-Z]+(\d+)$/.exec(field)?.[1] ?? 0);
  const [reason = "", reasonEnglish = ""] = message.split(" / ");
  return { row, cell: row > 0 ? field : "", field: "", value: "", fault: "", reason, reasonEnglish: reasonEnglish || reason };
}

/** @param {BadCell} cell */
export function reasonOf(cell) {
  return currentLanguage() === "en" ? cell.reasonEnglish : cell.reason;
}

/**
 * @param {string} message in both languages, with " / " between
 * @returns {string} in the page's language
 */
export function inLanguage(message) {
  const at = message.indexOf(" / ");
  if (at < 0) {
    return message;
  }
  return currentLanguage() === "en" ? message.slice(at + 3) : message.slice(0, at);
}

/** @param {Report} report */
export function differencesOf(report) {
  return report.rows.flatMap((row) => row.differences.map((difference) => ({ row, difference })));
}

/** @param {Report} report */
export function projectsOf(report) {
  return [...new Set(report.rows.map(({ projectId }) => projectId).filter((id) => id !== null))];
}

/** @param {Report} report how many of its projects a correction changes */
export function changedProjects(report) {
  return new Set(report.rows.filter(({ outcome }) => outcome !== "UNCHANGED").map(({ projectId }) => projectId)).size;
}

/**
 * The sheet of a report; without one, the cells that the report names.
 *
 * @param {Report} report
 * @returns {Sheet | null}
 */
export function sheetOf(report) {
  if (report.sheet) {
    return report.sheet;
  }
  const named = report.cells.filter(({ cell }) => cell !== "");
  if (named.length === 0) {
    return null;
  }
  const letters = [...new Set(named.map(({ cell }) => lettersOf(cell)))].sort((a, b) => a.length - b.length || a.localeCompare(b));
  const byRow = Map.groupBy(named, ({ row }) => row);
  const rows = [...byRow].sort(([a], [b]) => a - b).map(([row, cells]) => ({
    row,
    cells: letters.map((letter) => cells.find(({ cell }) => lettersOf(cell) === letter)?.value ?? ""),
  }));
  return { sheet: "", columns: letters, headerRows: [], rowCount: rows.length, rows };
}

/** @param {string} cell such as `N7` */
function lettersOf(cell) {
  return cell.replace(/\d+$/, "");
}
