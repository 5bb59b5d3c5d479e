// @ts-check
import { css, html, nothing } from "lit";
import { accepted } from "/shared/api/http.js";
import { textsOf } from "/shared/language.js";
import { Localized } from "./localized.js";

const text = textsOf({
  "zh-CN": { open: "查看大图：{0}", close: "关闭", missing: "照片暂时取不到", loading: "正在取照片…" },
  en: { open: "Enlarge: {0}", close: "Close", missing: "The photo can't be fetched", loading: "Fetching the photo…" },
});

/** A photo that the platform keeps, by its SHA-256; pressing it shows the whole picture. Only who may see its project gets it. */
export class StoredPhoto extends Localized {
  static properties = { sha256: {}, label: {}, thumbnail: { state: true }, picture: { state: true }, isMissing: { state: true } };

  static styles = css`
    :host { display: block; min-width: 0; }
    button {
      display: grid; place-items: center; width: 100%; min-height: 6rem; padding: 0; overflow: hidden; font: inherit; cursor: zoom-in; color: var(--ink-quiet);
      background: var(--sunken); border: 1px solid var(--line); border-radius: var(--radius);
    }
    button img { display: block; width: 100%; height: 100%; max-height: 12rem; object-fit: cover; }
    button:focus-visible, dialog button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .missing { padding: var(--space-3); color: var(--ink-quiet); background: var(--sunken); border-radius: var(--radius); margin: 0; }
    dialog { padding: 0; border: 0; background: var(--panel); max-width: 96vw; max-height: 96dvh; overflow: auto; border-radius: var(--radius); }
    dialog::backdrop { background: #000c; }
    dialog img { display: block; max-width: 94vw; max-height: 86dvh; }
    dialog button { width: auto; min-height: var(--target); min-width: var(--target); margin: var(--space-2); padding: 0 var(--space-4); cursor: pointer; color: var(--accent); }
  `;

  constructor() {
    super();
    this.sha256 = "";
    this.label = "";
    this.thumbnail = "";
    this.picture = "";
    this.isMissing = false;
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("sha256") && this.sha256) {
      this.#forget();
      void this.#fetchThumbnail(this.sha256);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  render() {
    if (this.isMissing) {
      return html`<p class="missing">${text("missing")}</p>`;
    }
    return html`
      <button type="button" aria-label=${text("open", this.label)} @click=${() => this.#open()}>
        ${this.thumbnail ? html`<img src=${this.thumbnail} alt="" />` : html`<span>${text("loading")}</span>`}
      </button>
      ${this.picture
        ? html`<dialog @close=${() => this.#close()}>
            <img src=${this.picture} alt=${this.label} />
            <button type="button" @click=${() => this.renderRoot.querySelector("dialog")?.close()}>${text("close")}</button>
          </dialog>`
        : nothing}
    `;
  }

  /** @param {string} sha256 */
  async #fetchThumbnail(sha256) {
    const address = await addressOf(`/api/v1/photos/${sha256}/thumbnail`);
    if (sha256 === this.sha256 && this.isConnected) {
      this.thumbnail = address ?? "";
      this.isMissing = address === null;
    } else if (address) {
      URL.revokeObjectURL(address);
    }
  }

  async #open() {
    this.picture = (await addressOf(`/api/v1/photos/${this.sha256}`)) ?? this.thumbnail;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  #close() {
    if (this.picture !== this.thumbnail) {
      URL.revokeObjectURL(this.picture);
    }
    this.picture = "";
  }

  #forget() {
    [this.thumbnail, this.picture].forEach((address) => address && URL.revokeObjectURL(address));
    this.thumbnail = "";
    this.picture = "";
    this.isMissing = false;
  }
}

/** @param {string} path @returns {Promise<string | null>} null: it can't be had */
async function addressOf(path) {
  try {
    const response = await accepted(path);
    return URL.createObjectURL(await response.blob());
  } catch {
    return null;
  }
}

customElements.define("stored-photo", StoredPhoto);
