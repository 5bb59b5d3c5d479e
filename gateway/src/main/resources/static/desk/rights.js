// @ts-check
// The pages and commands that a person is offered. The services decide; a page only hides what they would refuse.

/** @typedef {import("/shared/api/session.js").Session} Session */

/** The pages of the desk in the order of the navigation, and the roles that have something to do there. */
const PAGES = [
  { name: "wall", href: "/", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"] },
  { name: "me", href: "/me", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER", "REPORTER", "ADMIN"] },
  { name: "problems", href: "/problems", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"] },
  { name: "rankings", href: "/rankings", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"] },
  { name: "bulletins", href: "/bulletins", roles: ["COMMANDER", "LEADER", "SUPERVISOR", "UNIT", "OWNER"] },
  { name: "ledgers", href: "/ledgers", roles: ["COMMANDER", "ADMIN"] },
  { name: "admin", href: "/admin", roles: ["ADMIN", "COMMANDER", "SUPERVISOR"] },
  { name: "field", href: "/field", roles: ["OWNER", "REPORTER", "UNIT"] },
];

/**
 * @param {Session} session
 * @returns {{name: string, href: string}[]}
 */
export function pagesOf(session) {
  return PAGES.filter(({ roles }) => hasRole(session, ...roles));
}

/**
 * @param {Session | null} session
 * @param {string[]} roles
 */
export function hasRole(session, ...roles) {
  return roles.some((role) => session?.roles.includes(role));
}

/**
 * @param {Session} session
 * @param {string | null | undefined} area the code of an area
 * @returns {boolean} whether the person's roles hold there: a right on an area covers what lies below it
 */
export function coversArea(session, area) {
  return session.areas.some((mine) => String(area ?? "").startsWith(mine));
}

/**
 * @param {Session} session
 * @param {{unitId?: string} | null | undefined} unit
 */
export function isOfUnit(session, unit) {
  return Boolean(unit?.unitId && session.units.includes(unit.unitId));
}

/**
 * @param {Session} session
 * @param {{personId?: string} | null | undefined} person
 */
export function isPerson(session, person) {
  return Boolean(person?.personId && person.personId === session.personId);
}
