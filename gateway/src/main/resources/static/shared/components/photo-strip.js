// @ts-check
import { LitElement, css, html } from "lit";

/**
 * Photos in a row, each with a button that takes it away. Fires `remove` with the photo's SHA-256 in `detail`.
 *
 * @typedef {{sha256: string, preview: ArrayBuffer | null}} Shown
 */
export class PhotoStrip extends LitElement {
  static properties = { photos: { attribute: false }, removeLabel: {}, photoLabel: {} };

  static styles = css`
    :host { display: block; }
    ul { display: flex; flex-wrap: wrap; gap: 0.75rem; list-style: none; margin: 0; padding: 0; }
    li { position: relative; width: 6.5rem; height: 6.5rem; }
    img { width: 100%; height: 100%; object-fit: cover; border-radius: var(--radius); border: 1px solid var(--line); display: block; }
    button {
      position: absolute; top: 0; right: 0; width: 2.75rem; height: 2.75rem; font: inherit; font-size: 1.375rem; line-height: 1;
      color: var(--ink-inverse); background: #0d1b2acc; border: 0; border-radius: 0 var(--radius) 0 var(--radius); cursor: pointer;
    }
    button:focus-visible { outline: 3px solid var(--accent); }
  `;

  /** @type {Map<string, string>} */
  #addresses = new Map();

  constructor() {
    super();
    /** @type {Shown[]} */
    this.photos = [];
    this.removeLabel = "";
    this.photoLabel = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#addresses.forEach((address) => URL.revokeObjectURL(address));
    this.#addresses.clear();
  }

  render() {
    return html`<ul>
      ${this.photos.map(
        (photo, index) => html`<li>
          <img src=${this.#addressOf(photo)} alt="${this.photoLabel} ${index + 1}" />
          ${this.removeLabel
            ? html`<button type="button" aria-label="${this.removeLabel} ${index + 1}" @click=${() => this.#remove(photo)}>
                ×
              </button>`
            : ""}
        </li>`,
      )}
    </ul>`;
  }

  /** @param {Shown} photo */
  #addressOf({ sha256, preview }) {
    const known = this.#addresses.get(sha256);
    if (known || !preview) {
      return known ?? "/field/icons/icon.svg";
    }
    const made = URL.createObjectURL(new Blob([preview], { type: "image/jpeg" }));
    this.#addresses.set(sha256, made);
    return made;
  }

  /** @param {Shown} photo */
  #remove(photo) {
    this.dispatchEvent(new CustomEvent("remove", { detail: photo.sha256 }));
  }
}

customElements.define("photo-strip", PhotoStrip);
