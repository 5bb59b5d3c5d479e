// @ts-check
// The page for sites: the session, the current view, and its data.

import { css, html, nothing } from "lit";
import { SignInNeeded, Unreachable } from "/shared/api/http.js";
import { currentSession, finishSignIn, signIn, signOut } from "/shared/api/session.js";
import { Localized, controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import { currentLanguage, switchLanguage } from "/shared/language.js";
import { PlatformClock } from "./clock.js";
import { fetchNodes, fetchProblems } from "./lists.js";
import "./queue-view.js";
import { SendLoop } from "./send-loop.js";
import { FieldStore } from "./store.js";
import { text } from "./texts.js";
import { viewOf } from "./view-of.js";

/**
 * The context of every view.
 *
 * @typedef {object} Field
 * @property {import("/shared/api/session.js").Session} session
 * @property {FieldStore} store
 * @property {PlatformClock} clock
 * @property {SendLoop} sending
 */

const PAGE = "/field";
const REFRESH_MS = 120_000;
/** The interval of retries while the platform does not answer although the phone reports a network. */
const RETRY_MS = 15_000;

export class FieldApp extends Localized {
  static properties = {
    field: { state: true },
    failure: { state: true },
    isStarted: { state: true },
    route: { state: true },
    nodes: { state: true },
    problems: { state: true },
    entries: { state: true },
    photos: { state: true },
    isOnline: { state: true },
    trouble: { state: true },
    said: { state: true },
    isOutdated: { state: true },
    hasEnded: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { display: flex; flex-direction: column; min-height: 100dvh; }
      header {
        position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: var(--space-2); flex-wrap: wrap;
        padding: calc(var(--space-2) + env(safe-area-inset-top)) var(--space-4) var(--space-2);
        background: var(--accent); color: var(--ink-inverse);
      }
      header .name { font-size: var(--text-large); font-weight: 700; }
      header button, header .button { color: var(--ink-inverse); background: transparent; border-color: transparent; padding: var(--space-2); }
      header :focus-visible { outline-color: var(--ink-inverse); }
      .net { display: inline-flex; align-items: center; gap: 0.4rem; }
      .net i { width: 0.75rem; height: 0.75rem; border-radius: 50%; background: #7ff0ad; }
      .net.off i { background: transparent; border: 2px solid #ffd48a; }
      main { flex: 1; width: 100%; max-width: 44rem; margin: 0 auto; padding: var(--space-4) var(--space-4) 7rem; }
      main > .note { margin-bottom: var(--space-3); }
      nav.tabs {
        position: fixed; inset: auto 0 0 0; z-index: 2; display: grid; grid-template-columns: repeat(3, 1fr);
        background: var(--panel); border-top: 1px solid var(--line); padding-bottom: env(safe-area-inset-bottom);
      }
      nav.tabs a {
        display: flex; align-items: center; justify-content: center; gap: var(--space-2); min-height: 3.75rem; color: var(--ink-quiet);
        font-weight: 600; text-decoration: none; border-top: 4px solid transparent;
      }
      nav.tabs a[aria-current] { color: var(--accent); border-top-color: var(--accent); }
      .count { min-width: 1.75rem; padding: 0 0.4rem; border-radius: 1rem; text-align: center; color: var(--ink-inverse); background: var(--amber-ink); }
      .account { margin-top: var(--space-4); }
      .welcome { text-align: center; padding-top: 12vh; }
      .welcome img { width: 6rem; height: 6rem; }
    `,
  ];

  constructor() {
    super();
    /** @type {Field | null} */
    this.field = null;
    this.failure = "";
    this.isStarted = false;
    /** @type {string[]} */
    this.route = routeOf(location.hash);
    /** @type {import("./lists.js").List | null} */
    this.nodes = null;
    /** @type {import("./lists.js").List | null} */
    this.problems = null;
    /** @type {import("./store.js").Entry[]} */
    this.entries = [];
    /** @type {Map<string, import("./store.js").Photo>} */
    this.photos = new Map();
    this.isOnline = navigator.onLine;
    this.trouble = "";
    this.said = "";
    this.isOutdated = false;
    this.hasEnded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", () => {
      this.route = routeOf(location.hash);
      this.said = "";
      scrollTo(0, 0);
    });
    addEventListener("online", () => this.#network());
    addEventListener("offline", () => this.#network());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#refresh());
    addEventListener("field-outdated", () => (this.isOutdated = true));
    setInterval(() => this.#refresh(), REFRESH_MS);
    setInterval(() => this.isOnline || this.#refresh(), RETRY_MS);
    void this.#start();
  }

  updated() {
    document.documentElement.lang = currentLanguage();
    document.title = `${text("title")} · ${text("product")}`;
  }

  async #start() {
    try {
      // The view that the person left to sign in.
      if (await finishSignIn()) {
        this.route = routeOf(location.hash);
      }
    } catch (failure) {
      this.failure = text("signInFailed", failure instanceof Error ? failure.message : failure);
    }
    try {
      const session = await currentSession();
      if (session) {
        await this.#open(session);
      }
    } catch (failure) {
      this.failure = text("broken", failure instanceof Error ? failure.message : failure);
    }
    this.isStarted = true;
  }

  /** @param {import("/shared/api/session.js").Session} session */
  async #open(session) {
    const store = await FieldStore.open(session.personId);
    const clock = await new PlatformClock(store).load();
    const sending = new SendLoop(store, clock);
    this.nodes = (await store.snapshot("nodes"))?.value ?? null;
    this.problems = (await store.snapshot("problems"))?.value ?? null;
    this.field = { session, store, clock, sending };
    this.hasEnded = session.ended;
    store.onChange(() => void this.#readQueue());
    sending.addEventListener("change", () => this.#afterSending());
    await this.#readQueue();
    sending.start();
    void store.sweep();
    void this.#refresh();
  }

  async #readQueue() {
    if (this.field) {
      this.entries = await this.field.store.entries();
      this.photos = new Map((await this.field.store.photos()).map((photo) => [photo.sha256, photo]));
    }
  }

  #afterSending() {
    const { sending } = /** @type {Field} */ (this.field);
    this.hasEnded ||= sending.needsSignIn;
    this.requestUpdate();
    if (!sending.isSending) {
      void this.#refresh();
    }
  }

  #network() {
    this.isOnline = navigator.onLine;
    void this.#refresh();
  }

  async #refresh() {
    if (!this.field || !navigator.onLine) {
      return;
    }
    const { session, clock, store } = this.field;
    try {
      this.nodes = await fetchNodes(session, clock, store);
      this.trouble = "";
      this.isOnline = navigator.onLine;
      if (this.hasEnded) {
        // The same person has signed in again, in another page of this phone.
        this.hasEnded = false;
        this.field.sending.soon();
      }
      this.problems = await fetchProblems(session, clock, store);
    } catch (failure) {
      if (failure instanceof SignInNeeded) {
        this.hasEnded = true;
      } else {
        this.trouble = failure instanceof Error ? failure.message : String(failure);
        // A phone reports a network also behind a captive portal, or at a base station without an uplink.
        this.isOnline = navigator.onLine && !(failure instanceof Unreachable);
      }
    }
  }

  render() {
    if (!this.isStarted) {
      return html`<main><p role="status">${text("starting")}</p></main>`;
    }
    return this.field ? this.#page(this.field) : this.#welcome();
  }

  #welcome() {
    return html`<main class="welcome stack">
      <img src="/field/icons/icon.svg" alt="" />
      <h1>${text("welcome")}</h1>
      <p>${text("welcomeText")}</p>
      ${this.failure ? html`<p class="note bad" role="alert">${this.failure}</p>` : ""}
      <button type="button" class="primary" id="signIn" @click=${this.#signIn}>${text("signIn")}</button>
      ${this.#languageButton()}
    </main>`;
  }

  #languageButton() {
    return html`<button
      type="button"
      id="language"
      class="plain"
      lang=${currentLanguage() === "en" ? "zh-CN" : "en"}
      @click=${switchLanguage}
    >
      ${text("otherLanguage")}
    </button>`;
  }

  /** @param {Field} field */
  #page(field) {
    const [tab, ...rest] = this.route;
    const waiting = this.entries.filter(({ state }) => state !== "SENT").length;
    return html`
      <header>
        ${rest.length > 0 ? html`<button type="button" id="back" @click=${() => this.#back()}>‹ ${text("back")}</button>` : ""}
        <p class="name grow">${field.session.name}</p>
        <p class="net ${this.isOnline ? "" : "off"}" id="net" role="status">
          <i aria-hidden="true"></i>${this.isOnline ? text("online") : text("offline")}
        </p>
        ${this.#languageButton()}
      </header>
      <main>
        ${this.said ? html`<p class="note good" id="said" role="status">${this.said}</p>` : ""} ${this.#notices()}
        ${this.#view(field)}
      </main>
      <nav class="tabs" aria-label=${text("navigation")}>
        ${this.#tab("nodes", text("tabNodes"), tab, 0)} ${this.#tab("problems", text("tabProblems"), tab, 0)}
        ${this.#tab("queue", text("tabQueue"), tab, waiting)}
      </nav>
    `;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} current
   * @param {number} count
   */
  #tab(name, label, current, count) {
    return html`<a id="tab-${name}" href="#/${name}" aria-current=${name === current ? "page" : nothing}>
      ${label}${count > 0 ? html`<span class="count">${count}</span>` : ""}
    </a>`;
  }

  #notices() {
    const asOf = this.nodes?.asOf;
    return html`
      ${this.failure ? html`<p class="note bad" role="alert">${this.failure}</p>` : ""}
      ${this.hasEnded
        ? html`<div class="note warn stack" id="ended" role="alert">
            <p>${text("sessionOver")}</p>
            <button type="button" id="signInAgain" @click=${this.#signIn}>${text("signInAgain")}</button>
          </div>`
        : ""}
      ${!this.isOnline && asOf ? html`<p class="note" id="stale">${text("offlineSince", moment(asOf))}</p>` : ""}
      ${this.isOnline && this.trouble && !this.hasEnded
        ? html`<p class="note warn" id="trouble" role="status">${text("failed", this.trouble)}</p>`
        : ""}
      ${this.isOutdated
        ? html`<div class="note row"><span class="grow">${text("newVersion")}</span>
            <button type="button" @click=${() => location.reload()}>${text("reload")}</button></div>`
        : ""}
    `;
  }

  /** @param {Field} field */
  #view(field) {
    if (this.route[0] === "queue") {
      return html`<queue-view .field=${field} .entries=${this.entries} .photos=${this.photos} .isSending=${field.sending.isSending}></queue-view>
        <p class="account"><button type="button" class="plain" id="signOut" @click=${this.#signOut}>${text("signOut")}</button></p>`;
    }
    const lists = { nodes: this.nodes, problems: this.problems, entries: this.entries };
    return viewOf(this.route, field, lists, (address) => this.#kept(address));
  }

  /** @param {string} address where to go on */
  #kept(address) {
    addEventListener("hashchange", () => (this.said = text("kept")), { once: true });
    location.replace(address);
  }

  #back() {
    location.hash = `#/${this.route.slice(0, this.route[0] === "nodes" && this.route.length === 3 ? 1 : -1).join("/")}`;
  }

  async #signIn() {
    try {
      await signIn(PAGE);
    } catch (failure) {
      this.failure = navigator.onLine
        ? text("signInFailed", failure instanceof Error ? failure.message : failure)
        : text("signInOffline");
    }
  }

  async #signOut() {
    const waiting = this.entries.filter(({ state }) => state !== "SENT").length;
    if (waiting === 0 || confirm(text("signOutKeeps", waiting))) {
      this.field?.sending.stop();
      await signOut(PAGE);
    }
  }
}

/**
 * @param {string} hash such as `#/nodes/p1/n1/report`
 * @returns {string[]} its parts, decoded
 */
function routeOf(hash) {
  const parts = hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  return parts.length > 0 ? parts : ["nodes"];
}

customElements.define("field-app", FieldApp);
