// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "./localized.js";

const STEP = 5;

/**
 * A percentage, by a slider, or in steps of five by two buttons that a gloved thumb hits. Fires `change` with the value
 * in `detail`.
 */
export class PercentInput extends Localized {
  static properties = { value: { type: Number }, label: {}, less: {}, more: {} };

  static styles = [
    controls,
    css`
      .figure { font-size: var(--text-figure); font-weight: 700; line-height: 1.1; text-align: center; font-variant-numeric: tabular-nums; }
      .figure small { font-size: var(--text-large); font-weight: 600; }
      input { padding: 0; border: 0; background: transparent; accent-color: var(--accent); min-width: 0; }
      .row { flex-wrap: nowrap; }
      .row button { font-size: var(--text-title); padding: 0; flex: none; width: 3.25rem; height: 3.25rem; }
    `,
  ];

  constructor() {
    super();
    this.value = 0;
    this.label = "";
    this.less = "−5";
    this.more = "+5";
  }

  render() {
    return html`
      <p class="figure" aria-hidden="true">${this.value}<small> %</small></p>
      <div class="row">
        <button type="button" aria-label=${this.less} @click=${() => this.#set(this.value - STEP)}>−</button>
        <input
          class="grow"
          type="range"
          min="0"
          max="100"
          aria-label=${this.label}
          .value=${String(this.value)}
          @input=${(/** @type {any} */ event) => this.#set(Number(event.target.value))}
        />
        <button type="button" aria-label=${this.more} @click=${() => this.#set(this.value + STEP)}>+</button>
      </div>
    `;
  }

  /** @param {number} next */
  #set(next) {
    this.value = Math.min(100, Math.max(0, Math.round(next)));
    this.dispatchEvent(new CustomEvent("change", { detail: this.value }));
  }
}

customElements.define("percent-input", PercentInput);
