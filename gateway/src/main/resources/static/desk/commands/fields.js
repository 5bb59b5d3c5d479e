// @ts-check
// Fields that many commands ask for.

import { text } from "./texts.js";

/** @typedef {import("../command-dialog.js").CommandField} CommandField */

/** @returns {CommandField} something that may be said */
export function noteField() {
  return { name: "note", label: text("note"), type: "textarea" };
}

/**
 * @param {string} name
 * @returns {CommandField} why, which has to be said
 */
export function reasonField(name) {
  return { name, label: text("reason"), type: "textarea", isRequired: true };
}

/**
 * @param {string} name
 * @param {string} label
 * @param {{value?: string, min?: string, max?: string, hint?: string, isRequired?: boolean}} options
 * @returns {CommandField}
 */
export function dateField(name, label, options) {
  return { name, label, type: "date", isRequired: true, ...options };
}

/** @returns {CommandField} */
export function photosField() {
  return { name: "photos", label: text("photos"), type: "files", accept: "image/jpeg,image/png,image/webp", hint: text("photoHint") };
}
