// @ts-check
// The forms for problems: raise one, claim its rectification, request an extension.

import { html } from "lit";
import { controls } from "/shared/components/localized.js";
import { day, dayOf, daysLater } from "/shared/format.js";
import { newProblem, problemCommand } from "./entries.js";
import { FieldForm } from "./form.js";
import "./photo-field.js";
import "./place-field.js";
import { text } from "./texts.js";

const BLOCKERS = ["LAND", "FUNDS", "PERMITS", "UTILITIES", "WEATHER"];
const CATEGORIES = ["QUALITY", "SAFETY", "PROGRESS", "ENVIRONMENT", "FACILITIES", "ORDER", "SERVICE", ...BLOCKERS, "OTHER"];
const USUAL_DAYS = 7;

class ProblemForm extends FieldForm {
  static properties = { nodes: { attribute: false } };
  static styles = controls;

  constructor() {
    super();
    /** @type {any[]} rows of the nodes that it may be about */
    this.nodes = [];
  }

  get draftKey() {
    return "problem";
  }

  get blank() {
    const today = dayOf(this.field.clock.now());
    const node = this.row ? keyOf(this.row) : this.nodes.length === 1 ? keyOf(this.nodes[0]) : "";
    return { node, title: "", description: "", category: "QUALITY", dueDate: daysLater(today, USUAL_DAYS), blocks: false, place: null };
  }

  render() {
    if (!this.draft) {
      return "";
    }
    return html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <h1>${text("raiseTitle")}</h1>
      ${this.#select("node", text("about"), [["", "—"], ...this.nodes.map((row) => [keyOf(row), `${row.nodeName} · ${row.projectName}`])])}
      <div class="field">
        <label for="title">${text("problemTitle")}</label>
        <input
          id="title"
          maxlength="200"
          aria-invalid=${"title" in this.faults}
          .value=${this.draft.title}
          @input=${(/** @type {any} */ event) => this.set({ title: event.target.value })}
        />
        ${this.fault("title")}
      </div>
      ${this.#select("category", text("category"), CATEGORIES.map((one) => [one, text(/** @type {any} */ (one))]))}
      ${BLOCKERS.includes(this.draft.category)
        ? html`<label class="choice">
            <input
              type="checkbox"
              id="blocks"
              .checked=${this.draft.blocks}
              @change=${(/** @type {any} */ event) => this.set({ blocks: event.target.checked })}
            />
            ${text("blocksNode")}
          </label>`
        : ""}
      <photo-field .form=${this} .photos=${this.photosOf("PHOTO")} kind="PHOTO"></photo-field>
      ${this.textArea("description", text("description"), text("notePlaceholder"))}
      ${this.dateInput("dueDate", text("answerBy"), { min: dayOf(this.field.clock.now()) })}
      <place-field
        .place=${this.draft.place}
        @change=${(/** @type {CustomEvent} */ event) => this.set({ place: event.detail })}
      ></place-field>
      ${this.footer(() => this.#keep())}
    </form>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string[][]} options value and words
   */
  #select(name, label, options) {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        aria-invalid=${name in this.faults}
        @change=${(/** @type {any} */ event) => this.set({ [name]: event.target.value })}
      >
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${this.draft[name] === value}>${words}</option>`)}
      </select>
      ${this.fault(name)}
    </div>`;
  }

  #keep() {
    const { node, title, description, category, dueDate, blocks, photos, place } = this.draft;
    const row = this.nodes.find((one) => keyOf(one) === node) ?? (this.row && keyOf(this.row) === node ? this.row : null);
    /** @type {Record<string, string>} */
    const faults = {};
    if (!row) {
      faults.node = text("aboutNeeded");
    }
    if (!title.trim()) {
      faults.title = text("problemTitleNeeded");
    }
    const said = {
      title: title.trim(),
      ...(description.trim() ? { description: description.trim() } : {}),
      category,
      dueDate,
      ...(place ? { location: { longitude: place.longitude, latitude: place.latitude } } : {}),
      ...(blocks && BLOCKERS.includes(category) && row ? { blocks: [row.nodeId] } : {}),
    };
    void this.keep(faults, () => newProblem(row, said, photos, this.field.clock.now()));
  }
}

class RectifyForm extends FieldForm {
  static styles = controls;

  get draftKey() {
    return `rectification/${this.row.problemId}`;
  }

  render() {
    return (
      this.draft &&
      html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${this.head(text("rectifyTitle"))}
        <photo-field .form=${this} .photos=${this.photosOf("PHOTO")} kind="PHOTO" label=${text("photosAfter")}></photo-field>
        ${this.textArea("note", text("noteLabel"))} ${this.footer(() => this.#keep())}
      </form>`
    );
  }

  #keep() {
    const { photos } = this.draft;
    const note = (this.draft.note ?? "").trim();
    void this.keep(note ? {} : { note: text("noteNeeded") }, () =>
      problemCommand("RECTIFICATION", this.row, "rectification", { note, photos }, photos, this.field.clock.now()),
    );
  }
}

class ProblemExtensionForm extends FieldForm {
  static styles = controls;

  get draftKey() {
    return `problem-extension/${this.row.problemId}`;
  }

  render() {
    return (
      this.draft &&
      html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${this.head(text("extensionTitle"))}
        <p class="quiet">${text("due", day(this.row.dueDate))}</p>
        ${this.dateInput("dueDate", text("newDate"), { min: daysLater(this.row.dueDate, 1) })}
        ${this.textArea("reason", text("reasonLabel"))} ${this.footer(() => this.#keep())}
      </form>`
    );
  }

  #keep() {
    const { dueDate = "", reason = "" } = this.draft;
    /** @type {Record<string, string>} */
    const faults = {};
    if (!(dueDate > this.row.dueDate)) {
      faults.dueDate = text("laterNeeded", day(this.row.dueDate));
    }
    if (!reason.trim()) {
      faults.reason = text("reasonNeeded");
    }
    const body = { dueDate, reason: reason.trim() };
    void this.keep(faults, () =>
      problemCommand("PROBLEM_EXTENSION", this.row, "extensions", body, [], this.field.clock.now()),
    );
  }
}

/** @param {any} row */
function keyOf(row) {
  return `${row.projectId}/${row.nodeId}`;
}

customElements.define("problem-form", ProblemForm);
customElements.define("rectify-form", RectifyForm);
customElements.define("problem-extension-form", ProblemExtensionForm);
