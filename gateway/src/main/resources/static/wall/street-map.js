// @ts-check
import { css, html, nothing, svg } from "lit";
import { projectAddress } from "/desk/address.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import { count } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { panels } from "./panels.js";
import { shapeOf } from "./scenes/district-map.js";
import { centerOf, outlineOf, projectionOf, spread } from "./scenes/map-layout.js";
import { text as mapText } from "./scenes/map-texts.js";
import { text } from "./texts.js";

const WIDTH = 640;
const HEIGHT = 340;
/** Room above the map, for the heading. */
const TITLE = 14;
const POINT = 5.5;
const STREET_DIGITS = 9;

/**
 * Where the overdue nodes are: each street the redder, the more it has, with a point for each project that has one or will
 * soon. Each street is a link to its list. Fires `open-list`.
 */
export class StreetMap extends Localized {
  static properties = { map: { attribute: false }, late: { attribute: false }, soon: { attribute: false } };

  static styles = [
    controls,
    panels,
    css`
      .panel { height: 100%; position: relative; padding: 0.4rem; }
      header { position: absolute; left: 1rem; top: 0.7rem; }
      svg { flex: 1; min-height: 0; width: 100%; }
      .street { fill: var(--raised); stroke: var(--line-strong); stroke-width: 1.5; }
      a:hover .street, a:focus-visible .street { stroke: var(--accent); stroke-width: 3; }
      a:focus-visible { outline: none; }
      .shade { fill: var(--red); pointer-events: none; }
      .name, .late { text-anchor: middle; pointer-events: none; paint-order: stroke; stroke: var(--panel); stroke-width: 4px; }
      .name { fill: var(--ink); font-size: 17px; font-weight: 600; }
      .late { fill: var(--red-ink); font-size: 23px; font-weight: 700; }
      .point { stroke: var(--panel); stroke-width: 1.5; cursor: pointer; }
      .point[data-light="RED"] { fill: var(--red); }
      .point[data-light="AMBER"] { fill: var(--amber); }
      .mark { position: absolute; left: 1rem; bottom: 0.6rem; color: var(--ink-quiet); font-size: 0.8125rem; }
      @media (forced-colors: active) { .shade { display: none; } .point { fill: CanvasText; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./scenes/map-layout.js").DistrictMap | null} */
    this.map = null;
    /** @type {any[]} overdue nodes */
    this.late = [];
    /** @type {any[]} nodes that are due soon */
    this.soon = [];
  }

  render() {
    const { map } = this;
    return map ? html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">${text("streetsTitle")}</h2></header>
      ${this.#picture(map)}
      ${map.schematic ? html`<p class="mark">${mapText("schematic")}</p>` : map.source ? html`<p class="mark">${mapText("source", map.source)}</p>` : nothing}
    </section>` : nothing;
  }

  /** @param {import("./scenes/map-layout.js").DistrictMap} map */
  #picture(map) {
    const projection = projectionOf(map, WIDTH, HEIGHT, 16);
    const streets = map.features.map((feature) => ({
      code: feature.properties.code,
      outline: outlineOf(feature, projection),
      middle: projection(centerOf(feature)),
      late: this.late.filter(({ area }) => area.slice(0, STREET_DIGITS) === feature.properties.code).length,
    }));
    const most = Math.max(1, ...streets.map(({ late }) => late));
    return html`<svg viewBox="0 ${-TITLE} ${WIDTH} ${HEIGHT + TITLE}" role="group" aria-labelledby="title">
      ${streets.map(
        ({ code, outline, late }) => svg`<a href=${addressOf(code)} aria-label=${text("of", areaName(code), count(late))}
          @click=${(/** @type {MouseEvent} */ event) => this.#open(event, code)}>
          <path class="street" d=${outline} data-code=${code}></path>
          <path class="shade" d=${outline} opacity=${late === 0 ? 0 : (0.12 + (0.5 * late) / most).toFixed(2)}></path>
        </a>`,
      )}
      ${streets.map(({ code, middle }) => this.#points(code, middle))}
      ${streets.map(
        ({ code, middle: [x, y], late }) => svg`<text class="name" x=${x} y=${y - 3} aria-hidden="true">${areaName(code)}</text>
          <text class="late" x=${x} y=${y + 21} aria-hidden="true">${late === 0 ? "" : count(late)}</text>`,
      )}
    </svg>`;
  }

  /**
   * @param {string} street
   * @param {[number, number]} middle
   */
  #points(street, middle) {
    /** @type {Map<string, {projectId: string, name: string, light: "RED" | "AMBER"}>} */
    const projects = new Map();
    for (const [rows, light] of /** @type {const} */ ([[this.soon, "AMBER"], [this.late, "RED"]])) {
      for (const { projectId, projectName, area } of rows) {
        if (area.slice(0, STREET_DIGITS) === street) {
          projects.set(projectId, { projectId, name: projectName, light });
        }
      }
    }
    const sorted = [...projects.values()].sort((a, b) => (a.light < b.light ? 1 : a.light > b.light ? -1 : a.projectId < b.projectId ? -1 : 1));
    const places = spread(middle, sorted.length, POINT * 2.6);
    return sorted.map(({ projectId, name, light }, index) => {
      const [x, y] = /** @type {[number, number]} */ (places[index]);
      return svg`<path class="point" d=${shapeOf(light, x, y, POINT)} data-light=${light} @click=${() => location.assign(projectAddress(projectId))}>
        <title>${mapText("project", name, word(light))}</title>
      </path>`;
    });
  }

  /**
   * @param {MouseEvent} event
   * @param {string} street
   */
  #open(event, street) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return; // into another tab
    }
    event.preventDefault();
    const detail = { list: "deadlines", filters: { standing: "OVERDUE", street } };
    this.dispatchEvent(new CustomEvent("open-list", { detail, bubbles: true, composed: true }));
  }
}

/** @param {string} street */
function addressOf(street) {
  return `/?${new URLSearchParams({ list: "deadlines", filter: new URLSearchParams({ standing: "OVERDUE", street }).toString() })}`;
}

customElements.define("street-map", StreetMap);
