// @ts-check
import { html } from "lit";
import { Localized } from "/shared/components/localized.js";
import { isQuotaExceeded } from "./capacity.js";
import { text } from "./texts.js";

/**
 * @typedef {import("./app.js").Field} Field
 * @typedef {import("./store.js").Entry} Entry
 */

/**
 * A form whose content survives that the page is killed, for example by the camera on a phone with little memory: every
 * change goes to a draft on disk, and so do photos before they are shown. Fires `kept` when its entry is on disk.
 */
export class FieldForm extends Localized {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    field: { attribute: false },
    row: { attribute: false },
    draft: { state: true },
    previews: { state: true },
    faults: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    /** @type {Field} */
    this.field = /** @type {any} */ (undefined);
    /** @type {any} */
    this.row = null;
    /** @type {any} */
    this.draft = null;
    /** @type {Map<string, ArrayBuffer | null>} */
    this.previews = new Map();
    /** @type {Record<string, string>} what is wrong, by the field's name */
    this.faults = {};
    this.failure = "";
  }

  /** @returns {string} under which the draft is kept */
  get draftKey() {
    throw new Error("A form names its draft");
  }

  /** @returns {Record<string, any>} what the form begins with */
  get blank() {
    return {};
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#restore();
  }

  async #restore() {
    const kept = await this.field.store.draft(this.draftKey);
    const draft = { photos: [], kinds: {}, ...this.blank, ...kept };
    const photos = await this.field.store.photos();
    this.previews = new Map(photos.map((photo) => [photo.sha256, photo.preview]));
    this.draft = draft;
  }

  /** @param {Record<string, any>} change */
  set(change) {
    this.draft = { ...this.draft, ...change };
    this.faults = {};
    this.failure = "";
    void this.field.store.saveDraft(this.draftKey, this.draft).catch((failure) => this.#fail(failure));
  }

  /**
   * @param {import("./photos.js").Prepared} photo
   * @param {string} kind which kind of evidence it is
   */
  async keepPhoto(photo, kind) {
    const photos = [...new Set([...this.draft.photos, photo.sha256])];
    const draft = { ...this.draft, photos, kinds: { ...this.draft.kinds, [photo.sha256]: kind } };
    await this.field.store.keepPhoto(photo, this.draftKey, draft);
    // What was typed while the photo was being written is kept as well.
    this.previews = new Map(this.previews).set(photo.sha256, photo.preview);
    this.set({ photos: [...new Set([...this.draft.photos, photo.sha256])], kinds: { ...this.draft.kinds, [photo.sha256]: kind } });
  }

  /** @param {string} sha256 */
  removePhoto(sha256) {
    this.set({ photos: this.draft.photos.filter((/** @type {string} */ one) => one !== sha256) });
  }

  /** @param {string} kind */
  photosOf(kind) {
    return this.draft.photos.filter((/** @type {string} */ sha256) => this.draft.kinds[sha256] === kind);
  }

  /**
   * Keeps the entry, unless something is wrong with it.
   *
   * @param {Record<string, string>} faults by the field's name
   * @param {() => Entry} make
   */
  async keep(faults, make) {
    this.faults = faults;
    if (Object.keys(faults).length > 0) {
      await this.updateComplete;
      const first = this.renderRoot.querySelector("[aria-invalid=true], .fault");
      if (first instanceof HTMLElement) {
        first.focus();
        first.scrollIntoView({ block: "center" });
      }
      return;
    }
    try {
      await this.field.store.add(make(), this.draftKey);
    } catch (failure) {
      this.#fail(failure);
      return;
    }
    this.field.sending.soon();
    this.dispatchEvent(new CustomEvent("kept"));
  }

  /** @param {unknown} failure */
  #fail(failure) {
    this.failure = isQuotaExceeded(failure)
      ? text("keptNoRoom")
      : text("keptFailed", failure instanceof Error ? failure.message : failure);
  }

  /** @param {string} name */
  fault(name) {
    const fault = this.faults[name];
    return fault ? html`<p class="note bad fault" id="fault-${name}" role="alert" tabindex="-1">${fault}</p>` : "";
  }

  /**
   * @param {string} name of the draft's field
   * @param {string} label
   * @param {string} [placeholder]
   */
  textArea(name, label, placeholder = "") {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <textarea
        id=${name}
        maxlength="4000"
        placeholder=${placeholder}
        aria-invalid=${name in this.faults}
        .value=${this.draft[name] ?? ""}
        @input=${(/** @type {any} */ event) => this.set({ [name]: event.target.value })}
      ></textarea>
      ${this.fault(name)}
    </div>`;
  }

  /**
   * @param {string} name of the draft's field
   * @param {string} label
   * @param {Record<string, string>} limits
   */
  dateInput(name, label, { min = "", max = "" }) {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type="date"
        min=${min}
        max=${max}
        aria-invalid=${name in this.faults}
        .value=${this.draft[name] ?? ""}
        @input=${(/** @type {any} */ event) => this.set({ [name]: event.target.value })}
      />
      ${this.fault(name)}
    </div>`;
  }

  /** @param {string} title what the person does, above what they do it to */
  head(title) {
    // A problem's row names its node too; what is being answered is the problem.
    const { nodeName, title: problem, projectName } = this.row ?? {};
    return html`<h1>${title}</h1>
      ${this.row ? html`<p class="quiet">${[problem ?? nodeName, projectName].filter(Boolean).join(" · ")}</p>` : ""}`;
  }

  /** @param {() => void} keep */
  footer(keep) {
    return html`
      ${this.failure ? html`<p class="note bad" role="alert">${this.failure}</p>` : ""}
      <button type="button" class="primary" id="keep" @click=${keep}>${text("keep")}</button>
    `;
  }
}
