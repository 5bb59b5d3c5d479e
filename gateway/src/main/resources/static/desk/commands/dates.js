// @ts-check
// The right to move promised dates.

import { coversArea, hasRole, isPerson } from "/desk/rights.js";

/**
 * Whether somebody may move promised dates: the project's own leader, or a commander of its area. The leader whom a node names
 * decides nothing.
 *
 * @param {import("/shared/api/session.js").Session} session
 * @param {string} area
 * @param {any} project its entry; null: it isn't known, or there is none
 */
export function decidesOnDates(session, area, project) {
  return (hasRole(session, "COMMANDER") && coversArea(session, area)) || (hasRole(session, "LEADER") && isPerson(session, project?.leader));
}
