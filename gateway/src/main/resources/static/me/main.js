// @ts-check
// A person's own page: their pending items, their inbox, their notification settings.

import { html, nothing } from "lit";
import { partsOfPath, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/command-dialog.js";
import { DeskPage } from "/desk/desk-page.js";
import { Refused, Unreachable } from "/shared/api/http.js";
import { unreadAfter } from "/shared/api/inbox.js";
import { signOut } from "/shared/api/session.js";
import "./claims-view.js";
import { commandsFor, needMetBy, signTogether } from "./commands.js";
import "./inbox-view.js";
import "./me-tabs.js";
import "./said-note.js";
import "./settings-view.js";
import { text } from "./texts.js";
import { fetchWaiting, needsOf } from "./waiting.js";
import "./waiting-view.js";

/**
 * @typedef {import("./waiting.js").Waiting} Waiting
 * @typedef {import("./waiting.js").Need} Need
 * @typedef {import("/desk/command-dialog.js").Command} Command
 */

/** The lists follow a command within a moment. */
const LISTS_FOLLOW_MS = 2_000;
const VIEWS = /** @type {const} */ (["waiting", "inbox", "settings"]);

export class MePage extends DeskPage {
  static properties = {
    view: { state: true },
    kind: { state: true },
    isUnreadOnly: { state: true },
    found: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };

  /** What was done here: hidden until the lists, which follow within a moment, know of it. */
  #done = /** @type {Map<string, string>} */ (new Map());
  /** What the command that is open is about. */
  #subject = /** @type {Waiting | null} */ (null);
  #asked = 0;
  #back = () => this.#readAddress();

  constructor() {
    super();
    /** @type {typeof VIEWS[number]} */
    this.view = "waiting";
    /** @type {Need | ""} */
    this.kind = "";
    this.isUnreadOnly = false;
    /** @type {Awaited<ReturnType<typeof fetchWaiting>> | null} */
    this.found = null;
    this.isBusy = false;
    /** @type {{words: () => string, isGood: boolean} | null} */
    this.said = null;
    this.#readAddress();
  }

  get current() {
    return "me";
  }

  get heading() {
    return this.view === "waiting" ? text("title") : text(this.view);
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
    if (this.view === "waiting") {
      await this.#fetch();
    } else {
      this.notice = null;
      await this.updateComplete;
      await /** @type {any} */ (this.renderRoot.querySelector(`${this.view}-view`))?.refresh();
    }
  }

  /**
   * A message that came, or was read elsewhere, is about something that waits.
   *
   * @param {import("lit").PropertyValues} changed
   */
  willUpdate(changed) {
    const isNews = changed.has("unread") && changed.get("unread") !== undefined;
    if (isNews && this.session && !this.notice && this.view !== "settings") {
      void this.#again();
    }
  }

  content() {
    return html`
      <me-tabs .view=${this.view} .unread=${this.unread} .waiting=${this.found ? this.#items().length : null}></me-tabs>
      <said-note .said=${this.said}></said-note>
      ${this.#view()}
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#commanded(event.detail)}></command-dialog>
    `;
  }

  #view() {
    const session = /** @type {import("/shared/api/session.js").Session} */ (this.session);
    switch (this.view) {
      case "inbox":
        return html`<inbox-view
          .personId=${session.personId}
          .isUnreadOnly=${this.isUnreadOnly}
          @filter=${(/** @type {CustomEvent<boolean>} */ event) => this.#filterInbox(event.detail)}
          @read=${(/** @type {CustomEvent<number>} */ event) => (this.unread = unreadAfter(this.unread, event.detail))}
        ></inbox-view>`;
      case "settings":
        return html`<settings-view .personId=${session.personId} @sign-out=${() => signOut("/")}></settings-view>`;
      case "waiting":
        return this.#waiting(session);
    }
  }

  /** @param {import("/shared/api/session.js").Session} session */
  #waiting(session) {
    if (!this.found) {
      return nothing;
    }
    const found = { ...this.found, items: this.#items() };
    const claims = found.items.filter(({ needs, claim, problem }) => needs.includes("verify") && (claim || problem));
    const isChecking = this.kind === "verify" && claims.length > 0;
    return html`<waiting-view
        .found=${found}
        .needs=${needsOf(session)}
        .kind=${this.kind}
        .isListed=${!isChecking}
        .isBusy=${this.isBusy}
        .commandsFor=${(/** @type {Waiting} */ item) => commandsFor(session, item, found.asOf)}
        .linksFor=${linksFor}
        .together=${(/** @type {Waiting[]} */ items) => (this.kind === "sign" ? signTogether(items) : null)}
        @kind=${(/** @type {CustomEvent<Need | "">} */ event) => this.#choose(event.detail)}
        @refresh=${() => this.#again()}
        @command=${(/** @type {CustomEvent<{command: Command, item?: Waiting}>} */ event) => this.#open(event.detail)}
      ></waiting-view>
      ${isChecking
        ? html`<claims-view .items=${claims} @command=${(/** @type {CustomEvent<{command: Command, item?: Waiting}>} */ event) => this.#open(event.detail)}></claims-view>`
        : nothing}`;
  }

  /** What waits, without what was just done here. */
  #items() {
    return (this.found?.items ?? []).flatMap((item) => {
      const needs = item.needs.filter((need) => this.#done.get(`${item.key} ${need}`) !== stampOf(item));
      return needs.length === 0 ? [] : [{ ...item, needs }];
    });
  }

  async #fetch() {
    const session = this.session;
    if (!session) {
      return;
    }
    this.#asked += 1;
    const asked = this.#asked;
    this.isBusy = true;
    try {
      const found = await fetchWaiting(session);
      if (asked === this.#asked) {
        this.found = found;
      }
    } finally {
      this.isBusy = false;
    }
  }

  async #again() {
    try {
      await this.load(() => this.opened());
    } catch (failure) {
      if (!(failure instanceof Refused) && !(failure instanceof Unreachable)) {
        throw failure;
      }
      this.said = { words: () => failure.message, isGood: false };
    }
  }

  #readAddress() {
    const [, part = ""] = partsOfPath();
    const { kind = "", unread = "" } = stateOfAddress();
    this.view = VIEWS.find((view) => view === part) ?? "waiting";
    this.kind = /** @type {Need | ""} */ (kind);
    this.isUnreadOnly = unread === "true";
  }

  /** @param {Need | ""} kind */
  #choose(kind) {
    this.kind = kind;
    showInAddress({ kind });
  }

  /** @param {boolean} isUnreadOnly */
  #filterInbox(isUnreadOnly) {
    this.isUnreadOnly = isUnreadOnly;
    showInAddress({ unread: isUnreadOnly ? "true" : "" });
  }

  /** @param {{command: Command, item?: Waiting}} chosen */
  #open({ command, item }) {
    this.said = null;
    this.#subject = item ?? null;
    void /** @type {any} */ (this.renderRoot.querySelector("command-dialog")).open(command);
  }

  /** @param {{command: string, answer: any}} given */
  async #commanded({ command, answer }) {
    const need = needMetBy(command);
    if (this.#subject && need) {
      this.#done.set(`${this.#subject.key} ${need}`, stampOf(this.#subject));
    }
    this.said = answer?.words ? answer : { words: () => text("allDone", 1), isGood: true };
    await this.#again();
    setTimeout(() => void this.#again(), LISTS_FOLLOW_MS);
  }
}

/** @param {Waiting} item */
function stampOf({ row, problem, order, claim }) {
  return `${row?.sequence ?? problem?.sequence ?? ""}/${order?.state ?? ""}/${claim?.claimedAt ?? ""}`;
}

/**
 * @param {Waiting} item
 * @returns {{label: string, href: string}[]} where a need is met on another page
 */
function linksFor({ needs, claim, citizen, href }) {
  const links = [];
  if (needs.includes("verify") && claim) {
    links.push({ label: text("goVerify"), href: "/me?kind=verify" });
  }
  if (citizen) {
    links.push({ label: text("goModerate"), href });
  }
  return links;
}

customElements.define("me-page", MePage);
