// @ts-check
import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { panels } from "./panels.js";
import { text } from "./texts.js";

/** How many nodes have each light or standing: a bar and a legend, whose entries open their list. Fires `open-list`. */
export class CountBars extends Localized {
  static properties = { heading: {}, filter: {}, names: { attribute: false }, counts: { attribute: false } };

  static styles = [
    controls,
    panels,
    css`
      .bar { display: flex; gap: 0.1875rem; flex: 1 0 1.4rem; margin: 0.3rem 0 0.5rem; border-radius: 0.3rem; overflow: hidden; background: var(--raised); }
      .bar i { flex: 0 1 0; min-width: 0.25rem; transition: flex-grow 0.6s; }
      @media (prefers-reduced-motion: reduce) { .bar i { transition: none; } }
      ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; }
      .entry { display: flex; align-items: center; gap: 0.45rem; white-space: nowrap; font-weight: 400; }
      .entry i { width: 0.8rem; height: 0.8rem; border-radius: 0.2rem; }
      .entry b { font-size: 1.0625rem; }
      .nil { color: var(--ink-quiet); }
      .RED, .OVERDUE { background: var(--red); }
      .AMBER, .DUE_SOON { background: var(--amber); }
      .AT_RISK { background: repeating-linear-gradient(45deg, var(--amber) 0 0.3rem, var(--amber-ground) 0.3rem 0.55rem); }
      .YELLOW, .DONE_LATE { background: var(--yellow); }
      .GREEN, .ON_TRACK { background: var(--green); }
      .DONE_ON_TIME { background: repeating-linear-gradient(90deg, var(--green) 0 0.3rem, var(--green-ground) 0.3rem 0.4rem); }
      .GREY, .SUSPENDED { background: var(--grey); }
      .CLAIMED { background: var(--blue); }
      /* Paper may have no colours: each has a hatching of its own, and its legend the same. */
      @media print {
        .bar { height: 1.4rem; gap: 0.125rem; background: none; }
        .entry i { width: 1.2rem; outline: 1px solid #000; }
        .bar i { outline: 1px solid #000; outline-offset: -1px; }
        .AMBER, .DUE_SOON { background-image: repeating-linear-gradient(135deg, #000 0 1px, transparent 1px 5px); }
        .YELLOW, .DONE_LATE { background-image: radial-gradient(#000 30%, transparent 32%); background-size: 5px 5px; }
        .GREEN, .ON_TRACK { background-color: var(--green-ground); }
        .GREY, .SUSPENDED { background-image: repeating-linear-gradient(90deg, #000 0 1px, transparent 1px 4px); }
        .CLAIMED { background-image: repeating-linear-gradient(0deg, #000 0 1px, transparent 1px 5px); }
      }
    `,
  ];

  constructor() {
    super();
    this.heading = "";
    /** @type {"light" | "standing"} the parameter of the list that an entry opens */
    this.filter = "light";
    /** @type {string[]} */
    this.names = [];
    /** @type {Record<string, number>} */
    this.counts = {};
  }

  render() {
    const present = this.names.filter((name) => (this.counts[name] ?? 0) > 0);
    const said = present.map((name) => text("of", word(name), count(this.counts[name] ?? 0))).join("; ");
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${this.heading}</h2>
      <div class="bar" role="img" aria-label=${said || text("none")}>
        ${repeat(
          present,
          (name) => name,
          (name) => html`<i class=${name} data-name=${name}></i>`,
        )}
      </div>
      <ul>
        ${this.names.map(
          (name) => html`<li>
            <button class="open entry ${this.counts[name] ? "" : "nil"}" type="button" @click=${() => this.#open(name)}>
              <i class=${name}></i><span>${word(name)}</span><b data-count=${name}>${count(this.counts[name] ?? 0)}</b>
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  updated() {
    this.renderRoot.querySelectorAll(".bar i").forEach((segment) => {
      const { style, dataset } = /** @type {HTMLElement} */ (segment);
      style.flexGrow = String(this.counts[dataset.name ?? ""] ?? 0);
    });
  }

  /** @param {string} name */
  #open(name) {
    const detail = { list: "deadlines", filters: { [this.filter]: name } };
    this.dispatchEvent(new CustomEvent("open-list", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("count-bars", CountBars);
