// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { problemAddress } from "/desk/address.js";
import { all } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import { controls } from "/shared/components/localized.js";
import { count, daysLeft, shortDay } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { panels } from "../panels.js";
import { text } from "../texts.js";
import { WallScene } from "../wall-scene.js";

const OPEN = "ON_TRACK,AT_RISK,DUE_SOON,OVERDUE,CLAIMED,SUSPENDED";
const SOURCES = ["SITE", "INSPECTION", "INSTRUCTION", "ASSESSMENT", "CITIZEN"];
const MOST_SHOWN = 40;

/** Open problems: their sources, the longest overdue, those that block nodes, and the next due. */
export class ProblemsScene extends WallScene {
  static properties = { problems: { state: true } };

  static styles = [
    controls,
    panels,
    css`
      .scene { height: 100%; display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr); grid-template-rows: minmax(0, 1fr) minmax(0, 1fr); grid-template-areas: "sources oldest" "blocking next"; }
      .sources { grid-area: sources; } .oldest { grid-area: oldest; } .blocking { grid-area: blocking; } .next { grid-area: next; }
      .source { display: grid; grid-template-columns: 11rem 1fr auto; align-items: center; gap: 0.8rem; width: 100%; padding: 0.35rem 0; font-size: 1.125rem; font-weight: 400; }
      .track { display: flex; height: 1.1rem; background: var(--sunken); border-radius: 0.3rem; overflow: hidden; }
      .track i { background: var(--amber); }
      .track .red { background: var(--red); }
      .problem { display: grid; grid-template-columns: 6.2rem minmax(0, 1fr) auto; gap: 0.8rem; align-items: center; padding: 0.4rem 0.2rem; border-bottom: 0.0625rem solid var(--line); }
      .days { font-size: 1.3rem; font-weight: 700; color: var(--red-ink); white-space: nowrap; }
      .soon { font-size: 1rem; color: var(--amber-ink); font-weight: 600; }
      .title { display: block; font-size: 1.0625rem; font-weight: 600; }
      .where { display: block; color: var(--ink-quiet); }
      .who { text-align: right; }
      .who small { display: block; color: var(--ink-quiet); }
      .who .holds { color: var(--red-ink); font-weight: 600; }
      @media print { .scene { height: auto; grid-template-rows: auto auto; align-items: start; } }
      @media screen and (max-width: 1199px) { .scene { display: flex; flex-direction: column; height: auto; } }
      @media screen and (max-width: 760px) {
        .title, .where { white-space: normal; }
        .problem { grid-template-columns: 4.6rem minmax(0, 1fr); }
        .who { grid-column: 2; text-align: left; }
        .source { grid-template-columns: 7rem 1fr; }
        .source .count { grid-column: 2; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {any[] | null} the open ones */
    this.problems = null;
  }

  forget() {
    this.problems = null;
  }

  /**
   * @param {import("../wall-scene.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData({ programmeId }, isCurrent) {
    const { items } = await all("/api/v1/problems", { programme: programmeId, standing: OPEN });
    if (isCurrent()) {
      this.problems = items.sort((a, b) => a.dueDate.localeCompare(b.dueDate));
    }
  }

  render() {
    const { problems } = this;
    if (!problems) {
      return html`<p class="empty">${text("loading")}</p>`;
    }
    const late = problems.filter(({ standing }) => standing === "OVERDUE");
    const blocking = problems.filter(({ blocks }) => blocks?.length > 0).sort((a, b) => b.blocks.length - a.blocks.length);
    const next = problems.filter(({ standing }) => standing !== "OVERDUE");
    return html`<div class="scene">
      <section class="panel sources" aria-labelledby="sourcesTitle">
        <header>
          <h2 id="sourcesTitle">${text("problemsBySource")}</h2>
          <p class="count" id="problemsCount">${text("openAndLate", count(problems.length), count(late.length))}</p>
        </header>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="sourcesTitle">
          <ol id="sources">
            ${SOURCES.map((source) => this.#source(source, problems))}
          </ol>
        </div>
      </section>
      ${this.#list("oldest", text("problemsOldest"), late, text("noneOverdue"))}
      ${this.#list("blocking", text("problemsBlocking"), blocking, text("noneBlocking"))}
      ${this.#list("next", text("problemsNext"), next, text("problemsNone"))}
    </div>`;
  }

  /**
   * @param {string} source
   * @param {any[]} problems
   */
  #source(source, problems) {
    const here = problems.filter((problem) => problem.source === source);
    const late = here.filter(({ standing }) => standing === "OVERDUE").length;
    const whole = Math.max(1, problems.length);
    return html`<li>
      <button class="open source" type="button" data-source=${source} @click=${() => this.openList("problems", { source, standing: OPEN })}>
        <span class="cut">${word(source)}</span>
        <span class="track" aria-hidden="true"><i class="red" data-share=${late / whole}></i><i data-share=${(here.length - late) / whole}></i></span>
        <span class="count">${text("openAndLate", count(here.length), count(late))}</span>
      </button>
    </li>`;
  }

  /**
   * @param {string} name
   * @param {string} title
   * @param {any[]} problems
   * @param {string} empty
   */
  #list(name, title, problems, empty) {
    const counted = problems.length > MOST_SHOWN ? text("countCut", MOST_SHOWN, count(problems.length)) : text("count", count(problems.length));
    return html`<section class="panel ${name}" aria-labelledby="${name}Title">
      <header>
        <h2 id="${name}Title">${title}</h2>
        <p class="count">${problems.length ? counted : ""}</p>
      </header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="${name}Title">
        <ol id=${name}>
          ${repeat(
            problems.slice(0, MOST_SHOWN),
            ({ problemId }) => problemId,
            (problem) => this.#problem(problem),
          )}
        </ol>
        ${problems.length === 0 ? html`<p class="empty">${empty}</p>` : nothing}
      </div>
    </section>`;
  }

  /** @param {any} problem */
  #problem(problem) {
    const asOf = this.overview?.asOf ?? "";
    const isLate = problem.overdueDays > 0;
    const openWork = () => this.openList("problems", { owner: problem.owner?.personId ?? "", standing: OPEN });
    return html`<li class="problem">
      <p class=${isLate ? "days" : "soon"}>${isLate ? text("days", count(problem.overdueDays)) : daysLeft(problem.dueDate, asOf)}</p>
      <p>
        <a class="title cut" href=${problemAddress(problem.problemId)} title=${problem.title}>${problem.title}</a>
        <small class="where cut">${word(problem.source)} · ${problem.projectName ?? areaName(problem.area)}</small>
      </p>
      <p class="who">
        ${problem.owner ? html`<button class="open" type="button" @click=${openWork}>${problem.owner.name}</button>` : "—"}
        <small>${shortDay(problem.dueDate, asOf)} · ${word(problem.standing)}</small>
        ${problem.blocks?.length ? html`<small class="holds">${text("blocks", problem.blocks.length)}</small>` : nothing}
        ${problem.returns ? html`<small>${text("returned", problem.returns)}</small>` : nothing}
        ${problem.reopened ? html`<small>${text("reopened", problem.reopened)}</small>` : nothing}
      </p>
    </li>`;
  }

  updated() {
    this.renderRoot.querySelectorAll(".track i").forEach((bar) => {
      const { style, dataset } = /** @type {HTMLElement} */ (bar);
      style.width = `${Number(dataset.share) * 100}%`;
    });
  }
}

customElements.define("problems-scene", ProblemsScene);
