// @ts-check
// The problem list (问题清单): all problems of a programme, one of them, citizens' reports, and the import of a workbook.

import { css, html, nothing } from "lit";
import { partsOfPath, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/command-dialog.js";
import { raiseProblem } from "/desk/commands/raise-problem.js";
import { DeskPage } from "/desk/desk-page.js";
import { fetchProgrammes, firstProgramme, rememberProgramme } from "/desk/programmes.js";
import { hasRole } from "/desk/rights.js";
import { all, get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import "./citizen-reports.js";
import "./import-view.js";
import { fetchProblem } from "./one-problem.js";
import "./problem-figures.js";
import "./problem-filters.js";
import "./problem-table.js";
import "./problem-view.js";
import { fetchChoices, fetchFirst, fetchMore, queryOf } from "./query.js";
import { text } from "./texts.js";

/** The lists follow a command within a moment. */
const LISTS_FOLLOW_MS = 2_000;

/** @typedef {import("./query.js").ProblemQuery} ProblemQuery */

export class ProblemsPage extends DeskPage {
  static properties = {
    programmes: { state: true },
    asked: { state: true },
    address: { state: true },
    page: { state: true },
    figures: { state: true },
    choices: { state: true },
    found: { state: true },
    isBusy: { state: true },
    trouble: { state: true },
  };

  static styles = [
    controls,
    css`
      .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); margin-bottom: var(--space-3); }
      .top nav { display: flex; flex-wrap: wrap; gap: var(--space-1); flex: 1; }
      .top h1 { font-size: var(--text); }
      .top nav a { display: inline-flex; align-items: center; min-height: var(--target); padding: 0 var(--space-3); color: var(--ink-quiet); font-weight: 600; text-decoration: none; border-radius: var(--radius); }
      .top nav a[aria-current] { color: var(--accent); background: var(--accent-ground); }
      @media print { .top nav, .top button { display: none; } }
    `,
  ];

  #asks = 0;
  #back = () => {
    this.#readAddress();
    void this.load(() => this.opened());
  };

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    /** @type {ProblemQuery} */
    this.asked = {};
    /** @type {Record<string, string>} what the address says besides */
    this.address = {};
    /** @type {{items: any[], next: string | null, asOf: string} | null} */
    this.page = null;
    /** @type {any} */
    this.figures = null;
    /** @type {Awaited<ReturnType<typeof fetchChoices>> | null} */
    this.choices = null;
    /** @type {import("./one-problem.js").OneProblem | null} */
    this.found = null;
    this.isBusy = false;
    this.trouble = "";
    this.#readAddress();
  }

  get current() {
    return "problems";
  }

  get heading() {
    return this.found?.problem.title ?? text("title");
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#back);
  }

  async opened() {
    const problemId = this.#problemId;
    if (problemId) {
      this.found = await fetchProblem(problemId);
      return;
    }
    this.found = null;
    if (this.programmes.length === 0) {
      this.programmes = await fetchProgrammes();
      const first = await firstProgramme(this.programmes, this.asked.programme, this.session);
      this.asked = { ...this.asked, programme: first?.programmeId ?? "" };
    }
    if (this.#view === "list" && this.asked.programme) {
      await this.#fetch();
    }
  }

  content() {
    if (this.#problemId) {
      return html`<problem-view .found=${this.found} .session=${this.session} @done=${() => this.#changed()}></problem-view>`;
    }
    if (!this.asked.programme) {
      return html`<p class="card quiet">${text("noProgramme")}</p>`;
    }
    return html`${this.#top()} ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing} ${this.#content()}
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#commanded(event.detail)}></command-dialog>`;
  }

  #top() {
    const { session } = this;
    const moderates = hasRole(session, "SUPERVISOR", "COMMANDER");
    const imports = hasRole(session, "SUPERVISOR", "COMMANDER", "LEADER");
    const views = [
      { view: "list", title: text("title"), isShown: true },
      { view: "citizens", title: text("citizensTitle"), isShown: moderates },
      { view: "import", title: text("importTitle"), isShown: imports },
    ].filter(({ isShown }) => isShown);
    const programme = encodeURIComponent(this.asked.programme ?? "");
    return html`<div class="top">
      <nav aria-label=${text("views")}>
        ${views.map(({ view, title }) => {
          const href = `/problems?programme=${programme}${view === "list" ? "" : `&view=${view}`}`;
          const link = html`<a id="view-${view}" href=${href} aria-current=${view === this.#view ? "page" : nothing}>${title}</a>`;
          return view === this.#view ? html`<h1>${link}</h1>` : link;
        })}
      </nav>
      ${this.#view === "list" && hasRole(session, "SUPERVISOR", "COMMANDER", "LEADER", "UNIT", "OWNER", "REPORTER")
        ? html`<button id="raise" type="button" @click=${() => this.#chooseProject()}>${text("raise")}</button>`
        : nothing}
    </div>`;
  }

  #content() {
    const { asked, programmes } = this;
    switch (this.#view) {
      case "citizens":
        return html`<citizen-reports
          .state=${/** @type {any} */ (this.address.state || "PENDING")}
          .chosen=${this.address.report ?? ""}
          .programmes=${programmes}
          @choose=${(/** @type {CustomEvent} */ event) => this.#show(event.detail)}
        ></citizen-reports>`;
      case "import":
        return html`<import-view
          .programme=${asked.programme}
          .name=${programmes.find(({ programmeId }) => programmeId === asked.programme)?.name ?? ""}
        ></import-view>`;
      default:
        return html`<problem-figures .figures=${this.figures} .asked=${asked} @filter=${(/** @type {CustomEvent} */ event) => this.#filter(event.detail)}></problem-figures>
          <problem-filters
            .programmes=${programmes}
            .asked=${asked}
            .choices=${this.choices}
            @filter=${(/** @type {CustomEvent} */ event) => this.#filter(event.detail)}
          ></problem-filters>
          <problem-table
            .page=${this.page}
            .asked=${asked}
            .isBusy=${this.isBusy}
            @sort=${(/** @type {CustomEvent} */ event) => this.#filter({ sort: event.detail })}
            @more=${() => this.#more()}
          ></problem-table>`;
    }
  }

  get #problemId() {
    return partsOfPath()[1] ?? "";
  }

  get #view() {
    const { view = "" } = this.address;
    return ["citizens", "import"].includes(view) ? view : "list";
  }

  #readAddress() {
    this.address = stateOfAddress();
    const { programme } = this.asked;
    this.asked = queryOf(this.address);
    this.asked.programme ||= programme ?? "";
  }

  /** @param {Record<string, string>} changes of what the address says */
  #show(changes) {
    this.address = { ...this.address, ...changes };
    showInAddress(changes);
  }

  /** @param {Record<string, string>} changes */
  #filter(changes) {
    const { programme } = this.asked;
    this.asked = { ...this.asked, ...changes };
    showInAddress({ ...changes, programme: this.asked.programme });
    if (this.asked.programme !== programme) {
      this.choices = null;
      this.figures = null;
    }
    rememberProgramme(this.asked.programme ?? "", this.session?.personId ?? "");
    void this.#try(() => this.#fetch());
  }

  async #fetch() {
    const { asked } = this;
    const programme = asked.programme ?? "";
    this.#asks += 1;
    const asks = this.#asks;
    this.isBusy = true;
    try {
      const [page, overview, choices] = await Promise.all([fetchFirst(asked), get("/api/v1/overview", { programme }), this.choices ?? fetchChoices(programme)]);
      if (asks === this.#asks) {
        this.page = page;
        this.figures = overview.problems;
        this.choices = choices;
      }
    } finally {
      this.isBusy = false;
    }
  }

  async #more() {
    const { page } = this;
    if (page?.next) {
      await this.#try(async () => {
        const next = await fetchMore(this.asked, page.next ?? "");
        this.page = { ...next, items: [...page.items, ...next.items] };
      });
    }
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    this.trouble = "";
    try {
      await this.load(work);
    } catch (failure) {
      this.trouble = text("failed", failure instanceof Error ? failure.message : String(failure));
    }
  }

  /** What is wrong is asked for once it is known of which project. */
  #chooseProject() {
    const fields = (/** @type {{value: string, label: string}[]} */ options) => [
      { name: "projectId", label: text("project"), type: /** @type {const} */ ("pick"), isRequired: true, options },
    ];
    this.#dialog.open({
      name: "chooseProject",
      label: text("next"),
      effect: text("raiseEffect"),
      fields: fields([]),
      prepare: async () => {
        const { items } = await all("/api/v1/projects", { programme: this.asked.programme ?? "" });
        return fields(items.map(({ projectId, name }) => ({ value: projectId, label: `${name}（${projectId}）` })));
      },
      send: async (/** @type {Record<string, string>} */ { projectId = "" }) => {
        const [project, rows] = await Promise.all([
          get(`/api/v1/projects/${encodeURIComponent(projectId)}`),
          all("/api/v1/deadlines", { project: projectId }),
        ]);
        return { project, nodes: rows.items, asOf: rows.asOf };
      },
    });
  }

  /** @param {{command: string, answer: any}} given */
  async #commanded({ command, answer }) {
    if (command !== "chooseProject") {
      await this.#changed();
      return;
    }
    const raising = this.session && raiseProblem(this.session, answer);
    if (raising) {
      await this.#dialog.open(raising);
    } else {
      this.trouble = text("mayNotRaise", answer.project.name);
    }
  }

  async #changed() {
    await this.#try(() => this.opened());
    setTimeout(() => void this.#try(() => this.opened()), LISTS_FOLLOW_MS);
  }

  get #dialog() {
    return /** @type {any} */ (this.renderRoot.querySelector("command-dialog"));
  }
}

customElements.define("problems-page", ProblemsPage);
