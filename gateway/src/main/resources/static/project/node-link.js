// @ts-check
import { html } from "lit";
import { text } from "./texts.js";

/**
 * A link that opens a node on the page of its project.
 *
 * @param {string} nodeId
 * @param {string} name
 */
export function nodeLink(nodeId, name) {
  return html`<a href="?node=${encodeURIComponent(nodeId)}" data-node=${nodeId} aria-label=${text("openNode", name)}>${name}</a>`;
}
