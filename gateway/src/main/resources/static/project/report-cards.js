// @ts-check
import { css, html, nothing } from "lit";
import "/desk/signed-photo.js";
import { Localized, controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import { word } from "/shared/words.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

/** Site reports with their photos and flags, the newest first. */
export class ReportCards extends Localized {
  static properties = { reports: { attribute: false }, nodes: { attribute: false }, names: { attribute: false }, hasMore: { type: Boolean } };

  static styles = [
    controls,
    css`
      ul.reports { display: grid; gap: var(--space-3); grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
      .flags { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
      .flags span { padding: 0 var(--space-2); border-radius: var(--radius); background: var(--amber-ground); color: var(--amber-ink); font-weight: 600; }
      .photos { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
      .top { display: flex; justify-content: space-between; gap: var(--space-3); }
      .top b { font-variant-numeric: tabular-nums; }
      a { color: var(--accent); }
      p { margin-top: var(--space-1); overflow-wrap: anywhere; }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.reports = [];
    /** @type {Map<string, string>} the nodes' names by their ids */
    this.nodes = new Map();
    /** @type {Map<string, string>} */
    this.names = new Map();
    this.hasMore = false;
  }

  render() {
    if (this.reports.length === 0) {
      return html`<p class="card quiet">${text("noReports")}</p>`;
    }
    return html`<ul class="reports">
        ${this.reports.map((report) => this.#card(report))}
      </ul>
      ${this.hasMore ? html`<p class="hint" id="more">${text("moreReports", this.reports.length)}</p>` : nothing}`;
  }

  /** @param {any} report */
  #card(report) {
    const node = this.nodes.get(report.nodeId) ?? report.nodeId;
    const present = report.photos.filter((/** @type {string} */ sha) => !report.missingPhotos.includes(sha));
    return html`<li class="card" data-report=${report.reportId}>
      <div class="top">
        ${nodeLink(report.nodeId, node)} <b>${report.progressPercent === null ? text("noProgress") : `${report.progressPercent}%`}</b>
      </div>
      <p class="quiet">${text("reportOf", this.names.get(report.reportedBy) ?? report.reportedBy, moment(report.observedAt))}</p>
      ${report.quantity ? html`<p>${text("quantityDone", report.quantity.done, report.quantity.unit)}</p>` : nothing}
      ${report.note ? html`<p>${report.note}</p>` : nothing}
      ${report.flags.length > 0 || report.held || !report.counted
        ? html`<div class="flags">
            ${report.flags.map((/** @type {string} */ flag) => html`<span>${word(flag)}</span>`)}
            ${report.held ? html`<span>${text("held")}</span>` : report.counted ? nothing : html`<span>${text("notCounted")}</span>`}
          </div>`
        : nothing}
      ${present.length > 0
        ? html`<div class="photos">
            ${present.map((/** @type {string} */ sha, /** @type {number} */ index) => html`<signed-photo sha256=${sha} label=${text("photo", node, index + 1)}></signed-photo>`)}
          </div>`
        : nothing}
      ${report.missingPhotos.length > 0 ? html`<p class="hint">${text("missingPhotos", report.missingPhotos.length)}</p>` : nothing}
    </li>`;
  }
}

customElements.define("report-cards", ReportCards);
