// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/photo-strip.js";
import { size } from "/shared/format.js";
import { isQuotaExceeded, requestPersistence, storageRoom } from "./capacity.js";
import { UnreadablePicture, prepare } from "./photos.js";
import { text } from "./texts.js";

const KINDS = "image/jpeg,image/png,image/webp";

/** Takes photos for a {@link import("./form.js").FieldForm}; a photo that could not be stored stays here until it is stored or discarded. */
export class PhotoField extends Localized {
  static properties = {
    form: { attribute: false },
    photos: { attribute: false },
    kind: {},
    label: {},
    unkept: { state: true },
    unreadable: { state: true },
    isBusy: { state: true },
    room: { state: true },
  };

  static styles = [
    controls,
    css`
      input { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; opacity: 0; }
      input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }
      legend { padding: 0; }
      legend label::first-letter { text-transform: uppercase; }
      .takers { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); margin-bottom: var(--space-3); }
      .takers label { position: relative; margin: 0; }
      .takers .button { width: 100%; }
      .takers svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; flex: none; }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./form.js").FieldForm} */
    this.form = /** @type {any} */ (undefined);
    /** @type {string[]} */
    this.photos = [];
    this.kind = "PHOTO";
    this.label = "";
    /** @type {import("./photos.js").Prepared[]} */
    this.unkept = [];
    /** @type {"unreadable" | "unreadableHeic" | null} */
    this.unreadable = null;
    this.isBusy = false;
    /** @type {import("./capacity.js").Room | null} */
    this.room = null;
    this.guard = (/** @type {Event} */ event) => this.unkept.length > 0 && event.preventDefault();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeunload", this.guard);
    void this.#measure();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.guard);
  }

  async #measure() {
    this.room = await storageRoom();
  }

  render() {
    const shown = this.photos.map((sha256) => ({ sha256, preview: this.form.previews.get(sha256) ?? null }));
    return html`
      <fieldset class="field">
        <legend><label>${this.label || text("photosLabel")}</label></legend>
        ${this.room?.isScarce ? html`<p class="note warn" id="scarce" role="alert">${text("scarce", size(this.room.free))}</p>` : ""}
        <div class="takers">
          <label>
            <input type="file" id="camera" accept=${KINDS} capture="environment" ?disabled=${this.isBusy} @change=${this.#take} />
            <span class="button">
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 8h4l2-3h6l2 3h4v11H3z" /><circle cx="12" cy="13" r="3.5" /></svg>
              ${text("take")}
            </span>
          </label>
          <label>
            <input type="file" id="album" accept=${KINDS} multiple ?disabled=${this.isBusy} @change=${this.#take} />
            <span class="button">${text("add")}</span>
          </label>
        </div>
        ${this.unreadable ? html`<p class="note bad" id="unreadable" role="alert">${text(this.unreadable)}</p>` : ""}
        ${this.unkept.length > 0
          ? html`<div class="note bad stack" id="unkept" role="alert">
              <p>${text("noRoom")}</p>
              <div class="row">
                <button type="button" @click=${this.#retry}>${text("tryAgain")}</button>
                <button type="button" class="danger" @click=${() => (this.unkept = this.unkept.slice(1))}>${text("giveUp")}</button>
              </div>
            </div>`
          : ""}
        <photo-strip
          .photos=${shown}
          removeLabel=${text("removePhoto")}
          photoLabel=${text("photo")}
          @remove=${(/** @type {CustomEvent} */ event) => this.form.removePhoto(event.detail)}
        ></photo-strip>
        ${shown.length > 0 ? html`<p class="hint" id="photosKept">${text("photosKept", shown.length)}</p>` : ""}
      </fieldset>
    `;
  }

  /** @param {Event} event */
  async #take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    this.unreadable = null;
    this.isBusy = true;
    for (const file of files) {
      await this.#keep(() => prepare(file));
    }
    // The same file may be chosen again after it was taken away.
    input.value = "";
    this.isBusy = false;
    void requestPersistence();
    await this.#measure();
  }

  async #retry() {
    const again = this.unkept;
    this.unkept = [];
    for (const photo of again) {
      await this.#keep(async () => photo);
    }
    await this.#measure();
  }

  /** @param {() => Promise<import("./photos.js").Prepared>} make */
  async #keep(make) {
    let photo = null;
    try {
      photo = await make();
      await this.form.keepPhoto(photo, this.kind);
    } catch (failure) {
      if (photo) {
        // Whatever the reason, the photo is still here and isn't lost before the person says so.
        this.unkept = [...this.unkept, photo];
        if (!isQuotaExceeded(failure)) {
          console.error("A photo could not be kept", failure);
        }
      } else {
        this.unreadable = failure instanceof UnreadablePicture && failure.isHeic ? "unreadableHeic" : "unreadable";
      }
    }
  }
}

customElements.define("photo-field", PhotoField);
