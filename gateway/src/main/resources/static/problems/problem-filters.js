// @ts-check
import { css, html, nothing } from "lit";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import { word } from "/shared/words.js";
import { ALL_STANDINGS, CATEGORIES, FILTERS, LIGHTS, SOURCES, STANDINGS } from "./query.js";
import { text } from "./texts.js";

/** Narrows the problem list. Fires `filter` with what changes. */
export class ProblemFilters extends Localized {
  static properties = { programmes: { attribute: false }, asked: { attribute: false }, choices: { attribute: false } };

  static styles = [
    controls,
    css`
      form { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: var(--space-2) var(--space-3); align-items: end; margin-bottom: var(--space-3); }
      label { font-size: var(--text-small); color: var(--ink-quiet); }
      .search { grid-column: span 2; }
      @media (max-width: 48rem) {
        form { grid-template-columns: 1fr 1fr; }
        .search, .programme { grid-column: 1 / -1; }
      }
      @media print { :host { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    /** @type {import("./query.js").ProblemQuery} */
    this.asked = {};
    /** @type {Awaited<ReturnType<typeof import("./query.js").fetchChoices>> | null} */
    this.choices = null;
  }

  render() {
    const { asked, choices } = this;
    const named = (/** @type {string[]} */ codes) => codes.map((code) => [code, word(code)]);
    const isNarrowed = [...FILTERS, "q"].some((name) => asked[name]);
    return html`<form role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <div class="programme">
        <label for="programme">${text("programme")}</label>
        <select id="programme" @change=${(/** @type {any} */ event) => this.#fire({ programme: event.target.value, area: "", unit: "", owner: "", leader: "" })}>
          ${this.programmes.map(({ programmeId, name }) => html`<option value=${programmeId} ?selected=${programmeId === asked.programme}>${name}</option>`)}
        </select>
      </div>
      <div class="search">
        <label for="q">${text("search")}</label>
        <input id="q" type="search" placeholder=${text("searchHint")} .value=${asked.q ?? ""} @change=${(/** @type {any} */ event) => this.#fire({ q: event.target.value.trim() })} />
      </div>
      ${this.#select("standing", [[ALL_STANDINGS, text("all")], ...named(STANDINGS)], text("openOnly"))} ${this.#select("light", named(LIGHTS))}
      ${this.#select("source", named(SOURCES))} ${this.#select("category", named(CATEGORIES))}
      ${this.#select("area", (choices?.areas ?? []).map((code) => [code, areaName(code)]))} ${this.#select("unit", [...(choices?.units ?? [])])}
      ${this.#select("owner", [...(choices?.owners ?? [])])} ${this.#select("leader", [...(choices?.leaders ?? [])])}
      ${isNarrowed
        ? html`<button id="clear" type="button" class="plain" @click=${() => this.#fire(Object.fromEntries([...FILTERS, "q"].map((name) => [name, ""])))}>${text("clear")}</button>`
        : nothing}
    </form>`;
  }

  /**
   * @param {typeof FILTERS[number]} name
   * @param {string[][]} options
   * @param {string} [first] what stands for no choice
   */
  #select(name, options, first = text("all")) {
    const value = this.asked[name] ?? "";
    const known = value === "" || options.some(([code]) => code === value) ? options : [...options, [value, value]];
    return html`<div>
      <label for=${name}>${text(name)}</label>
      <select id=${name} @change=${(/** @type {any} */ event) => this.#fire({ [name]: event.target.value })}>
        <option value="" ?selected=${value === ""}>${first}</option>
        ${known.map(([code, label]) => html`<option value=${code ?? ""} ?selected=${code === value}>${label}</option>`)}
      </select>
    </div>`;
  }

  /** @param {Record<string, string>} changes */
  #fire(changes) {
    this.dispatchEvent(new CustomEvent("filter", { detail: changes }));
  }
}

customElements.define("problem-filters", ProblemFilters);
