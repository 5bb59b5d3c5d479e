// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import { projectAddress, showInAddress, stateOfAddress } from "/desk/address.js";
import "/desk/list-files.js";
import { fetchProgrammes, firstProgramme } from "/desk/programmes.js";
import { hasRole } from "/desk/rights.js";
import { Refused, all, change, getVersioned, sendFile } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import "/ledgers/file-drop.js";
import { colon, comma } from "/shared/language.js";
import { AdminSection, sentenceOf } from "./admin-section.js";
import { text } from "./texts.js";

/** @typedef {{personId: string, name: string, aliases: string[], units: string[], active: boolean}} Person */
/** @typedef {{unitId: string, name: string, area: string | null, parent: string | null}} Unit */

const SHOWN = 100;
/** Those who have neither a confirmed e-mail address nor a confirmed mobile number. */
const UNCONFIRMED = "unconfirmed";

/** The directory: its people and units, their import, and the people whom alerts don't reach. */
export class PeopleSection extends AdminSection {
  static properties = {
    people: { state: true }, units: { state: true }, search: { state: true }, most: { state: true }, file: { state: true },
    report: { state: true }, findings: { state: true }, isBusy: { state: true }, strangers: { state: true }, reach: { state: true }, unconfirmed: { state: true },
  };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      section + section { margin-top: var(--space-6); }
      .findings li { padding: var(--space-1) 0; }
    `,
  ];

  constructor() {
    super();
    /** @type {Person[]} */
    this.people = [];
    /** @type {Unit[]} */
    this.units = [];
    this.search = "";
    this.most = SHOWN;
    /** @type {File | null} */
    this.file = null;
    /** @type {any} */
    this.report = null;
    /** @type {{field: string, message: string}[]} */
    this.findings = [];
    this.isBusy = false;
    /** @type {any[] | null} */
    this.strangers = null;
    this.reach = stateOfAddress().reach === UNCONFIRMED ? UNCONFIRMED : "";
    /** @type {Set<string>} ids of those who have no confirmed address, when the list is to show only them */
    this.unconfirmed = new Set();
  }

  get name() {
    return "people";
  }

  /** Paper has room for all of them. */
  #showAll = () => (this.most = Infinity);

  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeprint", this.#showAll);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#showAll);
  }

  async fetchAll() {
    const [people, units, unconfirmed] = await Promise.all([
      all("/api/v1/people", {}, { mostPages: 20 }),
      all("/api/v1/units", {}, { mostPages: 20 }),
      this.#mayEdit && this.reach ? all("/api/v1/contacts", { confirmed: "false" }, { mostPages: 20 }) : { items: [] },
    ]);
    this.people = people.items;
    this.units = units.items;
    this.unconfirmed = new Set(unconfirmed.items.map((/** @type {Person} */ { personId }) => personId));
  }

  get #mayEdit() {
    return hasRole(this.session, "ADMIN");
  }

  body() {
    return html`${this.#mayEdit ? this.#import() : nothing} ${hasRole(this.session, "COMMANDER") ? this.#unreached() : nothing} ${this.#directory()}`;
  }

  #import() {
    return html`<section class="card stack" aria-labelledby="importTitle">
      <h3 id="importTitle">${text("importPeople")}</h3>
      <p class="quiet">${text("importPeopleLead")}</p>
      <file-drop
        .hint=${text("peopleFile")}
        @choose=${(/** @type {CustomEvent} */ event) => this.#check(event.detail)}
        @refuse=${(/** @type {CustomEvent} */ event) => (this.trouble = event.detail)}
      ></file-drop>
      <div aria-live="polite">
        ${this.isBusy ? html`<p class="quiet">${text("checkingFile")}</p>` : nothing}
        ${this.findings.length > 0
          ? html`<div class="note bad findings" id="importFindings">
              <p>${text("badFile", this.findings.length, this.file?.name ?? "")}</p>
              <ul>
                ${this.findings.map(({ field, message }) => html`<li><code>${field}</code>${colon()}${message}</li>`)}
              </ul>
            </div>`
          : nothing}
        ${this.report ? this.#checkedFile(this.report) : nothing}
      </div>
    </section>`;
  }

  /** @param {any} report */
  #checkedFile(report) {
    const count = (/** @type {string} */ outcome) => report.rows.filter((/** @type {any} */ row) => row.outcome === outcome).length;
    return html`<p class="note good" id="importReport">
        ${this.file?.name}${colon()}${text("importReport", report.people, report.units, count("CREATED"), count("CHANGED"), count("UNCHANGED"))}
      </p>
      ${report.dryRun && count("CREATED") + count("CHANGED") + report.units > 0
        ? html`<button id="importPeople" class="primary" type="button" ?disabled=${this.isBusy} @click=${() => this.#write()}>${text("importNow")}</button>`
        : nothing}`;
  }

  #unreached() {
    return html`<section class="card stack" aria-labelledby="unreachedTitle">
      <h3 id="unreachedTitle">${text("unreached")}</h3>
      <div class="row"><button id="findStrangers" type="button" @click=${() => this.#findStrangers()}>${text("findStrangers")}</button></div>
      ${this.strangers
        ? html`<p id="strangersCount">${text("strangers", this.strangers.length)}</p>
            <ul class="stack" id="strangers">
              ${this.strangers.map(
                ({ owner, unit, rows }) =>
                  html`<li>
                    <strong>${owner.name}</strong> <code>${owner.personId}</code> · ${unit?.name ?? ""} ·
                    <a href=${projectAddress(rows[0].projectId, rows[0].nodeId)}>${rows[0].projectName} ${rows[0].nodeName}</a>
                    ${rows.length > 1 ? text("andMore", rows.length - 1) : nothing}
                  </li>`,
              )}
            </ul>`
        : nothing}
    </section>`;
  }

  #directory() {
    const found = this.people
      .filter(({ personId }) => !this.reach || this.unconfirmed.has(personId))
      .filter(({ name, personId, aliases }) => [name, personId, ...aliases].some((one) => one.includes(this.search)));
    const shown = found.slice(0, this.most);
    return html`<section class="stack" aria-labelledby="peopleTitle">
        <div class="row bar">
          <h3 id="peopleTitle" class="grow">${this.reach ? text("unconfirmed", found.length) : text("peopleCount", this.people.length)}</h3>
          <label class="grow">${text("search")}<input id="search" type="search" .value=${this.search} @input=${(/** @type {any} */ event) => this.#searchFor(event.target.value)} /></label>
          ${this.#mayEdit
            ? html`<label
                >${text("reach")}
                <select id="reach" @change=${(/** @type {any} */ event) => this.#filter(event.target.value)}>
                  <option value="">${text("everybody")}</option>
                  <option value=${UNCONFIRMED} ?selected=${this.reach === UNCONFIRMED}>${text("noConfirmed")}</option>
                </select></label
              >`
            : nothing}
          ${this.reach
            ? html`<list-files address="/api/v1/contacts" .parameters=${{ confirmed: "false" }}></list-files>`
            : html`<list-files address="/api/v1/people"></list-files>`}
          ${this.#mayEdit ? html`<button id="addPerson" type="button" @click=${() => this.#editPerson(null)}>${text("addPerson")}</button>` : nothing}
        </div>
        <data-table id="people" .caption=${text("people")} .columns=${this.#columns()} .rows=${shown} .keyOf=${(/** @type {Person} */ { personId }) => personId} .empty=${text("none")}></data-table>
        ${shown.length < found.length
          ? html`<p class="row"><span class="quiet">${text("showing", shown.length, found.length)}</span><button type="button" @click=${() => (this.most += SHOWN)}>${text("more")}</button></p>`
          : nothing}
      </section>
      <section class="stack" aria-labelledby="unitsTitle">
        <div class="row bar">
          <h3 id="unitsTitle" class="grow">${text("unitsCount", this.units.length)}</h3>
          <list-files address="/api/v1/units"></list-files>
          ${this.#mayEdit ? html`<button id="addUnit" type="button" @click=${() => this.#editUnit(null)}>${text("addUnit")}</button>` : nothing}
        </div>
        <data-table id="units" .caption=${text("units")} .columns=${this.#unitColumns()} .rows=${this.units} .keyOf=${(/** @type {Unit} */ { unitId }) => unitId} .empty=${text("none")}></data-table>
      </section>`;
  }

  /** @param {string} search */
  #searchFor(search) {
    this.search = search.trim();
    this.most = SHOWN;
  }

  /** @returns {import("/desk/data-table.js").Column<Person>[]} */
  #columns() {
    const names = new Map(this.units.map(({ unitId, name }) => [unitId, name]));
    return [
      { key: "name", title: text("nameOf"), isHead: true, cell: ({ name, personId }) => html`${name}<small>${personId}</small>` },
      { key: "aliases", title: text("aliases"), isMinor: true, cell: ({ aliases }) => aliases.join(comma()) },
      { key: "units", title: text("units"), cell: ({ units }) => units.map((unit) => names.get(unit) ?? unit).join(comma()) },
      { key: "active", title: text("stateOf"), cell: ({ active }) => text(active ? "active" : "inactive") },
      ...(this.#mayEdit
        ? [{ key: "edit", title: text("commands"), cell: (/** @type {Person} */ person) =>
              html`<button type="button" aria-label="${text("edit")} ${person.name}" @click=${() => this.#editPerson(person)}>${text("edit")}</button>
                <a class="button" href="/admin/contacts?person=${encodeURIComponent(person.personId)}" aria-label="${text("contacts")} ${person.name}">${text("contacts")}</a>` }]
        : []),
    ];
  }

  /** @returns {import("/desk/data-table.js").Column<Unit>[]} */
  #unitColumns() {
    const names = new Map(this.units.map(({ unitId, name }) => [unitId, name]));
    return [
      { key: "name", title: text("nameOf"), isHead: true, cell: ({ name, unitId }) => html`${name}<small>${unitId}</small>` },
      { key: "area", title: text("area"), isWhole: true, cell: ({ area }) => areaName(area) },
      { key: "parent", title: text("parent"), cell: ({ parent }) => (parent ? (names.get(parent) ?? parent) : "") },
      ...(this.#mayEdit
        ? [{ key: "edit", title: text("commands"), cell: (/** @type {Unit} */ unit) => html`<button type="button" aria-label="${text("edit")} ${unit.name}" @click=${() => this.#editUnit(unit)}>${text("edit")}</button>` }]
        : []),
    ];
  }

  /** @param {Person | null} known */
  async #editPerson(known) {
    const version = known ? await this.#versionOf(`/api/v1/people/${encodeURIComponent(known.personId)}`) : '"0"';
    if (version === null) {
      return;
    }
    this.openCommand({
      name: "setPerson",
      label: text(known ? "editPerson" : "addPerson"),
      effect: text("setPersonEffect"),
      fields: [
        ...(known ? [] : [/** @type {import("/desk/command-dialog.js").CommandField} */ ({ name: "personId", label: text("personId"), type: "text", isRequired: true })]),
        { name: "name", label: text("nameOf"), type: "text", isRequired: true, value: known?.name },
        { name: "aliases", label: text("aliases"), type: "text", value: known?.aliases.join("，"), hint: text("listHint") },
        { name: "units", label: text("unitIds"), type: "text", value: known?.units.join("，"), hint: text("listHint") },
        { name: "active", label: text("activeLong"), type: "checkbox", value: known && !known.active ? "" : "true" },
      ],
      send: ({ personId = known?.personId, name, aliases, units, active }) =>
        change(`/api/v1/people/${encodeURIComponent(personId)}`, { name, aliases: listOf(aliases), units: listOf(units), active: Boolean(active) }, { version }),
    });
  }

  /** @param {Unit | null} known */
  async #editUnit(known) {
    const version = known ? await this.#versionOf(`/api/v1/units/${encodeURIComponent(known.unitId)}`) : '"0"';
    if (version === null) {
      return;
    }
    this.openCommand({
      name: "setUnit",
      label: text(known ? "editUnit" : "addUnit"),
      effect: text("setUnitEffect"),
      fields: [
        ...(known ? [] : [/** @type {import("/desk/command-dialog.js").CommandField} */ ({ name: "unitId", label: text("unitId"), type: "text", isRequired: true })]),
        { name: "name", label: text("nameOf"), type: "text", isRequired: true, value: known?.name },
        { name: "area", label: text("areaCode"), type: "text", value: known?.area ?? "" },
        { name: "parent", label: text("parentId"), type: "text", value: known?.parent ?? "" },
      ],
      send: ({ unitId = known?.unitId, name, area, parent }) =>
        change(`/api/v1/units/${encodeURIComponent(unitId)}`, { name, area: area || null, parent: parent || null }, { version }),
    });
  }

  /** @param {string} path */
  async #versionOf(path) {
    try {
      return (await getVersioned(path)).version;
    } catch (failure) {
      this.trouble = sentenceOf(failure);
      return null;
    }
  }

  /** @param {File} file */
  async #check(file) {
    this.file = file;
    await this.#send(true);
  }

  async #write() {
    await this.#send(false);
    if (this.report && !this.report.dryRun) {
      await this.done({ command: "importPeople", answer: this.report });
    }
  }

  /** @param {boolean} isDryRun */
  async #send(isDryRun) {
    if (!this.file || this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.findings = [];
    this.report = null;
    this.trouble = "";
    try {
      this.report = await sendFile(`/api/v1/people/import?dryRun=${isDryRun}`, this.file);
    } catch (failure) {
      if (failure instanceof Refused && failure.violations.length > 0) {
        this.findings = failure.violations;
      } else {
        this.trouble = sentenceOf(failure);
      }
    } finally {
      this.isBusy = false;
    }
  }

  /** Owners of open nodes who aren't in the directory, or inactive: their alerts go to the next level at once. */
  async #findStrangers() {
    this.trouble = "";
    try {
      const programme = await firstProgramme(await fetchProgrammes(), null, this.session);
      const { items } = await all(
        "/api/v1/deadlines",
        { programme: programme?.programmeId ?? "", standing: "ON_TRACK,AT_RISK,DUE_SOON,OVERDUE,CLAIMED,SUSPENDED" },
        { mostPages: 20 },
      );
      const byOwner = Map.groupBy(items.filter(({ ownerKnown }) => ownerKnown === false), ({ owner }) => owner.personId);
      this.strangers = [...byOwner.values()].map((rows) => ({ owner: rows[0].owner, unit: rows[0].unit, rows }));
    } catch (failure) {
      this.trouble = sentenceOf(failure);
    }
  }

  /** @param {string} reach */
  async #filter(reach) {
    this.reach = reach;
    this.most = SHOWN;
    showInAddress({ reach });
    await this.refresh();
  }
}

/** @param {string} value */
function listOf(value) {
  return value.split(/[，,、\s]+/).filter(Boolean);
}

customElements.define("people-section", PeopleSection);
