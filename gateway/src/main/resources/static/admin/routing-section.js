// @ts-check
import { css, html, nothing } from "lit";
import { fetchProgrammes } from "/desk/programmes.js";
import { Refused, all, getVersioned, post } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import { moment } from "/shared/format.js";
import { colon, comma, semicolon } from "/shared/language.js";
import { AdminSection, sentenceOf } from "./admin-section.js";
import { conditionsText } from "./conditions.js";
import "./json-editor.js";
import { text, word } from "./texts.js";

/** @typedef {{routeId: string, match: {trait: string, is: string, values: string[]}[], policyId: string | null, channels: string[] | null, continues: boolean, routes: Route[], grouping: any}} Route */

const KINDS = ["OVERDUE", "FORECAST_LATE", "DUE_SOON", "REPORT_MISSING", "UNSIGNED", "RETURNED_AGAIN", "EXTENSION_WAITING", "SUSPENDED_LONG", "OBJECTED", "BLOCKS_NODES"];

/** The routing tree of alerts, with a dry run for an example before it is saved. */
export class RoutingSection extends AdminSection {
  static properties = {
    routing: { state: true }, version: { state: true }, matter: { state: true }, rehearsal: { state: true },
    dryRunTrouble: { state: true }, errors: { state: true }, people: { state: true }, units: { state: true }, programmes: { state: true },
  };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      ul.tree ul { margin-left: var(--space-4); padding-left: var(--space-4); border-left: 2px solid var(--line); }
      .route { padding: var(--space-2) var(--space-3); margin: var(--space-1) 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--panel); }
      .route.hit { border-color: var(--green); background: var(--green-ground); }
      .form { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: var(--space-3); }
      .error { color: var(--red-ink); font-weight: 600; }
      ol.told { list-style: decimal; padding-left: 1.5rem; display: grid; gap: var(--space-2); }
    `,
  ];

  constructor() {
    super();
    /** @type {{root: Route} | null} */
    this.routing = null;
    this.version = "*";
    /** @type {Record<string, string>} */
    this.matter = { kind: "OVERDUE", programme: "", area: "", owner: "", unit: "", leader: "", headquartersLeader: "" };
    /** @type {any} */
    this.rehearsal = null;
    this.dryRunTrouble = "";
    /** @type {Record<string, string>} */
    this.errors = {};
    /** @type {{personId: string, name: string}[]} */
    this.people = [];
    /** @type {{unitId: string, name: string}[]} */
    this.units = [];
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
  }

  get name() {
    return "routing";
  }

  async fetchAll() {
    const [{ body, version }, people, units, programmes] = await Promise.all([
      getVersioned("/api/v1/routing"),
      all("/api/v1/people", {}),
      all("/api/v1/units", {}),
      fetchProgrammes(),
    ]);
    this.routing = { root: body.root };
    this.version = version;
    this.people = people.items;
    this.units = units.items;
    this.programmes = programmes;
    const [first] = programmes;
    if (first && !this.matter.programme) {
      this.matter = { ...this.matter, programme: first.programmeId, area: first.area };
    }
  }

  body() {
    const { routing } = this;
    return routing
      ? html`<div class="stack">
          <ul class="tree" id="tree" aria-label=${text("tree")}>
            ${this.#route(routing.root)}
          </ul>
          ${this.#dryRun()} ${this.isEverywhere ? this.#editor(routing) : this.everywhereNote}
        </div>`
      : nothing;
  }

  /** @param {{root: Route}} routing */
  #editor(routing) {
    return html`<json-editor
      class="card"
      .label=${text("editJson")}
      .value=${routing}
      .version=${this.version}
      .address=${"/api/v1/routing"}
      @saved=${() => this.done({ command: "routing", answer: null })}
      @reload=${() => this.refresh()}
    >
      <button id="tryEdited" type="button" @click=${() => this.#runDryRun(true)}>${text("tryEdited")}</button>
    </json-editor>`;
  }

  /**
   * @param {Route} route
   * @returns {unknown}
   */
  #route(route) {
    const isHit = this.rehearsal?.routeIds.includes(route.routeId);
    return html`<li>
      <div class="route ${isHit ? "hit" : ""}">
        <strong>${route.routeId}</strong> ${isHit ? html`<span class="chip">${text("hit")}</span>` : nothing}
        <div>
          ${route.match.length === 0
            ? text("everything")
            : conditionsText(route.match)}
        </div>
        <small class="quiet">
          ${route.policyId ? text("byPolicy", route.policyId) : text("policyOfParent")}
          ${route.channels ? ` · ${route.channels.map(word).join(comma())}` : nothing}
          ${route.grouping ? ` · ${text("grouped", word(route.grouping.how))}` : nothing}
          ${route.continues ? ` · ${text("continues")}` : nothing}
        </small>
      </div>
      ${route.routes.length > 0 ? html`<ul>${route.routes.map((branch) => this.#route(branch))}</ul>` : nothing}
    </li>`;
  }

  #dryRun() {
    return html`<section class="card stack" aria-labelledby="dryRunTitle">
      <h3 id="dryRunTitle">${text("dryRun")}</h3>
      <p class="quiet">${text("dryRunLead")}</p>
      <div class="form">
        ${this.#select("kind", KINDS.map((value) => ({ value, label: word(value) })))}
        ${this.#select("programme", this.programmes.map(({ programmeId, name }) => ({ value: programmeId, label: name })))}
        ${this.#input("area", "")} ${this.#input("owner", "people")} ${this.#input("unit", "units")} ${this.#input("leader", "people")}
        ${this.#input("headquartersLeader", "people")}
      </div>
      <datalist id="people">${this.people.map(({ personId, name }) => html`<option value=${personId}>${name}</option>`)}</datalist>
      <datalist id="units">${this.units.map(({ unitId, name }) => html`<option value=${unitId}>${name}</option>`)}</datalist>
      <div class="row"><button id="rehearse" class="primary" type="button" @click=${() => this.#runDryRun(false)}>${text("rehearse")}</button></div>
      ${this.dryRunTrouble ? html`<p class="note bad" role="alert">${this.dryRunTrouble}</p>` : nothing} ${this.#rehearsed()}
    </section>`;
  }

  #rehearsed() {
    const { rehearsal } = this;
    if (!rehearsal) {
      return nothing;
    }
    return html`<div id="rehearsal" class="stack" aria-live="polite">
      ${rehearsal.raised ? nothing : html`<p class="note warn">${text("notRaised")}</p>`}
      <p>${text("routes", rehearsal.routeIds.join(" → "))}</p>
      <ol class="told">
        ${rehearsal.told.map(
          (/** @type {any} */ { at, level, address, channels, order }) =>
            html`<li>
              <strong>${this.#nameOf(address)}</strong> · ${text("level", level)} · ${moment(at)} · ${channels.map(word).join(comma())}
              ${order ? html`· ${text("withOrder")}` : nothing}
            </li>`,
        )}
      </ol>
      ${rehearsal.heldBack.length > 0
        ? html`<p class="quiet">${text("heldBack", rehearsal.heldBack.map((/** @type {any} */ { level, reason }) => `${text("level", level)}${colon()}${word(reason)}`).join(semicolon()))}</p>`
        : nothing}
    </div>`;
  }

  /** @param {string} address of a person, or `unit:` and a unit's id */
  #nameOf(address) {
    if (address === "supervision-office") {
      return word("SUPERVISION_OFFICE");
    }
    const unitId = address.replace(/^unit:/, "");
    const unit = address.startsWith("unit:") && this.units.find((one) => one.unitId === unitId);
    const person = this.people.find(({ personId }) => personId === address);
    return unit ? unit.name : person ? person.name : address;
  }

  /**
   * @param {string} name
   * @param {{value: string, label: string}[]} options
   */
  #select(name, options) {
    return html`<label
      >${text(/** @type {any} */ (`matter_${name}`))}
      <select id="matter-${name}" @change=${(/** @type {any} */ event) => this.#set(name, event.target.value)}>
        ${options.map(({ value, label }) => html`<option value=${value} ?selected=${value === this.matter[name]}>${label}</option>`)}
      </select></label
    >`;
  }

  /**
   * @param {string} name
   * @param {string} list
   */
  #input(name, list) {
    const error = this.errors[name];
    return html`<label
      >${text(/** @type {any} */ (`matter_${name}`))} ${name === "area" ? html`<small class="quiet">${areaName(this.matter.area)}</small>` : nothing}
      <input
        id="matter-${name}"
        list=${list || nothing}
        aria-invalid=${error ? "true" : "false"}
        .value=${this.matter[name] ?? ""}
        @input=${(/** @type {any} */ event) => this.#set(name, event.target.value)}
      />${error ? html`<span class="error">${error}</span>` : nothing}</label
    >`;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #set(name, value) {
    this.matter = { ...this.matter, [name]: value.trim() };
    const { [name]: _, ...others } = this.errors;
    this.errors = others;
  }

  /** @param {boolean} isEdited whether the tree in the editor is tried, not the one in force */
  async #runDryRun(isEdited) {
    const editor = /** @type {import("./json-editor.js").JsonEditor} */ (this.renderRoot.querySelector("json-editor"));
    const edited = isEdited ? editor.current() : null;
    if (isEdited && !edited) {
      return;
    }
    this.errors = {};
    this.dryRunTrouble = "";
    const matter = Object.fromEntries(Object.entries(this.matter).filter(([, value]) => value !== ""));
    try {
      this.rehearsal = await post("/api/v1/routing/dry-run", { ...matter, ...(edited ? { root: edited.root } : {}) });
    } catch (failure) {
      this.rehearsal = null;
      const violations = failure instanceof Refused ? failure.violations : [];
      this.errors = Object.fromEntries(violations.filter(({ field }) => field in this.matter).map(({ field, message }) => [field, message]));
      if (Object.keys(this.errors).length < violations.length || violations.length === 0) {
        this.dryRunTrouble = sentenceOf(failure);
      }
    }
  }
}

customElements.define("routing-section", RoutingSection);
