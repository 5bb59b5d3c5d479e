// @ts-check
import { css, html, nothing } from "lit";
import "/desk/commands/command-bar.js";
import { extensionCommands } from "/desk/commands/extension-commands.js";
import { suspensionCommands } from "/desk/commands/project-commands.js";
import { Localized, controls } from "/shared/components/localized.js";
import { day, moment } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

/** Changes of due dates, decided or requested: requests for later dates, and stops of work. */
export class DateChanges extends Localized {
  static properties = { view: { attribute: false }, session: { attribute: false }, node: {} };

  static styles = [
    controls,
    css`
      h3 { margin-bottom: var(--space-2); }
      section + section { margin-top: var(--space-4); }
      ul { display: grid; gap: var(--space-3); }
      .top { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: baseline; }
      .state { font-weight: 700; }
      .state.waits { color: var(--amber-ink); }
      a { color: var(--accent); }
      p { margin-top: var(--space-1); }
      command-bar { margin-top: var(--space-3); }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./project-data.js").ProjectView | null} */
    this.view = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    /** Only those of this node; empty: of all. */
    this.node = "";
  }

  render() {
    const { view } = this;
    if (!view) {
      return nothing;
    }
    const extensions = (view.extensions.value ?? []).filter((one) => !this.node || one.nodeId === this.node);
    const suspensions = (view.suspensions.value ?? []).filter((one) => !this.node || one.nodeIds.length === 0 || one.nodeIds.includes(this.node));
    return html`<section>
        <h3>${text("extensions")}</h3>
        ${extensions.length === 0
          ? html`<p class="quiet">${text("noExtensions")}</p>`
          : html`<ul>${extensions.map((one) => this.#extension(one, view))}</ul>`}
      </section>
      <section>
        <h3>${text("suspensions")}</h3>
        ${suspensions.length === 0
          ? html`<p class="quiet">${text("noSuspensions")}</p>`
          : html`<ul>${suspensions.map((one) => this.#suspension(one, view))}</ul>`}
      </section>`;
  }

  /**
   * @param {any} extension
   * @param {import("./project-data.js").ProjectView} view
   */
  #extension(extension, { schedule, project, version, asOf, names }) {
    const row = schedule.deadlines.find((/** @type {any} */ one) => one.nodeId === extension.nodeId);
    const name = (/** @type {string} */ id) => names.get(id) ?? id;
    return html`<li class="card" data-extension=${extension.extensionId}>
      <div class="top">
        ${row ? nodeLink(row.nodeId, row.nodeName) : extension.nodeId}
        <b>${text("asks", day(extension.requestedDueDate))}</b>
        <span class="state ${extension.state === "PENDING" ? "waits" : ""}">${text(extension.state)}</span>
      </div>
      <p>${text("asked", name(extension.requestedBy), moment(extension.requestedAt), extension.reason)}</p>
      ${extension.decidedAt
        ? html`<p>${text("decided", name(extension.decidedBy), moment(extension.decidedAt), extension.note ? text("saying", extension.note) : "")}</p>`
        : nothing}
      ${row && this.session
        ? html`<command-bar about="extension/${row.nodeId}" label=${row.nodeName} .commands=${extensionCommands(this.session, { extension, row, project, version, asOf })}></command-bar>`
        : nothing}
    </li>`;
  }

  /**
   * @param {any} suspension
   * @param {import("./project-data.js").ProjectView} view
   */
  #suspension(suspension, { schedule, project, asOf, names }) {
    const { from, resumedOn, nodeIds } = suspension;
    const nodes = schedule.nodes.filter((/** @type {any} */ node) => nodeIds.includes(node.nodeId));
    return html`<li class="card" data-suspension=${suspension.suspensionId}>
      <div class="top">
        <b>${resumedOn ? text("suspendedUntil", day(from), day(resumedOn)) : text("suspended", day(from))}</b>
        <span class="state ${resumedOn ? "" : "waits"}">${text(resumedOn ? "ended" : "running")}</span>
      </div>
      <p>${nodeIds.length === 0 ? text("allNodes") : nodes.map((/** @type {any} */ node) => node.name).join(comma())}</p>
      <p>${text("orderedBy", names.get(suspension.orderedBy) ?? suspension.orderedBy, suspension.reason)}</p>
      ${this.session
        ? html`<command-bar about="suspension" .commands=${suspensionCommands(this.session, { suspension, project, asOf })}></command-bar>`
        : nothing}
    </li>`;
  }
}

customElements.define("date-changes", DateChanges);
