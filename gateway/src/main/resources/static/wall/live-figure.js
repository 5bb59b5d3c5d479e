// @ts-check
import { LitElement, css, html } from "lit";

/** A number that lights up for a moment when it changes. */
export class LiveFigure extends LitElement {
  static properties = { value: {} };

  static styles = css`
    b { font-weight: inherit; display: inline-block; }
    .changed { animation: changed 1.6s ease-out; }
    @keyframes changed { from { color: var(--ink); text-shadow: 0 0 1.2rem var(--accent), 0 0 0.3rem var(--accent); } }
    @media (prefers-reduced-motion: reduce) { .changed { animation: none; } }
  `;

  constructor() {
    super();
    this.value = "";
  }

  render() {
    return html`<b>${this.value}</b>`;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    const before = String(changed.get("value") ?? "").replace(/\D/g, "");
    const figure = this.renderRoot.querySelector("b");
    // A switch of the language changes words, not numbers.
    if (figure && before && before !== String(this.value).replace(/\D/g, "")) {
      figure.classList.remove("changed");
      void figure.offsetWidth; // so that the mark starts anew
      figure.classList.add("changed");
    }
  }
}

customElements.define("live-figure", LiveFigure);
