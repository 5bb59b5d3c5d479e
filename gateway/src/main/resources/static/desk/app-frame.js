// @ts-check
import { css, html, nothing } from "lit";
import { unreadText } from "/shared/api/inbox.js";
import { Localized, controls } from "/shared/components/localized.js";
import { comma, switchLanguage } from "/shared/language.js";
import { word } from "/shared/words.js";
import { pagesOf } from "./rights.js";
import { text } from "./texts.js";

/**
 * The frame of every desk page: its name, the navigation, the person signed in, unread messages. Fires
 * `sign-in` and `sign-out`.
 */
export class AppFrame extends Localized {
  static properties = {
    current: {},
    heading: {},
    session: { attribute: false },
    unread: { type: Number },
    isOffline: { attribute: false },
    isBroken: { attribute: false },
    notice: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host { display: flex; flex-direction: column; min-height: 100dvh; background: var(--ground); color: var(--ink); }
      .skip { position: absolute; left: -99rem; }
      .skip:focus { left: var(--space-2); top: var(--space-2); z-index: 9; background: var(--panel); padding: var(--space-2); }
      header {
        position: sticky; top: 0; z-index: 4; display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-4);
        padding: var(--space-2) var(--space-6); background: var(--panel); border-bottom: 1px solid var(--line);
      }
      .brand { font-weight: 700; color: var(--ink); text-decoration: none; white-space: nowrap; }
      nav { display: flex; flex-wrap: wrap; gap: var(--space-1); flex: 1; min-width: 0; }
      nav a {
        display: inline-flex; align-items: center; min-height: var(--target); padding: 0 var(--space-3); border-radius: var(--radius);
        color: var(--ink-quiet); text-decoration: none; font-weight: 600; white-space: nowrap;
      }
      nav a:hover { background: var(--sunken); color: var(--ink); }
      nav a[aria-current] { background: var(--accent-ground); color: var(--accent); }
      .account { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
      .account button { white-space: nowrap; }
      .account small { color: var(--ink-quiet); font-size: var(--text-small); }
      .unread {
        min-width: var(--target); min-height: var(--target); display: inline-flex; align-items: center; justify-content: center; text-decoration: none;
        padding: 0 var(--space-2); border-radius: var(--radius); background: var(--red-ground); color: var(--red-ink); font-weight: 700;
      }
      main { flex: 1; width: 100%; max-width: 100rem; margin: 0 auto; padding: var(--space-4) var(--space-6) 3rem; }
      .offline { margin: 0 0 var(--space-3); }
      .welcome { display: grid; place-items: center; min-height: 60vh; text-align: center; }
      .welcome .card { display: grid; gap: var(--space-4); justify-items: center; padding: 2.5rem; max-width: 34rem; }
      @media (max-width: 88rem) {
        header { column-gap: var(--space-2); }
        nav { gap: 0; margin-left: var(--space-2); }
        nav a { padding: 0 var(--space-2); }
      }
      @media (max-width: 48rem) {
        header { padding: var(--space-2) var(--space-3); position: static; }
        nav { order: 3; flex-basis: 100%; flex-wrap: nowrap; overflow-x: auto; }
        main { padding: var(--space-3) var(--space-3) 3rem; }
      }
      @media print {
        header, .skip, .offline { display: none; }
        main { padding: 0; max-width: none; }
      }
    `,
  ];

  constructor() {
    super();
    this.current = "";
    this.heading = "";
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    this.unread = 0;
    this.isOffline = false;
    this.isBroken = false;
    /** @type {{title: string, body: string, action?: string} | null} shown instead of the page */
    this.notice = null;
  }

  /** On a narrow screen the navigation scrolls; the page's own name is brought into view. */
  updated() {
    const nav = this.renderRoot.querySelector("nav");
    const here = /** @type {HTMLElement | null | undefined} */ (nav?.querySelector("[aria-current]"));
    if (nav && here && nav.scrollWidth > nav.clientWidth) {
      nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
    }
  }

  render() {
    return html`
      <header>
        <button id="skip" class="skip" type="button" @click=${() => this.#skip()}>${text("skip")}</button>
        <a class="brand" href="/">${text("product")}</a>
        <nav aria-label=${text("navigation")}>
          ${(this.session ? pagesOf(this.session) : []).map(
            ({ name, href }) =>
              html`<a href=${href} aria-current=${name === this.current ? "page" : nothing}>${text(/** @type {any} */ (name))}</a>`,
          )}
        </nav>
        <div class="account">
          ${this.session
            ? html`<span id="person">${this.session.name} <small>${this.session.roles.map(word).join(comma())}</small></span>`
            : nothing}
          ${this.unread > 0
            ? html`<a id="unread" class="unread" href="/me/inbox" aria-label=${text("unread", unreadText(this.unread))}
                >${this.unread > 99 ? "99+" : this.unread}</a
              >`
            : nothing}
          <button id="language" class="plain" type="button" @click=${switchLanguage}>${text("otherLanguage")}</button>
          ${this.session
            ? html`<button id="signOut" class="plain" type="button" @click=${() => this.#fire("sign-out")}>${text("signOut")}</button>`
            : nothing}
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${this.isBroken
          ? html`<p id="broken" class="note bad offline" role="alert">
              ${text("broken")} <button type="button" @click=${() => location.reload()}>${text("refresh")}</button>
            </p>`
          : nothing}
        ${this.isOffline ? html`<p class="note warn offline" role="status">${text("offline")}</p>` : nothing}
        ${this.notice ? this.#welcome(this.notice) : html`<slot></slot>`}
      </main>
    `;
  }

  /** @param {{title: string, body: string, action?: string}} notice */
  #welcome({ title, body, action }) {
    return html`<div class="welcome">
      <div class="card">
        <h1 id="noticeTitle">${title}</h1>
        <p id="noticeText" class="quiet">${body}</p>
        ${action
          ? html`<button id="noticeAction" class="primary" type="button" @click=${() => this.#fire("notice-action")}>${action}</button>`
          : nothing}
      </div>
    </div>`;
  }

  #skip() {
    /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.querySelector("main"))?.focus();
  }

  /** @param {string} name */
  #fire(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

customElements.define("app-frame", AppFrame);
