// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import "/desk/commands/command-bar.js";
import { problemCommands } from "/desk/commands/problem-commands.js";
import { problemAddress } from "/desk/address.js";
import "/desk/signed-photo.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { day, dayOf, moment } from "/shared/format.js";
import { word } from "/shared/words.js";
import { shortDay } from "./figures.js";
import { nodeLink } from "./node-link.js";
import { dueCell } from "./plan-view.js";
import { text } from "./texts.js";

/** @typedef {import("./project-data.js").ProjectView} ProjectView */
/** @typedef {import("/desk/data-table.js").Column<any>} Column */

/** One of a project's three lists: deadlines, responsibilities, problems. */
export class ProjectList extends Localized {
  static properties = { view: { attribute: false }, session: { attribute: false }, kind: {}, node: {} };

  static styles = [
    controls,
    css`
      ul.problems { display: grid; gap: var(--space-3); }
      .top { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: baseline; }
      a { color: var(--accent); }
      .photos { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
      li p { margin-top: var(--space-1); }
      command-bar { margin-top: var(--space-3); }
      .late { color: var(--red-ink); font-weight: 600; }
    `,
  ];

  constructor() {
    super();
    /** @type {ProjectView | null} */
    this.view = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    /** @type {"deadlines" | "responsibilities" | "problems"} */
    this.kind = "deadlines";
    this.node = "";
  }

  render() {
    const { view } = this;
    if (!view) {
      return nothing;
    }
    switch (this.kind) {
      case "deadlines":
        return this.#table(view.schedule.deadlines, deadlineColumns(view.asOf), (row) => row.nodeId, (row) => row.light);
      case "responsibilities":
        return this.#table(view.schedule.responsibilities, responsibilityColumns(), (row) => `${row.owner.personId}/${row.unit.unitId}`, () => "");
      case "problems":
        return this.#problems(view);
    }
  }

  /**
   * @param {any[]} rows
   * @param {Column[]} columns
   * @param {(row: any) => string} keyOf
   * @param {(row: any) => string} lightOf
   */
  #table(rows, columns, keyOf, lightOf) {
    return html`<data-table
      caption=${text(this.kind)}
      .columns=${columns}
      .rows=${rows}
      .keyOf=${keyOf}
      .lightOf=${lightOf}
      .isChosen=${(/** @type {any} */ row) => Boolean(row.nodeId) && row.nodeId === this.node}
    ></data-table>`;
  }

  /** @param {ProjectView} view */
  #problems(view) {
    const { problems } = view.schedule;
    return problems.length === 0
      ? html`<p class="card quiet">${text("noProblems")}</p>`
      : html`<ul class="problems">
          ${problems.map((/** @type {any} */ problem) => this.#problem(problem, view))}
        </ul>`;
  }

  /**
   * @param {any} problem
   * @param {ProjectView} view
   */
  #problem(problem, { project, asOf, names }) {
    const { session } = this;
    const claim = problem.rectification;
    const photos = [...problem.photos, ...(claim?.photos ?? [])];
    return html`<li class="card" data-problem=${problem.problemId}>
      <div class="top">
        <status-light light=${problem.light} label=${word(problem.standing)}></status-light>
        <h3><a href=${problemAddress(problem.problemId)}>${problem.title}</a></h3>
        <span>${word(problem.category)}</span><span class="quiet">${word(problem.source)}</span>
        ${problem.overdueDays > 0 ? html`<span class="late">${text("overdueBy", problem.overdueDays)}</span>` : nothing}
        ${problem.reopened > 0 ? html`<span class="late">${text("reopenedTimes", problem.reopened)}</span>` : nothing}
      </div>
      <p>${problem.description}</p>
      <p class="quiet">
        ${problem.nodeId ? nodeLink(problem.nodeId, problem.nodeName ?? problem.nodeId) : text("aboutProject")} · ${text("rectifyBy")}
        ${day(problem.dueDate)} · ${text("owner")} ${problem.owner.name} · ${problem.unit.name}
        ${problem.leader ? html`· ${text("leader")} ${problem.leader.name}` : nothing}
      </p>
      ${problem.extension?.state === "PENDING"
        ? html`<p class="note warn">${text("extensionPending", day(problem.extension.requestedDueDate))}</p>`
        : nothing}
      ${claim ? html`<p>${text("rectified", names.get(claim.by) ?? claim.by, claim.note)}</p>` : nothing}
      ${photos.length > 0
        ? html`<div class="photos">
            ${photos.map((sha, index) => html`<signed-photo sha256=${sha} label=${text("photo", problem.title, index + 1)}></signed-photo>`)}
          </div>`
        : nothing}
      ${session
        ? html`<command-bar about="problem/${problem.problemId}" label=${problem.title} .commands=${problemCommands(session, { problem, project, asOf })}></command-bar>`
        : nothing}
    </li>`;
  }
}

/**
 * @param {string} asOf
 * @returns {Column[]}
 */
function deadlineColumns(asOf) {
  return [
    { key: "node", title: text("node"), isHead: true, cell: (row) => nodeLink(row.nodeId, row.nodeName) },
    { key: "standing", title: text("standing"), cell: (row) => html`<status-light light=${row.light} label=${word(row.standing)}></status-light>` },
    { key: "due", title: text("due"), isWhole: true, cell: (row) => dueCell(row, asOf) },
    { key: "forecast", title: text("forecast"), isWhole: true, cell: (row) => (row.completedOn ? "—" : shortDay(row.forecastDate, asOf)) },
    { key: "completed", title: text("completedOn"), isWhole: true, cell: (row) => shortDay(row.completedOn, asOf) },
    { key: "progress", title: text("progress"), isNumber: true, isWhole: true, cell: (row) => html`${row.progressPercent}%${lateness(row)}` },
    { key: "owner", title: text("owner"), isWhole: true, cell: (row) => html`${row.owner?.name ?? "—"}<small>${row.ownerKnown ? "" : text("ownerUnknown")}</small>` },
    { key: "unit", title: text("unit"), isMinor: true, cell: (row) => row.unit?.name ?? "—" },
    { key: "signed", title: text("signed"), cell: (row) => signature(row, asOf) },
    { key: "report", title: text("lastReport"), isMinor: true, isWhole: true, cell: (row) => lastReport(row) },
  ];
}

/** @param {any} row */
function lateness(row) {
  if (row.overdueDays > 0) {
    return html`<small>${text("overdueBy", row.overdueDays)}</small>`;
  }
  return row.completedOn && row.lateDays > 0 ? html`<small>${text("lateBy", row.lateDays)}</small>` : nothing;
}

/**
 * @param {any} row
 * @param {string} asOf
 */
export function signature(row, asOf) {
  if (row.signedAt) {
    return text("signedAt", shortDay(dayOf(row.signedAt), asOf));
  }
  if (row.objectedAt) {
    return text("objectedAt", shortDay(dayOf(row.objectedAt), asOf), row.objection ?? "");
  }
  return row.completedOn ? "—" : text("unsigned", shortDay(row.signingDueOn, asOf));
}

/** @param {any} row */
export function lastReport(row) {
  const said = row.lastReportedAt ? moment(row.lastReportedAt) : text("never");
  return row.reportMissing ? html`${said}<small>${text("reportMissing")}</small>` : said;
}

/** @returns {Column[]} */
function responsibilityColumns() {
  return [
    { key: "owner", title: text("owner"), isHead: true, cell: (row) => row.owner.name },
    { key: "unit", title: text("unit"), cell: (row) => row.unit.name },
    { key: "leader", title: text("leader"), cell: (row) => row.leader?.name ?? "—" },
    { key: "nodes", title: text("nodes"), isNumber: true, cell: (row) => row.nodes },
    { key: "unsigned", title: text("unsignedCount"), isNumber: true, cell: (row) => row.unsigned },
    { key: "silent", title: text("silentCount"), isNumber: true, cell: (row) => row.silent },
    {
      key: "counts",
      title: text("counts"),
      cell: (row) =>
        Object.entries(row.byStanding)
          .map(([standing, count]) => `${word(standing)} ${count}`)
          .join(" · "),
    },
  ];
}

customElements.define("project-list", ProjectList);
