// @ts-check
import { css, html, nothing } from "lit";
import { partsOfPath, showInAddress, stateOfAddress } from "/desk/address.js";
import { stampOf, untilChanged } from "/desk/commands/awaiting.js";
import { text as commandText } from "/desk/commands/texts.js";
import { DeskPage } from "/desk/desk-page.js";
import "/desk/list-files.js";
import { Refused } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import "./alert-cards.js";
import "./date-changes.js";
import { ProjectFollower } from "./follower.js";
import "./history-list.js";
import "./node-panel.js";
import "./order-cards.js";
import "./plan-view.js";
import { fetchProject } from "./project-data.js";
import "./project-head.js";
import "./project-lists.js";
import "./report-cards.js";
import { text } from "./texts.js";

const TABS = /** @type {const} */ (["plan", "deadlines", "responsibilities", "problems", "reports", "dates", "orders", "alerts", "history"]);

/** @typedef {typeof TABS[number]} Tab */

/** What is printed, where there is something in it: the plan prints its table, which holds the deadlines. */
const PRINTED = /** @type {readonly string[]} */ (["plan", "responsibilities", "problems", "dates", "orders"]);

/** Commands whose effect no list of the page shows: what they change is somewhere else. */
const UNSEEN = ["silence"];
const SAID_MS = 8_000;

/** One project: its plan, its three lists, reports, dates, orders, alerts and history, and every command that the person may give. */
class ProjectPage extends DeskPage {
  static properties = { ...DeskPage.properties, view: { state: true }, address: { state: true }, said: { state: true }, isAway: { state: true } };

  static styles = [
    controls,
    css`
      .tools { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); align-items: center; justify-content: flex-end; margin-bottom: var(--space-3); }
      .tools p { margin-right: auto; }
      .said { position: fixed; bottom: var(--space-6); left: 50%; transform: translateX(-50%); z-index: 5; max-width: calc(100vw - 2rem); }
      .said p { box-shadow: 0 0.25rem 1rem #0004; font-weight: 600; }
      .tabs { display: flex; flex-wrap: wrap; gap: var(--space-1); margin: var(--space-4) 0 var(--space-3); border-bottom: 2px solid var(--line); }
      .tabs a {
        display: inline-flex; align-items: center; gap: var(--space-1); min-height: var(--target); padding: 0 var(--space-3); border-radius: var(--radius) var(--radius) 0 0;
        color: var(--ink-quiet); text-decoration: none; font-weight: 600; white-space: nowrap;
      }
      .tabs a:hover { background: var(--sunken); color: var(--ink); }
      .tabs a[aria-current] { background: var(--accent); color: var(--ink-inverse); }
      .tabs small { font-size: var(--text-small); }
      .body { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); align-items: start; }
      .body.withNode { grid-template-columns: minmax(0, 1fr) minmax(22rem, 30rem); }
      .part { display: none; }
      .part.shown { display: block; }
      .part h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 75rem) {
        .body.withNode { grid-template-columns: minmax(0, 1fr); }
        .body.withNode node-panel { order: -1; }
      }
      @media (max-width: 48rem) {
        .tabs { flex-wrap: nowrap; overflow-x: auto; }
      }
      @media print {
        .tools button, .said, .tabs, node-panel { display: none; }
        .part h2 { break-after: avoid; }
        .body, .body.withNode { display: block; }
        .part.onPaper { display: block; margin-top: 6mm; }
        .part:not(.onPaper) { display: none; }
        .part h2 { position: static; width: auto; height: auto; clip-path: none; margin-bottom: 2mm; }
      }
    `,
  ];

  #isFollowing = false;
  /** @type {ProjectFollower | null} */
  #follower = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #quiet;
  #popped = () => {
    this.address = stateOfAddress();
  };
  #shown = () => {
    if (document.visibilityState === "visible" && this.view) {
      void this.#refresh();
    }
  };

  constructor() {
    super();
    /** @type {import("./project-data.js").ProjectView | null} */
    this.view = null;
    /** @type {Record<string, string>} */
    this.address = stateOfAddress();
    /** @type {{kind: "" | "good" | "warn" | "bad", text: string}} what became of the last command */
    this.said = { kind: "", text: "" };
    /** Whether the platform can't be reached just now. */
    this.isAway = false;
  }

  get current() {
    return "wall";
  }

  get heading() {
    return this.view?.project.name ?? text("project");
  }

  get projectId() {
    return partsOfPath()[1] ?? "";
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#popped);
    document.addEventListener("visibilitychange", this.#shown);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#popped);
    document.removeEventListener("visibilitychange", this.#shown);
    this.#follower?.stop();
  }

  async opened() {
    const follower = this.#newFollower();
    await follower.note();
    this.view = await fetchProject(this.projectId);
    follower.start();
    if (this.address.node) {
      await this.#focusNode();
    }
  }

  /** Refreshes the page when others have changed the project. */
  #newFollower() {
    this.#follower?.stop();
    this.#follower = new ProjectFollower(this.projectId, {
      onNews: async () => {
        if (!this.#isFollowing) {
          this.view = await fetchProject(this.projectId);
        }
      },
      onAway: (isAway) => (this.isAway = isAway),
      onRefused: (failure) => void this.load(() => Promise.reject(failure)).catch(() => {}),
    });
    return this.#follower;
  }

  content() {
    const { view, address } = this;
    if (!view) {
      return nothing;
    }
    const tab = this.#tab();
    return html`<div @click=${(/** @type {Event} */ event) => this.#follow(event)} @done=${(/** @type {CustomEvent} */ event) => this.#after(event)}>
      <div class="tools">
        <p class="quiet">${text("asOf", moment(view.asOf))}</p>
        <button id="refresh" type="button" @click=${() => this.#refresh()}>${text("refresh")}</button>
        <button id="print" type="button" @click=${() => print()}>${text("print")}</button>
      </div>
      ${this.isAway ? html`<p class="note warn" id="away" role="status">${text("away", moment(view.asOf))}</p>` : nothing}
      <div class="said" role="status" id="said">${this.said.text ? html`<p class="note ${this.said.kind}">${this.said.text}</p>` : nothing}</div>
      <project-head .view=${view} .session=${this.session}></project-head>
      <nav class="tabs" aria-label=${text("tabs")}>
        ${TABS.map(
          (one) => html`<a href="?tab=${one}" data-tab=${one} aria-current=${one === tab ? "page" : nothing}>${text(one)} <small>${this.#count(one)}</small></a>`,
        )}
      </nav>
      <div class="body ${address.node ? "withNode" : ""}">
        <div>${TABS.map((one) => this.#part(one, one === tab, view))}</div>
        ${address.node
          ? html`<node-panel .view=${view} .session=${this.session} node=${address.node} @close=${() => this.#go({ node: "" })}></node-panel>`
          : nothing}
      </div>
    </div>`;
  }

  /** @returns {Tab} */
  #tab() {
    return TABS.find((one) => one === this.address.tab) ?? "plan";
  }

  /** @param {Tab} tab */
  #count(tab) {
    const { view } = this;
    switch (tab) {
      case "plan":
      case "history":
        return "";
      case "deadlines":
      case "responsibilities":
      case "problems":
        return view?.schedule[tab].length;
      case "reports":
        return view?.hasMoreReports ? `${view.reports.value?.length}+` : view?.reports.value?.length;
      case "dates":
        return (view?.extensions.value?.length ?? 0) + (view?.suspensions.value?.length ?? 0);
      case "orders":
        return view?.orders.value?.length;
      case "alerts":
        return view?.alerts.value?.length;
    }
  }

  /**
   * A part stays in the page when another is shown, so that all of them can be printed; only what is shown or printed is drawn.
   *
   * @param {Tab} tab
   * @param {boolean} isShown
   * @param {import("./project-data.js").ProjectView} view
   */
  #part(tab, isShown, view) {
    const isOnPaper = PRINTED.includes(tab) && (tab === "plan" || Boolean(this.#count(tab)));
    if (!isShown && !isOnPaper) {
      return nothing;
    }
    return html`<section class="part ${isShown ? "shown" : ""} ${isOnPaper ? "onPaper" : ""}" data-part=${tab} aria-label=${text(tab)}>
      <h2>${text(tab)}</h2>
      ${this.#inside(tab, view)}
    </section>`;
  }

  /**
   * @param {Tab} tab
   * @param {import("./project-data.js").ProjectView} view
   */
  #inside(tab, view) {
    const list = this.#listOf(tab);
    return html`${list ? html`<list-files address=${list.address} .parameters=${list.parameters}></list-files>` : nothing}${this.#content(tab, view)}`;
  }

  /**
   * @param {Tab} tab
   * @returns {{address: string, parameters: Record<string, string>} | null} the list that a part shows and that files are made of
   */
  #listOf(tab) {
    const parameters = { project: this.projectId };
    switch (tab) {
      case "deadlines":
      case "responsibilities":
      case "problems":
      case "alerts":
        return { address: `/api/v1/${tab}`, parameters };
      case "reports":
        return { address: "/api/v1/site-reports", parameters };
      case "orders":
        return { address: "/api/v1/supervision-orders", parameters };
      case "history":
        return { address: `/api/v1/projects/${encodeURIComponent(this.projectId)}/history`, parameters: {} };
      default:
        return null;
    }
  }

  /**
   * @param {Tab} tab
   * @param {import("./project-data.js").ProjectView} view
   */
  #content(tab, view) {
    const { session } = this;
    const node = this.address.node ?? "";
    switch (tab) {
      case "plan":
        return html`<plan-view
          .schedule=${view.schedule}
          mode=${this.address.view ?? ""}
          node=${node}
          @choose-node=${(/** @type {CustomEvent} */ event) => this.#openNode(event.detail)}
          @mode=${(/** @type {CustomEvent} */ event) => this.#go({ view: event.detail })}
        ></plan-view>`;
      case "deadlines":
      case "responsibilities":
      case "problems":
        return html`<project-list kind=${tab} .view=${view} .session=${session} node=${node}></project-list>`;
      case "reports":
        return part(view.reports, (reports) => html`<report-cards .reports=${reports} .nodes=${nodeNames(view)} .names=${view.names} ?hasMore=${view.hasMoreReports}></report-cards>`);
      case "dates":
        return part(view.extensions, () => html`<date-changes .view=${view} .session=${session}></date-changes>`);
      case "orders":
        return part(view.orders, (orders) => html`<order-cards .orders=${orders} .names=${view.names} .session=${session} asOf=${view.asOf}></order-cards>`);
      case "alerts":
        return part(view.alerts, (alerts) => html`<alert-cards .alerts=${alerts} .view=${view} .session=${session}></alert-cards>`);
      case "history":
        return html`<history-list projectId=${this.projectId} asOf=${view.asOf}></history-list>`;
    }
  }

  /**
   * A link to a tab or a node of this page changes the address without loading the page anew.
   *
   * @param {Event} event
   */
  #follow(event) {
    const mouse = /** @type {MouseEvent} */ (event);
    const link = /** @type {HTMLElement | undefined} */ (
      event.composedPath().find((one) => one instanceof HTMLElement && one.matches("a[data-node], a[data-tab]"))
    );
    if (!link || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.button !== 0) {
      return;
    }
    event.preventDefault();
    const { node, tab } = link.dataset;
    if (node) {
      void this.#openNode(node);
    } else {
      this.#go({ tab: tab === "plan" ? "" : (tab ?? "") });
    }
  }

  /** @param {string} node */
  async #openNode(node) {
    this.#go({ node });
    await this.#focusNode();
  }

  async #focusNode() {
    await this.updateComplete;
    const panel = /** @type {import("./node-panel.js").NodePanel | null} */ (this.renderRoot.querySelector("node-panel"));
    await panel?.takeFocus();
  }

  /** @param {Record<string, string>} changes */
  #go(changes) {
    showInAddress(changes, { push: true });
    this.address = stateOfAddress();
  }

  async #refresh() {
    try {
      await this.load(async () => {
        this.view = await fetchProject(this.projectId);
      });
      this.#showStatus("", "");
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      this.#showStatus("bad", text("stale", moment(this.view?.asOf ?? Date.now()), why));
    }
  }

  /**
   * Says what became of a command; what went well is said for a while.
   *
   * @param {"" | "good" | "warn" | "bad"} kind
   * @param {string} what
   */
  #showStatus(kind, what) {
    clearTimeout(this.#quiet);
    this.said = { kind, text: what };
    if (kind === "good") {
      this.#quiet = setTimeout(() => this.#showStatus("", ""), SAID_MS);
    }
  }

  /**
   * A command was accepted: the lists follow within a moment.
   *
   * @param {CustomEvent} event
   */
  async #after(event) {
    if (UNSEEN.includes(event.detail.command)) {
      this.#showStatus("good", commandText("shown"));
      return;
    }
    if (this.#isFollowing || !this.view) {
      return;
    }
    this.#isFollowing = true;
    this.#showStatus("warn", commandText("saved"));
    const before = stampOfView(this.view);
    try {
      const look = async () => {
        const view = await fetchProject(this.projectId);
        this.view = view;
        return stampOfView(view);
      };
      const isChanged = await untilChanged(look, before);
      this.#showStatus(isChanged ? "good" : "warn", commandText(isChanged ? "shown" : "late"));
    } finally {
      this.#isFollowing = false;
    }
  }
}

/**
 * @template T
 * @param {import("./project-data.js").Part<T>} part
 * @param {(value: T) => unknown} show
 */
function part({ value, failure }, show) {
  if (!failure) {
    return show(/** @type {T} */ (value));
  }
  const isForbidden = failure instanceof Refused && failure.status === 403;
  return html`<p class="note warn" role="status">${isForbidden ? text("partForbidden") : text("partFailed", failure.message)}</p>`;
}

/** @param {import("./project-data.js").ProjectView} view */
function nodeNames(view) {
  return new Map(view.schedule.nodes.map((/** @type {any} */ node) => [node.nodeId, node.name]));
}

/** @param {import("./project-data.js").ProjectView} view */
function stampOfView({ schedule, orders, alerts, reports, project }) {
  return [
    schedule.sequence,
    stampOf(schedule.deadlines),
    stampOf(schedule.problems),
    orders.value?.map(({ order, version }) => `${order.orderId}/${version}/${order.state}`).join(" "),
    alerts.value?.map((alert) => `${alert.alertId}/${alert.acknowledgedAt ?? ""}`).join(" "),
    reports.value?.[0]?.reportId,
    project.withdrawal?.withdrawnAt,
  ].join("|");
}

customElements.define("project-page", ProjectPage);
