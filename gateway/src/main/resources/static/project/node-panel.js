// @ts-check
import { css, html, nothing } from "lit";
import "/desk/commands/command-bar.js";
import { nodeCommands } from "/desk/commands/node-commands.js";
import { problemAddress } from "/desk/address.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { day, moment } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { word } from "/shared/words.js";
import "./alert-cards.js";
import "./date-changes.js";
import "./history-list.js";
import { nodeLink } from "./node-link.js";
import { calendarWord } from "./plan-view.js";
import { signature } from "./project-lists.js";
import "./report-cards.js";
import { text } from "./texts.js";

/** One node: its state, its responsible people, its commands, and its history. Fires `close`. */
export class NodePanel extends Localized {
  static properties = { view: { attribute: false }, session: { attribute: false }, node: {} };

  static styles = [
    controls,
    css`
      :host { scroll-margin-top: 5rem; }
      .card { border: 2px solid var(--accent); }
      .top { display: flex; justify-content: space-between; gap: var(--space-3); align-items: start; }
      .tags { display: flex; flex-wrap: wrap; gap: var(--space-2); margin: var(--space-2) 0; align-items: center; }
      .tag { padding: 0 var(--space-2); border-radius: var(--radius); background: var(--amber-ground); color: var(--amber-ink); font-weight: 600; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: var(--space-1) var(--space-3); }
      dt { color: var(--ink-quiet); white-space: nowrap; }
      dd { overflow-wrap: anywhere; }
      dd small { display: block; color: var(--ink-quiet); }
      command-bar { margin: var(--space-4) 0; }
      details { border-top: 1px solid var(--line); padding: var(--space-2) 0; }
      summary { cursor: pointer; font-weight: 600; min-height: var(--target); align-content: center; }
      a { color: var(--accent); }
      progress { width: 100%; height: 0.6rem; accent-color: var(--accent); }
      h2:focus { outline: none; }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./project-data.js").ProjectView | null} */
    this.view = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    this.node = "";
  }

  render() {
    const { view, session } = this;
    const node = view?.schedule.nodes.find((/** @type {any} */ one) => one.nodeId === this.node);
    if (!view || !session) {
      return nothing;
    }
    if (!node) {
      return html`<div class="card"><div class="top"><p id="absent" role="status">${text("nodeAbsent")}</p>${this.#close()}</div></div>`;
    }
    const row = view.schedule.deadlines.find((/** @type {any} */ one) => one.nodeId === this.node);
    const planned = view.plan.value?.nodes.find((/** @type {any} */ one) => one.nodeId === this.node);
    const { project, version, asOf } = view;
    return html`<section class="card" aria-labelledby="nodeName">
      <div class="top"><h2 id="nodeName" tabindex="-1">${node.name}</h2>${this.#close()}</div>
      ${this.#tags(node)}
      <progress max="100" value=${node.progressPercent} aria-label=${text("progress")}></progress>
      ${this.#facts(node, planned, view)}
      ${row
        ? html`<command-bar
            id="nodeCommands"
            about="node/${this.node}"
            label=${text("nodeCommands", node.name)}
            .commands=${nodeCommands(session, { row, project, version, planned, asOf })}
          ></command-bar>`
        : nothing}
      ${this.#parts(view)}
    </section>`;
  }

  #close() {
    return html`<button id="close" type="button" @click=${() => this.dispatchEvent(new CustomEvent("close"))}>${text("close")}</button>`;
  }

  /** @param {any} node */
  #tags(node) {
    const tags = [
      node.overdueDays > 0 && text("overdueBy", node.overdueDays),
      node.critical && !node.completedOn && text("critical"),
      node.reportMissing && text("reportMissing"),
      !node.ownerKnown && text("ownerUnknown"),
      node.claimedOn && !node.completedOn && text("claimedOn", day(node.claimedOn)),
      node.contradictedBy && text("contradicted"),
    ].filter(Boolean);
    return html`<div class="tags">
      <status-light light=${node.light} label=${word(node.standing)}></status-light>
      <b id="nodeProgress">${node.progressPercent}%</b> ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
    </div>`;
  }

  /**
   * @param {any} node
   * @param {any} planned
   * @param {import("./project-data.js").ProjectView} view
   */
  #facts(node, planned, { schedule }) {
    const original = node.originalDueDate === node.dueDate ? "" : text("originalDue", day(node.originalDueDate));
    const before = schedule.links.filter((/** @type {any} */ link) => link.to === node.nodeId);
    const nameOf = (/** @type {string} */ id) => schedule.nodes.find((/** @type {any} */ one) => one.nodeId === id)?.name ?? id;
    const helping = planned?.responsibility.cooperatingUnits ?? [];
    return html`<dl>
      <dt>${text("due")}</dt><dd id="due">${day(node.dueDate)}<small>${original} ${node.dueVersion > 1 ? text("dueVersion", node.dueVersion) : ""}</small></dd>
      <dt>${text("plannedStart")}</dt><dd>${day(node.plannedStart)} · ${text("durationDays", node.durationDays)} ${calendarWord(node.calendar)}</dd>
      ${node.startedOn ? html`<dt>${text("startedOn")}</dt><dd>${day(node.startedOn)}</dd>` : nothing}
      ${node.completedOn
        ? html`<dt>${text("completedOn")}</dt><dd>${day(node.completedOn)}</dd>`
        : html`<dt>${text("forecast")}</dt><dd id="forecast">${day(node.forecastDate)}</dd>
            <dt>${text("float")}</dt><dd>${text("floatDays", node.totalFloatDays)}</dd>`}
      <dt>${text("owner")}</dt><dd>${node.owner?.name ?? "—"} · ${node.unit?.name ?? "—"}<small id="signature">${signature(node, schedule.asOf)}</small></dd>
      <dt>${text("leader")}</dt><dd>${node.leader?.name ?? "—"}</dd>
      ${planned?.responsibility.supervisor ? html`<dt>${text("supervisor")}</dt><dd>${planned.responsibility.supervisor.name}</dd>` : nothing}
      ${helping.length > 0 ? html`<dt>${text("cooperating")}</dt><dd>${helping.map((/** @type {any} */ unit) => unit.name).join(comma())}</dd>` : nothing}
      <dt>${text("lastReport")}</dt><dd>${node.lastReportedAt ? moment(node.lastReportedAt) : text("never")}</dd>
      ${planned?.evidence.length > 0
        ? html`<dt>${text("evidence")}</dt><dd>${planned.evidence.map((/** @type {string} */ item) => word(item.split(/[:：]/)[0])).join(comma())}</dd>`
        : nothing}
      <dt>${text("predecessors")}</dt>
      <dd>
        ${before.length === 0
          ? text("none")
          : before.map(
              (/** @type {any} */ link, /** @type {number} */ index) =>
                html`${index > 0 ? "、" : ""}${nodeLink(link.from, nameOf(link.from))} ${link.type}${link.lagDays ? ` ${link.lagDays > 0 ? "+" : ""}${link.lagDays}` : ""}`,
            )}
      </dd>
      ${node.blockedBy.length > 0
        ? html`<dt>${text("blockedBy")}</dt>
            <dd>${node.blockedBy.map((/** @type {any} */ one) => html`<a href=${problemAddress(one.problemId)}>${one.title}</a> `)}</dd>`
        : nothing}
    </dl>`;
  }

  /** @param {import("./project-data.js").ProjectView} view */
  #parts(view) {
    const { project, schedule, asOf, names } = view;
    const reports = (view.reports.value ?? []).filter((one) => one.nodeId === this.node);
    const alerts = (view.alerts.value ?? []).filter((one) => one.nodeId === this.node);
    const dates = (view.extensions.value ?? []).filter((one) => one.nodeId === this.node).length;
    const nodes = new Map(schedule.nodes.map((/** @type {any} */ one) => [one.nodeId, one.name]));
    return html`<details ?open=${dates > 0}>
        <summary>${text("dates")} ${dates || ""}</summary>
        <date-changes .view=${view} .session=${this.session} node=${this.node}></date-changes>
      </details>
      <details ?open=${reports.length > 0}>
        <summary>${text("reports")} ${reports.length || ""}</summary>
        <report-cards .reports=${reports} .nodes=${nodes} .names=${names}></report-cards>
      </details>
      <details>
        <summary>${text("alerts")} ${alerts.length || ""}</summary>
        <alert-cards .alerts=${alerts} .view=${view} .session=${this.session}></alert-cards>
      </details>
      <details open>
        <summary>${text("history")}</summary>
        <history-list projectId=${project.projectId} node=${this.node} asOf=${asOf}></history-list>
      </details>`;
  }

  /** Puts the focus onto the node's name, so that a screen reader begins there. */
  async takeFocus() {
    await this.updateComplete;
    const name = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#nodeName"));
    name?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "start" });
  }
}

customElements.define("node-panel", NodePanel);
