// @ts-check
// All rows of a programme's deadline list, for the scenes that show the whole programme.

import { all } from "/shared/api/http.js";

const MOST_PAGES = 20;
/** So many rows are fetched at most; a scene says so where there are more. */
export const MOST_ROWS = MOST_PAGES * 500;
/** All rows are fetched anew after a change, and a busy programme changes every second: fetching takes a fifth of the time. */
const PAUSE_TIMES = 4;

/** @type {{programmeId: string, at: number, took: number}} */
let last = { programmeId: "", at: -Infinity, took: 0 };

/**
 * @param {string} programmeId
 * @returns {Promise<{items: import("/desk/gantt-model.js").DeadlineRow[], asOf: string}>}
 */
export async function fetchRows(programmeId) {
  const pause = last.programmeId === programmeId ? last.at + last.took * PAUSE_TIMES - performance.now() : 0;
  if (pause > 0) {
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  const began = performance.now();
  const rows = await all("/api/v1/deadlines", { programme: programmeId }, { mostPages: MOST_PAGES });
  const at = performance.now();
  last = { programmeId, at, took: at - began };
  return rows;
}
