// @ts-check
import { css, html, nothing } from "lit";
import { projectAddress } from "/desk/address.js";
import "/desk/commands/command-bar.js";
import { problemCommands } from "/desk/commands/problem-commands.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import "/shared/components/stored-photo.js";
import { day, moment } from "/shared/format.js";
import { word } from "/shared/words.js";
import { text } from "./texts.js";

/** One problem: its state, its photos before and after, the nodes that it blocks, its history, and its commands. */
export class ProblemView extends Localized {
  static properties = { found: { attribute: false }, session: { attribute: false } };

  static styles = [
    controls,
    css`
      .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); margin-bottom: var(--space-2); }
      .top a { color: var(--accent); }
      .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--space-4); align-items: start; margin-top: var(--space-4); }
      .columns > div { display: grid; gap: var(--space-4); }
      dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--space-1) var(--space-4); }
      dt { color: var(--ink-quiet); }
      dd { overflow-wrap: anywhere; }
      dd a, li a { color: var(--accent); }
      h2 { margin-bottom: var(--space-3); }
      .sides { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-4); }
      h3 { font-size: var(--text); color: var(--ink-quiet); margin: 0 0 var(--space-2); }
      .photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: var(--space-2); }
      .late { color: var(--red-ink); font-weight: 600; }
      .steps li { padding: var(--space-2) 0 var(--space-3) var(--space-4); border-left: 2px solid var(--line); }
      .steps b { color: var(--ink); }
      .steps p { overflow-wrap: anywhere; }
      p.description { white-space: pre-line; overflow-wrap: anywhere; margin-bottom: var(--space-3); }
      command-bar { margin-top: var(--space-3); }
      @media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./one-problem.js").OneProblem | null} */
    this.found = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
  }

  render() {
    if (!this.found || !this.session) {
      return nothing;
    }
    const { problem, project, version, asOf } = this.found;
    const { light, standing, overdueDays = 0, lateDays = 0 } = problem;
    return html`
      <p class="top"><a id="back" href="/problems">${text("back")}</a></p>
      <div class="top">
        <h1 id="title">${problem.title}</h1>
        ${standing ? html`<status-light id="standing" light=${light} label=${word(standing)}></status-light>` : nothing}
        ${overdueDays > 0
          ? html`<span class="late">${text("overdueDays", overdueDays)}</span>`
          : lateDays > 0
            ? html`<span class="late">${text("lateDays", lateDays)}</span>`
            : nothing}
      </div>
      <p class="quiet">${word(problem.source)} · ${word(problem.category)} · ${this.#raised()}</p>
      <command-bar .label=${problem.title} .commands=${problemCommands(this.session, { problem, project, version, asOf })}></command-bar>
      <div class="columns">
        <div>${this.#facts()} ${this.#photos()} ${this.#blocks()}</div>
        <div>${this.#history()}</div>
      </div>
    `;
  }

  #raised() {
    const { problem, names } = /** @type {import("./one-problem.js").OneProblem} */ (this.found);
    return text("raisedBy", names.get(problem.raisedBy) ?? problem.raisedBy, moment(problem.raisedAt));
  }

  #facts() {
    const { problem } = /** @type {import("./one-problem.js").OneProblem} */ (this.found);
    const { projectId, projectName, nodeId, nodeName, rectification } = problem;
    /** @type {[string, unknown][]} */
    const facts = [
      ["project", projectId ? html`<a href=${projectAddress(projectId, nodeId ?? "")}>${projectName ?? projectId}${nodeName ? ` · ${nodeName}` : ""}</a>` : "—"],
      ["area", areaName(problem.area)],
      ["owner", problem.ownerKnown === false ? `${problem.owner.name}（${text("unknownOwner")}）` : problem.owner.name],
      ["unit", problem.unit.name],
      ["leader", problem.leader?.name ?? "—"],
      ["original", day(problem.originalDueDate)],
      ["due", day(problem.dueDate)],
      ["rectifiedOn", rectification ? day(rectification.on) : null],
      ["rectification", rectification?.note],
      ["closedOn", problem.closedOn ? day(problem.closedOn) : null],
      ["standardItem", problem.standardItem],
      ["source", problem.deduction ? text("deduction", problem.deduction) : null],
    ];
    return html`<section class="card">
      <h2>${text("description")}</h2>
      <p class="description">${problem.description || "—"}</p>
      <dl>
        ${facts.map(([name, value]) => (value ? html`<dt>${text(/** @type {any} */ (name))}</dt><dd>${value}</dd>` : nothing))}
      </dl>
    </section>`;
  }

  #photos() {
    const { problem } = /** @type {import("./one-problem.js").OneProblem} */ (this.found);
    return html`<section class="card" aria-label=${text("photos")}>
      <h2>${text("photos")}</h2>
      <div class="sides">
        <div id="before"><h3>${text("before")}</h3>${photosOf(problem.photos, text("before"))}</div>
        <div id="after"><h3>${text("after")}</h3>${photosOf(problem.rectification?.photos ?? [], text("after"))}</div>
      </div>
    </section>`;
  }

  #blocks() {
    const { problem, nodes } = /** @type {import("./one-problem.js").OneProblem} */ (this.found);
    return html`<section class="card">
      <h2>${text("blocks")}</h2>
      ${problem.blocks.length === 0
        ? html`<p class="quiet">${text("noBlocks")}</p>`
        : html`<ul id="blocks">
            ${problem.blocks.map((/** @type {string} */ nodeId) => {
              const row = nodes.find((node) => node.nodeId === nodeId);
              return html`<li>
                <a href=${projectAddress(problem.projectId, nodeId)}>${row?.nodeName ?? nodeId}</a>
                ${row ? html`<status-light light=${row.light} label=${word(row.standing)}></status-light> ${text("due")} ${day(row.dueDate)}` : nothing}
              </li>`;
            })}
          </ul>`}
    </section>`;
  }

  #history() {
    const { steps, names } = /** @type {import("./one-problem.js").OneProblem} */ (this.found);
    return html`<section class="card">
      <h2>${text("history")}</h2>
      <ol class="steps" id="history">
        ${steps.map(
          ({ kind, by, at, note, photos, dueDate }) => html`<li>
            <p><b>${text(/** @type {any} */ (`step_${kind}`))}</b> <span class="quiet">${names.get(by) ?? by} · ${moment(at)} · ${text("stepDue", day(dueDate))}</span></p>
            ${note ? html`<p>${note}</p>` : nothing}
            ${photos.length > 0 ? photosOf(photos, text(/** @type {any} */ (`step_${kind}`))) : nothing}
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

/**
 * @param {string[]} photos SHA-256
 * @param {string} name of what they show
 */
function photosOf(photos, name) {
  return photos.length === 0
    ? html`<p class="quiet">${text("noPhotos")}</p>`
    : html`<div class="photos">${photos.map((sha256, index) => html`<stored-photo sha256=${sha256} label=${text("photoOf", name, index + 1)}></stored-photo>`)}</div>`;
}

customElements.define("problem-view", ProblemView);
