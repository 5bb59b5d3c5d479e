// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { projectAddress } from "/desk/address.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count, daysLeft, shortDay } from "/shared/figures.js";
import { panels } from "./panels.js";
import { text } from "./texts.js";

const MOST_SHOWN = 60;

/** Nodes within the warning window, the next one first. */
export class DueSoon extends Localized {
  static properties = { rows: { attribute: false }, asOf: {} };

  static styles = [
    controls,
    panels,
    css`
      :host { min-height: 0; }
      .panel { height: 100%; }
      li { display: grid; grid-template-columns: 6rem minmax(0, 1fr) auto; gap: 0.8rem; align-items: center; padding: 0.3rem 0.2rem; border-bottom: 0.0625rem solid var(--line); }
      .date, .left { display: block; white-space: nowrap; }
      .date { font-weight: 600; }
      .left { color: var(--amber-ink); font-size: 0.875rem; }
      .name, .project { display: block; }
      .name { font-weight: 600; }
      .project { color: var(--ink-quiet); }
      .who { text-align: right; white-space: nowrap; }
      .who .badge { display: block; margin: 0.1rem 0 0; }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} */
    this.rows = [];
    this.asOf = "";
  }

  render() {
    const { rows, asOf } = this;
    const counted = rows.length > MOST_SHOWN ? text("countCut", MOST_SHOWN, count(rows.length)) : text("count", count(rows.length));
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${text("soonTitle")}</h2>
        <p id="soonCount" class="count">${rows.length ? counted : ""}</p>
      </header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <ol id="soon">
          ${repeat(
            rows.slice(0, MOST_SHOWN),
            (row) => `${row.projectId}/${row.nodeId}`,
            (row) => html`<li>
              <p>
                <span class="date" title=${row.calendarAssumed ? text("assumed") : ""}>${shortDay(row.dueDate, asOf)}${row.calendarAssumed ? "＊" : ""}</span>
                <span class="left">${daysLeft(row.dueDate, asOf)}</span>
              </p>
              <p>
                <a class="name cut" href=${projectAddress(row.projectId, row.nodeId)}>${row.nodeName}</a>
                <small class="project cut">${row.projectName} · ${areaName(row.area)}</small>
              </p>
              <p class="who">
                ${row.owner?.name ?? row.unit?.name ?? ""}
                ${row.signedAt ? nothing : html`<span class="badge">${text("unsigned")}</span>`}
                ${row.ownerKnown === false ? html`<span class="badge" title=${text("unknownOwnerWhy")}>${text("unknownOwner")}</span>` : nothing}
              </p>
            </li>`,
          )}
        </ol>
        ${rows.length === 0 ? html`<p class="empty">${text("soonEmpty")}</p>` : nothing}
      </div>
    </section>`;
  }
}

customElements.define("due-soon", DueSoon);
