// @ts-check
import { css, html, nothing } from "lit";
import { pagesOf } from "/desk/rights.js";
import { text as deskText } from "/desk/texts.js";
import { Localized, controls } from "/shared/components/localized.js";
import { fullMoment } from "/shared/figures.js";
import { currentLanguage, switchLanguage } from "/shared/language.js";
import { text } from "./texts.js";

const OLD_SECONDS = 30;

/**
 * The wall's head: which programme, how old the data is and whether it comes by itself, and who is signed in. Fires `choose`
 * with a programme's id, and `sign-out`.
 */
export class WallHead extends Localized {
  static properties = {
    session: { attribute: false },
    programmes: { attribute: false },
    programme: { attribute: false },
    unread: { type: Number },
    isOffline: { attribute: false },
    isBroken: { attribute: false },
    data: { attribute: false },
    tick: { type: Number },
  };

  static styles = [
    controls,
    css`
      header {
        display: grid; grid-template-columns: auto minmax(12rem, 30rem) 1fr auto; align-items: center; gap: 1.5rem; padding: 0.6rem 1.25rem;
        border-bottom: 0.0625rem solid var(--line); background: linear-gradient(var(--panel), var(--ground));
      }
      .printed { display: none; }
      .brand { display: flex; align-items: baseline; gap: 0.9rem; white-space: nowrap; }
      h1 { font-size: 1.75rem; letter-spacing: 0.08em; font-weight: 700; }
      :host([lang="en"]) h1 { letter-spacing: 0; }
      .brand p, .as-of { color: var(--ink-quiet); }
      select { font-size: 1.125rem; font-weight: 600; text-overflow: ellipsis; }
      .when { display: flex; justify-content: flex-end; align-items: center; gap: 0.4rem 1.1rem; white-space: nowrap; min-width: 0; flex-wrap: wrap; }
      .live { display: flex; align-items: center; gap: 0.5rem; padding: 0.2rem 0.75rem; border-radius: 2rem; background: var(--raised); }
      .live i { width: 0.65rem; height: 0.65rem; border-radius: 50%; background: var(--grey); }
      .live[data-live="open"] { color: var(--green-ink); }
      .live[data-live="open"] i { background: var(--green); animation: breathe 2.4s ease-in-out infinite; }
      .live[data-live="connecting"] i, .live[data-live="lost"] i { background: var(--amber); }
      .live[data-live="lost"], .old { color: var(--amber-ink); background: var(--amber-ground); }
      .failure { padding: 0.2rem 0.75rem; border-radius: 2rem; color: var(--red-ink); background: var(--red-ground); white-space: normal; }
      .old { padding: 0.2rem 0.75rem; border-radius: 2rem; font-weight: 600; }
      @keyframes breathe { 50% { opacity: 0.35; } }
      @media (prefers-reduced-motion: reduce) { .live i { animation: none !important; } }
      .who { display: flex; align-items: center; gap: 0.5rem; white-space: nowrap; }
      .who a { color: var(--accent); display: inline-flex; align-items: center; justify-content: center; min-height: var(--target); min-width: var(--target); }
      .unread { border-radius: var(--radius); background: var(--red-ground); color: var(--red-ink) !important; text-decoration: none; font-weight: 600; }
      @media screen and (max-width: 1500px) {
        header { grid-template-columns: auto minmax(10rem, 1fr) auto auto; }
        .brand p { display: none; }
      }
      @media screen and (max-width: 1199px) {
        header { grid-template-columns: 1fr auto; gap: 0.6rem 1rem; padding: 0.6rem 0.75rem; }
        .when { justify-content: flex-start; order: 4; grid-column: 1 / -1; }
        .programme { order: 3; grid-column: 1 / -1; }
      }
      @media screen and (max-width: 760px) {
        header { grid-template-columns: minmax(0, 1fr); }
        .brand p, #person { display: none; }
        .who { flex-wrap: wrap; }
      }
      @media print {
        header { display: flex; padding: 0 0 2mm; background: none; }
        .brand p, .who, .live, select { display: none; }
        .printed { display: block; font-size: 1.5rem; }
        .when { flex: 1; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    /** @type {import("/desk/programmes.js").Programme | null} */
    this.programme = null;
    this.unread = 0;
    this.isOffline = false;
    this.isBroken = false;
    /** @type {import("./live-data.js").LiveData | null} null while nothing is shown */
    this.data = null;
    /** Changes whenever the data may have got older. */
    this.tick = 0;
  }

  render() {
    this.lang = currentLanguage();
    return html`<header>
      <div class="brand">
        <h1>${text("title")}</h1>
        <p>${text("product")}</p>
      </div>
      <div class="programme">${this.#programmes()}</div>
      <div class="when">
        ${this.isBroken ? html`<p id="broken" class="failure" role="alert">${deskText("broken")}</p>` : nothing}
        ${this.data ? this.#age(this.data) : nothing}
      </div>
      <nav class="who" aria-label=${text("account")}>
        ${this.session ? this.#account(this.session) : nothing}
        <button id="language" class="plain" type="button" lang=${currentLanguage() === "en" ? "zh-CN" : "en"} @click=${switchLanguage}>
          ${text("otherLanguage")}
        </button>
        ${this.session
          ? html`<button id="signOut" class="plain" type="button" @click=${() => this.#fire("sign-out")}>${text("signOut")}</button>`
          : nothing}
      </nav>
    </header>`;
  }

  #programmes() {
    if (!this.session || this.programmes.length === 0) {
      return nothing;
    }
    return html`<strong class="printed">${this.programme?.name ?? ""}</strong><select
      id="programme"
      aria-label=${text("programme")}
      .value=${this.programme?.programmeId ?? ""}
      @change=${(/** @type {any} */ event) => this.#fire("choose", event.target.value)}
    >
      ${this.programmes.map(
        ({ programmeId, name }) =>
          html`<option value=${programmeId} ?selected=${programmeId === this.programme?.programmeId}>${name}</option>`,
      )}
    </select>`;
  }

  /** @param {import("./live-data.js").LiveData} data */
  #age(data) {
    const seconds = data.ageInSeconds();
    const isOld = seconds > OLD_SECONDS;
    const words = {
      off: text("liveConnecting"),
      connecting: text("liveConnecting"),
      open: text("live"),
      lost: this.isOffline ? text("liveOffline") : text("liveLost", data.retryIn),
    };
    return html`
      ${data.failure ? html`<p id="failure" class="failure" role="status">${text("fetchFailed", data.failure)}</p>` : nothing}
      ${isOld
        ? html`<p id="age" class="old">${seconds < 120 ? text("dataAge", seconds) : text("dataAgeMinutes", Math.floor(seconds / 60))}</p>`
        : nothing}
      <p id="asOf" class="as-of">${text("asOf", fullMoment(data.overview.asOf))}</p>
      <p id="live" class="live" data-live=${data.stream}><i aria-hidden="true"></i><span>${words[data.stream]}</span></p>
    `;
  }

  /** @param {import("/shared/api/session.js").Session} session */
  #account(session) {
    return html`
      <span id="person">${session.name}</span>
      ${this.unread > 0
        ? html`<a id="unread" class="unread" href="/me/inbox" aria-label=${text("unread", this.unread)}>${this.unread > 99 ? "99+" : this.unread}</a>`
        : nothing}
      ${pagesOf(session)
        .filter(({ name }) => name === "me")
        .map(({ href }) => html`<a href=${href}>${deskText("me")}</a>`)}
    `;
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define("wall-head", WallHead);
