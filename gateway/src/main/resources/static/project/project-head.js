// @ts-check
import { css, html, nothing } from "lit";
import { projectCommands } from "/desk/commands/project-commands.js";
import "/desk/commands/command-bar.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { progressByWeight, progressOf } from "/shared/figures.js";
import { day, dayOf } from "/shared/format.js";
import { colon, comma } from "/shared/language.js";
import { word } from "/shared/words.js";
import { count, money, percentOfRate } from "./figures.js";
import { text } from "./texts.js";

const LIGHTS = /** @type {const} */ (["RED", "AMBER", "YELLOW", "GREEN", "GREY"]);

/** A project's description, its state, and its commands. */
export class ProjectHead extends Localized {
  static properties = { view: { attribute: false }, session: { attribute: false } };

  static styles = [
    controls,
    css`
      .title { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: baseline; margin-bottom: var(--space-3); }
      .title small { color: var(--ink-quiet); }
      .parts { display: grid; grid-template-columns: 3fr 2fr; gap: var(--space-4); }
      dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: var(--space-2) var(--space-4); }
      dt { color: var(--ink-quiet); font-size: var(--text-small); }
      dd { font-weight: 600; overflow-wrap: anywhere; }
      .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: var(--space-3); margin-bottom: var(--space-3); }
      .figures b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
      .figures span { color: var(--ink-quiet); font-size: var(--text-small); }
      .lights { display: flex; flex-wrap: wrap; gap: var(--space-2); }
      .verdict { margin-top: var(--space-3); }
      .verdict ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin-top: var(--space-1); }
      .verdict a { color: inherit; font-weight: 600; }
      .side { border-left: 1px solid var(--line); padding-left: var(--space-4); }
      command-bar { margin-top: var(--space-4); }
      .withdrawn { margin-bottom: var(--space-3); }
      @media (max-width: 62rem) {
        .parts { grid-template-columns: 1fr; }
        .side { border-left: 0; padding-left: 0; border-top: 1px solid var(--line); padding-top: var(--space-3); }
      }
      @media print {
        .card { padding: 0; border: 0; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./project-data.js").ProjectView | null} */
    this.view = null;
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
  }

  render() {
    const { view, session } = this;
    if (!view || !session) {
      return nothing;
    }
    const { project, version, schedule, asOf } = view;
    const { withdrawal } = project;
    return html`<section class="card">
      ${withdrawal
        ? html`<p class="note warn withdrawn" id="withdrawn">${text("withdrawn", day(dayOf(withdrawal.withdrawnAt)), withdrawal.reason)}</p>`
        : nothing}
      <div class="title"><h1 id="name">${project.name}</h1><small>${project.projectId}</small></div>
      <div class="parts">
        <dl>${this.#facts(view).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
        <div class="side">${schedule.nodes.length > 0 ? this.#standing(view) : nothing}</div>
      </div>
      <command-bar
        id="projectCommands"
        about="project"
        label=${text("projectCommands")}
        .commands=${projectCommands(session, { project, version, nodes: schedule.deadlines, asOf })}
      ></command-bar>
    </section>`;
  }

  /**
   * @param {import("./project-data.js").ProjectView} view
   * @returns {string[][]} names and values
   */
  #facts({ project, programme, investment }) {
    const { scope } = project;
    const known = programme.value;
    const field = known?.fields.find((/** @type {any} */ one) => one.fieldId === project.field)?.name ?? project.field;
    const headquarters =
      known?.headquarters.find((/** @type {any} */ one) => one.headquartersId === project.headquarters)?.name ?? project.headquarters ?? "—";
    const total = investment.value?.total;
    return [
      [text("programme"), known?.name ?? project.programme],
      [text("field"), field],
      [text("headquarters"), headquarters],
      [text("area"), areaName(project.area)],
      [text("unit"), project.unit.name],
      [text("leader"), project.leader?.name ?? "—"],
      [text("totalInvestment"), money(project.totalInvestment)],
      [text("planned"), money(project.plannedThisYear)],
      ...(total ? [[text("paid"), money(total.paid)], [text("completionRate"), total.completionRate === null ? word(total.completionRateReason) : percentOfRate(total.completionRate)]] : []),
      ...(scope ? [[text("scope"), text("scopeText", count(scope.buildings), count(scope.households), count(scope.areaSquareMetres))]] : []),
    ];
  }

  /** @param {import("./project-data.js").ProjectView} view */
  #standing({ schedule, plan }) {
    const { nodes } = schedule;
    const done = nodes.filter((/** @type {any} */ node) => node.completedOn).length;
    const share = progressByWeight(nodes.map((/** @type {any} */ node) => ({ weight: node.weight, progress: progressOf(node) })));
    const isPartial = plan.value && plan.value.nodes.length > nodes.length;
    return html`<div class="figures">
        <p><b id="nodesDone">${text("nodesDoneOf", done, nodes.length)}</b><span>${text("nodesDone")}</span></p>
        <p><b id="share">${Math.round(share)}%</b><span>${text("share")}</span></p>
      </div>
      <div class="lights" aria-label=${text("lights")} role="group">
        ${LIGHTS.map((light) => [light, nodes.filter((/** @type {any} */ node) => node.light === light).length])
          .filter(([, count]) => count !== 0)
          .map(([light, count]) => html`<status-light light=${light} label="${word(String(light))} ${count}"></status-light>`)}
      </div>
      ${isPartial ? html`<p class="hint" id="partial">${text("partial", nodes.length)}</p>` : nothing} ${this.#verdict(schedule, done)}`;
  }

  /**
   * @param {any} schedule
   * @param {number} done
   */
  #verdict(schedule, done) {
    if (done === schedule.nodes.length) {
      return html`<p class="note good verdict" id="verdict">${text("finished")}</p>`;
    }
    const chain = schedule.nodes.filter((/** @type {any} */ node) => schedule.drivingChain.includes(node.nodeId));
    return html`<div class="note verdict ${schedule.feasible ? "good" : "bad"}" id="verdict">
      <p>${schedule.feasible ? text("feasible") : text("late", schedule.shortByDays)}</p>
      ${chain.length > 0 && !schedule.feasible
        ? html`<ul aria-label=${text("chain")}>
            ${chain.map((/** @type {any} */ node) => html`<li><a href="?node=${encodeURIComponent(node.nodeId)}" data-node=${node.nodeId}>${node.name}</a></li>`)}
          </ul>`
        : nothing}
      ${schedule.heldBy.length > 0
        ? html`<p>${text("heldBy")}${colon()}${schedule.heldBy.map((/** @type {any} */ one) => one.title).join(comma())}</p>`
        : nothing}
      ${schedule.calendarAssumed ? html`<p class="hint">${text("calendarAssumed")}</p>` : nothing}
    </div>`;
  }
}

customElements.define("project-head", ProjectHead);
