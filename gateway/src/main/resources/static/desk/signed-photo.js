// @ts-check
import { css, html } from "lit";
import { get } from "/shared/api/http.js";
import { Localized } from "/shared/components/localized.js";
import { text } from "./texts.js";

/** @type {Map<string, Promise<{url: string, thumbnailUrl: string | null, expiresAt: string}>>} */
const addresses = new Map();
const MARGIN_MS = 30_000;

/** A stored photo, small, as a link to the large one; or a document, as a link to it. Its address is asked for when it comes into view. */
export class SignedPhoto extends Localized {
  static properties = { sha256: {}, label: {}, address: { state: true }, isAbsent: { state: true } };

  static styles = css`
    :host { display: inline-block; width: 7rem; height: 7rem; }
    a, p {
      display: grid; place-items: center; width: 100%; height: 100%; margin: 0; padding: 0.25rem; box-sizing: border-box; text-align: center; overflow: hidden;
      border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); color: var(--ink-quiet); font-size: var(--text-small);
    }
    a { color: var(--accent); padding: 0; }
    a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    img { width: 100%; height: 100%; object-fit: cover; display: block; }
    @media print {
      :host { width: 28mm; height: 28mm; }
    }
  `;

  /** @type {IntersectionObserver | null} */
  #observer = null;

  constructor() {
    super();
    this.sha256 = "";
    this.label = "";
    /** @type {{url: string, thumbnailUrl: string | null} | null} */
    this.address = null;
    this.isAbsent = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void this.#fetch());
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  render() {
    if (this.isAbsent) {
      return html`<p>${text("photoAbsent")}</p>`;
    }
    if (!this.address) {
      return html`<p>…</p>`;
    }
    const { url, thumbnailUrl } = this.address;
    return html`<a href=${url} target="_blank" rel="noopener" aria-label="${this.label} · ${text("openLarge")}"
      >${thumbnailUrl ? html`<img src=${thumbnailUrl} alt="" @error=${() => (this.isAbsent = true)} />` : text("document")}</a
    >`;
  }

  async #fetch() {
    this.#observer?.disconnect();
    try {
      this.address = await addressOf(this.sha256);
    } catch {
      this.isAbsent = true;
    }
  }
}

/**
 * @param {string} sha256
 * @returns {Promise<{url: string, thumbnailUrl: string | null}>} addresses that need no token, and end after a while
 */
async function addressOf(sha256) {
  const known = await addresses.get(sha256)?.catch(() => null);
  if (known && Date.parse(known.expiresAt) - MARGIN_MS > Date.now()) {
    return known;
  }
  const asked = get(`/api/v1/photos/${encodeURIComponent(sha256)}/address`);
  addresses.set(sha256, asked);
  return asked;
}

customElements.define("signed-photo", SignedPhoto);
