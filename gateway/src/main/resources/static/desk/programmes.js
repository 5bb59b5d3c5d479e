// @ts-check
// The programmes that a person can see, and which of them is shown first.

import { all, get } from "/shared/api/http.js";
import { hasRole } from "./rights.js";

const KEPT_AS = "renewal.programme";
/** The roles that read a programme's figures. */
const READERS = ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER", "REPORTER"];

/**
 * @typedef {{programmeId: string, name: string, year: number, area: string, fields: {fieldId: string, name: string}[],
 *     headquarters: {headquartersId: string, name: string}[]}} Programme
 */

/** @returns {Promise<Programme[]>} the newest year first */
export async function fetchProgrammes() {
  const { items } = await all("/api/v1/programmes", {});
  return items.sort((a, b) => b.year - a.year || a.name.localeCompare(b.name, "zh-CN"));
}

/**
 * The programme that the address names, else the one that the person chose last, else the one in which most nodes are in
 * their right, else the newest.
 *
 * @param {Programme[]} programmes
 * @param {string | null | undefined} named
 * @param {import("/shared/api/session.js").Session | null} session
 * @returns {Promise<Programme | null>}
 */
export async function firstProgramme(programmes, named, session) {
  const chosen = programmes.find((one) => one.programmeId === (named || localStorage.getItem(`${KEPT_AS}.${session?.personId}`)));
  if (chosen || programmes.length < 2 || !hasRole(session, ...READERS)) {
    return chosen ?? programmes[0] ?? null;
  }
  const sizes = await Promise.all(
    programmes.map(async (programme) => {
      const overview = await get("/api/v1/overview", { programme: programme.programmeId }).catch(() => null);
      return { programme, nodes: overview?.nodes.total ?? 0 };
    }),
  );
  return sizes.reduce((most, one) => (one.nodes > most.nodes ? one : most)).programme;
}

/**
 * @param {string} programmeId
 * @param {string} personId
 */
export function rememberProgramme(programmeId, personId) {
  localStorage.setItem(`${KEPT_AS}.${personId}`, programmeId);
}
