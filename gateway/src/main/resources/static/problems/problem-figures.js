// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { word } from "/shared/words.js";
import { LIGHTS, SOURCES } from "./query.js";
import { text } from "./texts.js";

/** How many problems there are, by source and by light; each figure filters the list. Fires `filter`. */
export class ProblemFigures extends Localized {
  static properties = { figures: { attribute: false }, asked: { attribute: false } };

  static styles = [
    controls,
    css`
      :host { display: flex; flex-wrap: wrap; gap: var(--space-3) var(--space-6); align-items: center; margin-bottom: var(--space-4); }
      .totals { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); font-size: var(--text-large); font-weight: 700; }
      .set { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
      .set > span { color: var(--ink-quiet); font-size: var(--text-small); }
      .set button { border-width: 1px; border-color: var(--line-strong); color: var(--ink); padding: 0 var(--space-3); }
      .set button[aria-pressed="true"] { border-color: var(--accent); background: var(--accent-ground); }
      .set button b { font-variant-numeric: tabular-nums; }
      @media print { button { border: 0; } }
    `,
  ];

  constructor() {
    super();
    /** @type {any} `problems` of the overview */
    this.figures = null;
    /** @type {import("./query.js").ProblemQuery} */
    this.asked = {};
  }

  render() {
    const { figures } = this;
    if (!figures) {
      return nothing;
    }
    return html`
      <p class="totals"><span id="total">${text("total", figures.total)}</span><span id="open">${text("open", figures.open)}</span></p>
      <div class="set" role="group" aria-label=${text("bySource")}>
        <span>${text("bySource")}</span>
        ${SOURCES.filter((source) => figures.bySource[source] > 0).map((source) => this.#button("source", source, figures.bySource[source], word(source)))}
      </div>
      <div class="set" role="group" aria-label=${text("byLight")}>
        <span>${text("byLight")}</span>
        ${LIGHTS.filter((light) => figures.byLight[light] > 0).map((light) =>
          this.#button("light", light, figures.byLight[light], html`<status-light light=${light} label=${word(light)}></status-light>`),
        )}
      </div>
    `;
  }

  /**
   * @param {"source" | "light"} name
   * @param {string} value
   * @param {number} count
   * @param {unknown} label
   */
  #button(name, value, count, label) {
    const isChosen = this.asked[name] === value;
    const changes = { [name]: isChosen ? "" : value, ...(name === "light" ? { standing: isChosen ? "" : "ALL" } : { standing: "" }) };
    return html`<button
      type="button"
      id="${name}-${value}"
      aria-pressed=${isChosen ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("filter", { detail: changes }))}
    >
      ${label} <b>${count}</b>
    </button>`;
  }
}

customElements.define("problem-figures", ProblemFigures);
