// @ts-check
// The input of a Gantt chart's drawing, and its measures.

import { nodeKey } from "./gantt-rows.js";

/** @typedef {import("./gantt-rows.js").Light} Light */

/**
 * @typedef {object} Palette
 * @property {string} panel
 * @property {string} raised
 * @property {string} sunken
 * @property {string} line
 * @property {string} lineStrong
 * @property {string} ink
 * @property {string} inkQuiet
 * @property {string} accent
 * @property {string} chain the background of rows in the driving chain
 * @property {string} plan
 * @property {string} today
 * @property {Record<Light, string>} lights
 * @property {Record<Light, string>} backgrounds fills of the remaining work
 */

/**
 * @typedef {object} Picture
 * @property {import("./gantt-rows.js").Row[]} rows
 * @property {import("./gantt-links.js").Links} links
 * @property {import("./gantt-time.js").Scale} scale
 * @property {string} today YYYY-MM-DD
 * @property {Set<string>} chain keys of the nodes in the driving chain that is shown
 * @property {Palette} palette
 * @property {number} unit the size of a letter, in pixels
 * @property {number} labelWidth of the column of names
 * @property {number} width of the picture
 * @property {number} height of the picture
 * @property {number} top how far the rows are scrolled
 * @property {number} left how far the time line is scrolled
 * @property {number} focused the index of the focused row; below 0: none
 * @property {(day: number, unit: import("./gantt-time.js").TimeUnit) => string} timeLabel
 * @property {string} nameLabel the head of the column of names
 * @property {string} todayLabel
 */

/** @param {number} unit the size of a letter, in pixels */
export function measuresOf(unit) {
  return { rowHeight: Math.round(unit * 2.125), headHeight: Math.round(unit * 3), indent: unit };
}

/**
 * @param {Picture} picture
 * @param {number} index
 */
export function rowTop(picture, index) {
  const { rowHeight, headHeight } = measuresOf(picture.unit);
  return headHeight + index * rowHeight - picture.top;
}

/**
 * The keys of the nodes of a driving chain.
 *
 * @param {{projectId: string, nodeIds: string[]} | null} chain
 */
export function chainKeys(chain) {
  return new Set(chain ? chain.nodeIds.map((nodeId) => nodeKey(chain.projectId, nodeId)) : []);
}
