// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count } from "/shared/figures.js";
import { panels } from "./panels.js";
import { text } from "./texts.js";

const MOST_STREETS = 12;
const STREET_DIGITS = 9;

/** Overdue nodes by street: a bar for each street, which opens its list. Fires `open-list`. */
export class StreetBars extends Localized {
  static properties = { rows: { attribute: false } };

  static styles = [
    controls,
    panels,
    css`
      ol { display: grid; gap: 0.25rem; align-content: start; }
      .street { display: grid; grid-template-columns: 7.5rem 1fr 2.6rem; align-items: center; gap: 0.7rem; width: 100%; font-weight: 400; }
      .track { height: 0.8rem; background: var(--raised); border-radius: 0.3rem; overflow: hidden; }
      .track i { display: block; height: 100%; background: var(--red); border-radius: 0.3rem; transition: width 0.6s; }
      @media (prefers-reduced-motion: reduce) { .track i { transition: none; } }
      b { text-align: right; font-size: 1.0625rem; }
    `,
  ];

  constructor() {
    super();
    /** @type {any[]} overdue nodes */
    this.rows = [];
  }

  #sorted() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { area } of this.rows) {
      const street = area.slice(0, STREET_DIGITS);
      counts.set(street, (counts.get(street) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_STREETS);
  }

  render() {
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">${text("streetsTitle")}</h2></header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
        <ol id="streets">
          ${repeat(
            this.#sorted(),
            ([street]) => street,
            ([street, late]) => html`<li>
              <button class="open street" type="button" @click=${() => this.#open(street)}>
                <span class="name cut">${areaName(street)}</span><span class="track"><i data-count=${late}></i></span><b>${count(late)}</b>
              </button>
            </li>`,
          )}
        </ol>
        ${this.rows.length === 0 ? html`<p class="empty">${text("streetsEmpty")}</p>` : nothing}
      </div>
    </section>`;
  }

  updated() {
    const most = this.#sorted()[0]?.[1] ?? 1;
    this.renderRoot.querySelectorAll(".track i").forEach((bar) => {
      const { style, dataset } = /** @type {HTMLElement} */ (bar);
      style.width = `${(Number(dataset.count) / most) * 100}%`;
    });
  }

  /** @param {string} street */
  #open(street) {
    const detail = { list: "deadlines", filters: { standing: "OVERDUE", street } };
    this.dispatchEvent(new CustomEvent("open-list", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("street-bars", StreetBars);
