// @ts-check
import { css, html } from "lit";
import { controls } from "/shared/components/localized.js";
import "/shared/components/percent-input.js";
import { reportOn } from "./entries.js";
import { FieldForm } from "./form.js";
import { fetchPlanned } from "./lists.js";
import "./photo-field.js";
import "./place-field.js";
import { text } from "./texts.js";

/** A report on a node: how far it is, with photos, position and a note. */
export class ReportForm extends FieldForm {
  static properties = { quantity: { state: true } };

  static styles = [
    controls,
    css`
      .before { text-align: center; }
    `,
  ];

  constructor() {
    super();
    /** @type {{total: number, unit: string} | null} how much work the plan says the node is */
    this.quantity = null;
  }

  get draftKey() {
    return `report/${this.row.projectId}/${this.row.nodeId}`;
  }

  get blank() {
    return { percent: this.row.progressPercent ?? 0, done: "", note: "", place: null };
  }

  connectedCallback() {
    super.connectedCallback();
    void fetchPlanned(this.row.projectId, this.row.nodeId, this.field.store).then(({ quantity }) => {
      this.quantity = quantity;
    });
  }

  render() {
    if (!this.draft) {
      return "";
    }
    const before = this.row.progressPercent ?? 0;
    return html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${this.head(text("reportTitle"))}
      <div class="field">
        <percent-input
          .value=${this.draft.percent}
          label=${text("percentLabel")}
          less=${text("less")}
          more=${text("more")}
          @change=${(/** @type {CustomEvent} */ event) => this.set({ percent: event.detail, done: "" })}
        ></percent-input>
        <p class="hint before">${text("before", before)}</p>
      </div>
      ${this.quantity ? this.#quantity(this.quantity) : ""}
      <photo-field .form=${this} .photos=${this.photosOf("PHOTO")} kind="PHOTO"></photo-field>
      ${this.textArea("note", text("noteLabel"), text("notePlaceholder"))}
      <place-field
        .place=${this.draft.place}
        @change=${(/** @type {CustomEvent} */ event) => this.set({ place: event.detail })}
      ></place-field>
      ${this.footer(() => this.#keep(before))}
    </form>`;
  }

  /** @param {{total: number, unit: string}} quantity */
  #quantity({ total, unit }) {
    return html`<div class="field">
      <label for="done">${text("quantityLabel", unit, total)}</label>
      <input
        id="done"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${"done" in this.faults}
        .value=${this.draft.done}
        @input=${(/** @type {any} */ event) => this.#setDone(event.target.value, total)}
      />
      ${this.fault("done")}
    </div>`;
  }

  /**
   * The percentage follows the quantity; a percentage that is set afterwards takes its place.
   *
   * @param {string} done
   * @param {number} total
   */
  #setDone(done, total) {
    const share = Number(done) / total;
    this.set(done !== "" && share >= 0 && share <= 1 ? { done, percent: Math.floor(share * 100) } : { done });
  }

  /** @param {number} before */
  #keep(before) {
    const { percent, done, note, photos, place } = this.draft;
    /** @type {Record<string, string>} */
    const faults = {};
    if (percent < before && !note.trim()) {
      faults.note = text("backwards", before);
    }
    if (this.quantity && done !== "" && !(Number(done) >= 0 && Number(done) <= this.quantity.total)) {
      faults.done = text("quantityWrong", this.quantity.total);
    }
    void this.keep(faults, () =>
      reportOn(
        this.row,
        {
          percent,
          quantity: this.quantity && done !== "" ? { done: Number(done), unit: this.quantity.unit } : null,
          note: note.trim(),
          photos,
          location: place ? { longitude: place.longitude, latitude: place.latitude } : null,
        },
        this.field.clock.now(),
      ),
    );
  }
}

customElements.define("report-form", ReportForm);
