// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import "/desk/gantt-chart.js";
import { groupsOfSchedule } from "/desk/gantt-model.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { dayOf } from "/shared/format.js";
import { word } from "/shared/words.js";
import { shortDay } from "./figures.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

/** A project's plan, as a Gantt chart or as a table. Fires `choose-node` with the node's id, and `mode` with how it is to be shown. */
export class PlanView extends Localized {
  static properties = { schedule: { attribute: false }, mode: {}, node: {}, zoom: {}, isChained: { state: true } };

  static styles = [
    controls,
    css`
      .modes { display: flex; gap: var(--space-2); margin-bottom: var(--space-3); }
      .modes button[aria-pressed="true"] { background: var(--accent); color: var(--ink-inverse); }
      gantt-chart { --gantt-height: 34rem; }
      .table { display: none; }
      .table.shown { display: block; }
      .chart.hidden { display: none; }
      @media print {
        .modes { display: none; }
        .table { display: block; margin-top: 4mm; }
        .chart.hidden { display: block; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any} */
    this.schedule = null;
    this.mode = "";
    this.node = "";
    /** @type {import("/desk/gantt-zoom.js").Zoom} */
    this.zoom = "fit";
    this.isChained = false;
  }

  render() {
    const { schedule } = this;
    if (!schedule) {
      return nothing;
    }
    const isTable = this.mode === "table";
    const chain = this.isChained ? { projectId: schedule.projectId, nodeIds: schedule.drivingChain } : null;
    return html`<div class="modes" role="group" aria-label=${text("viewOfPlan")}>
        <button id="asChart" type="button" aria-pressed=${!isTable} @click=${() => this.#fire("mode", "")}>${text("asChart")}</button>
        <button id="asTable" type="button" aria-pressed=${isTable} @click=${() => this.#fire("mode", "table")}>${text("asTable")}</button>
      </div>
      <div class="chart ${isTable ? "hidden" : ""}">
        <gantt-chart
          .groups=${groupsOfSchedule(schedule)}
          today=${dayOf(schedule.asOf)}
          zoom=${this.zoom}
          sheet="A4"
          hasChain
          .chain=${chain}
          label=${schedule.name}
          @open=${(/** @type {CustomEvent} */ event) => event.detail.node && this.#fire("choose-node", event.detail.node.nodeId)}
          @zoom=${(/** @type {CustomEvent} */ event) => (this.zoom = event.detail)}
          @chain=${(/** @type {CustomEvent} */ event) => (this.isChained = Boolean(event.detail))}
        ></gantt-chart>
      </div>
      <div class="table ${isTable ? "shown" : ""}">
        <data-table
          caption=${text("plan")}
          .columns=${columns(schedule.asOf)}
          .rows=${schedule.nodes}
          .keyOf=${(/** @type {any} */ one) => one.nodeId}
          .lightOf=${(/** @type {any} */ one) => one.light}
          .isChosen=${(/** @type {any} */ one) => one.nodeId === this.node}
        ></data-table>
      </div>`;
  }

  /**
   * @param {string} name
   * @param {string} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * @param {string} asOf
 * @returns {import("/desk/data-table.js").Column<any>[]}
 */
function columns(asOf) {
  return [
    { key: "name", title: text("node"), isHead: true, cell: (node) => nodeLink(node.nodeId, node.name) },
    { key: "duration", title: text("duration"), isMinor: true, cell: (node) => `${text("durationDays", node.durationDays)} ${calendarWord(node.calendar)}` },
    { key: "start", title: text("plannedStart"), isWhole: true, cell: (node) => shortDay(node.plannedStart, asOf) },
    { key: "finish", title: text("plannedFinish"), isMinor: true, isWhole: true, cell: (node) => shortDay(node.plannedFinish, asOf) },
    { key: "due", title: text("due"), isWhole: true, cell: (node) => dueCell(node, asOf) },
    { key: "forecast", title: text("forecast"), isWhole: true, cell: (node) => (node.completedOn ? "—" : shortDay(node.forecastDate, asOf)) },
    { key: "completed", title: text("completedOn"), isWhole: true, cell: (node) => shortDay(node.completedOn, asOf) },
    { key: "progress", title: text("progress"), isNumber: true, cell: (node) => `${node.progressPercent}%` },
    { key: "float", title: text("float"), isNumber: true, isMinor: true, cell: (node) => (node.completedOn ? "—" : text("floatDays", node.totalFloatDays)) },
    { key: "standing", title: text("standing"), isWhole: true, cell: (node) => html`<status-light light=${node.light} label=${word(node.standing)}></status-light>` },
    { key: "owner", title: text("owner"), isMinor: true, cell: (node) => html`${node.owner?.name ?? "—"}<small>${node.unit?.name ?? ""}</small>` },
  ];
}

/** @param {string} calendar */
export function calendarWord(calendar) {
  return calendar === "WORKING" || calendar === "NATURAL" ? text(calendar) : calendar;
}

/**
 * @param {any} row
 * @param {string} asOf
 */
export function dueCell(row, asOf) {
  return row.originalDueDate === row.dueDate
    ? shortDay(row.dueDate, asOf)
    : html`${shortDay(row.dueDate, asOf)}<small>${text("originalDue", shortDay(row.originalDueDate, asOf))}</small>`;
}

customElements.define("plan-view", PlanView);
