// @ts-check
// Breaks what the check of types must find, one thing a line.

import { LitElement, html } from "lit";
import { get } from "/shared/api/http.js";

export class OffendingPage extends LitElement {
  constructor() {
    super();
    this.count = 0;
  }

  render() {
    this.requestUpdat();
    this.count = "three";
    document.getElementById("nowhere").focus();
    return html`${get(3)}`;
  }

  /** @param {number} days */
  sentence(days, name) {
    const unused = name;
    return days.toUpperCase();
  }
}
