// @ts-check
import { css, html, nothing } from "lit";
import { partsOfPath } from "/desk/address.js";
import { DeskPage } from "/desk/desk-page.js";
import { hasRole } from "/desk/rights.js";
import { SignInNeeded } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import "./calendars-section.js";
import "./contacts-section.js";
import "./kinds-section.js";
import "./people-section.js";
import "./policies-section.js";
import "./programmes-section.js";
import "./routing-section.js";
import "./rules-section.js";
import "./silences-section.js";
import "./templates-section.js";
import { text } from "./texts.js";
import "./webhooks-section.js";

/** The sections, and the roles that have something to do there. */
const SECTIONS = [
  { name: "programmes", roles: ["ADMIN", "COMMANDER"] },
  { name: "people", roles: ["ADMIN", "COMMANDER"] },
  { name: "contacts", roles: ["ADMIN"] },
  { name: "calendars", roles: ["ADMIN", "COMMANDER"] },
  { name: "rules", roles: ["ADMIN", "COMMANDER"] },
  { name: "routing", roles: ["ADMIN"] },
  { name: "policies", roles: ["ADMIN"] },
  { name: "kinds", roles: ["ADMIN"] },
  { name: "silences", roles: ["ADMIN", "COMMANDER", "SUPERVISOR"] },
  { name: "webhooks", roles: ["ADMIN"] },
  { name: "templates", roles: ["ADMIN"] },
];

/** The administration, section by section; each person sees those in which their role may do something. */
class AdminPage extends DeskPage {
  static properties = { section: { state: true } };

  static styles = [
    controls,
    css`
      h1 { margin-bottom: var(--space-3); }
      .admin { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: var(--space-6); align-items: start; }
      nav { display: grid; gap: var(--space-1); }
      nav a { display: flex; align-items: center; min-height: var(--target); padding: 0 var(--space-3); border-radius: var(--radius); color: var(--ink); text-decoration: none; }
      nav a:hover { background: var(--sunken); }
      nav a[aria-current] { background: var(--accent-ground); color: var(--accent); font-weight: 600; }
      @media (max-width: 48rem) {
        .admin { grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
        nav { display: flex; overflow-x: auto; }
        nav a { white-space: nowrap; }
      }
      @media print { nav { display: none; } .admin { display: block; } }
    `,
  ];

  #goBack = () => this.#take();

  constructor() {
    super();
    this.section = "";
  }

  get current() {
    return "admin";
  }

  get heading() {
    return this.section ? `${text(/** @type {any} */ (this.section))} · ${text("heading")}` : text("heading");
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.#goBack);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#goBack);
  }

  async opened() {
    this.#take();
  }

  get #sections() {
    return SECTIONS.filter(({ roles }) => hasRole(this.session, ...roles));
  }

  content() {
    return html`
      <h1>${text("heading")}</h1>
      <div class="admin" @session-ended=${() => this.load(() => Promise.reject(new SignInNeeded()))}>
        <nav aria-label=${text("sections")}>
          ${this.#sections.map(
            ({ name }) =>
              html`<a
                id="to-${name}"
                href="/admin/${name}"
                aria-current=${name === this.section ? "page" : nothing}
                @click=${(/** @type {MouseEvent} */ event) => this.#go(event, name)}
                >${text(/** @type {any} */ (name))}</a
              >`,
          )}
        </nav>
        <div id="section">${this.#shown()}</div>
      </div>
    `;
  }

  #shown() {
    const { session } = this;
    if (!this.#sections.some(({ name }) => name === this.section)) {
      return html`<p class="note warn" id="notYours">${text(this.section || this.#sections.length === 0 ? "forbidden" : "chooseSection")}</p>`;
    }
    switch (this.section) {
      case "programmes":
        return html`<programmes-section .session=${session}></programmes-section>`;
      case "people":
        return html`<people-section .session=${session}></people-section>`;
      case "contacts":
        return html`<contacts-section .session=${session}></contacts-section>`;
      case "calendars":
        return html`<calendars-section .session=${session}></calendars-section>`;
      case "rules":
        return html`<rules-section .session=${session}></rules-section>`;
      case "routing":
        return html`<routing-section .session=${session}></routing-section>`;
      case "policies":
        return html`<policies-section .session=${session}></policies-section>`;
      case "kinds":
        return html`<kinds-section .session=${session}></kinds-section>`;
      case "silences":
        return html`<silences-section .session=${session}></silences-section>`;
      case "webhooks":
        return html`<webhooks-section .session=${session}></webhooks-section>`;
      default:
        return html`<templates-section .session=${session}></templates-section>`;
    }
  }

  #take() {
    const [, section] = partsOfPath();
    this.section = section ?? this.#sections[0]?.name ?? "";
  }

  /**
   * @param {MouseEvent} event
   * @param {string} name
   */
  #go(event, name) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    history.pushState(null, "", `/admin/${name}`);
    this.section = name;
  }
}

customElements.define("admin-page", AdminPage);
