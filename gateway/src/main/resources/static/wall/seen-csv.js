// @ts-check
// A displayed list as a CSV file.

import { nothing, render } from "lit";
import { StatusLight } from "/shared/components/status-light.js";

/** The first characters by which a spreadsheet recognises a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The rows in their order, each cell in the words that the table shows.
 *
 * @template T
 * @param {{title: string, cell: (row: T) => unknown}[]} columns
 * @param {T[]} rows
 * @returns {string} with the mark by which spreadsheets know UTF-8
 */
export function csvOf(columns, rows) {
  const place = document.createElement("div");
  const lines = rows.map((row) =>
    columns.map(({ cell }) => {
      render(nothing, place);
      render(cell(row), place);
      return field(textOf(place));
    }),
  );
  return `\ufeff${[columns.map(({ title }) => field(title)), ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {Node} node
 * @returns {string}
 */
function textOf(node) {
  if (node instanceof Text) {
    return node.data;
  }
  if (node instanceof StatusLight) {
    return node.label;
  }
  return [...node.childNodes].map(textOf).filter((text) => text.trim() !== "").join(" ");
}

/** @param {string} text */
function field(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
