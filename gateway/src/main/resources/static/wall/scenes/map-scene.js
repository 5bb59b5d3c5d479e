// @ts-check
import { css, html, nothing, svg } from "lit";
import { projectAddress } from "/desk/address.js";
import { LIGHTS } from "/desk/gantt-rows.js";
import { all } from "/shared/api/http.js";
import { areaName, loadAreas } from "/shared/areas.js";
import { controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { word } from "/shared/words.js";
import { WallScene } from "/wall/wall-scene.js";
import { MOST_ROWS, fetchRows } from "./deadline-rows.js";
import { fetchMap, shapeOf } from "./district-map.js";
import { centerOf, figuresOf, outlineOf, projectionOf, spread } from "./map-layout.js";
import { text } from "./map-texts.js";

/**
 * @typedef {import("./map-layout.js").DistrictMap} DistrictMap
 * @typedef {import("./map-layout.js").StreetFigures} StreetFigures
 * @typedef {import("./map-layout.js").MapProject} MapProject
 */

const WIDTH = 1200;
const HEIGHT = 820;
const POINT = 8;

/** The programme on a map: each street in the colour of its lights, each project as a point. No tiles, no other server. */
export class MapScene extends WallScene {
  static properties = {
    ...WallScene.properties,
    map: { state: true },
    streets: { state: true },
    pointed: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { height: 100%; min-height: 0; }
      .frame { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) minmax(18rem, 24rem); gap: var(--space-2) var(--space-4); height: 100%; min-height: 0; }
      h2 { grid-column: 1 / -1; }
      .picture { position: relative; min-height: 0; background: var(--sunken); border: 1px solid var(--line); border-radius: var(--radius); }
      .picture > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
      .mark {
        position: absolute; left: var(--space-3); bottom: var(--space-3); margin: 0; padding: var(--space-1) var(--space-3); background: var(--panel);
        border: 1px solid var(--line-strong); border-radius: var(--radius); font-weight: 600;
      }
      .pointed { position: absolute; left: var(--space-3); top: var(--space-3); padding: var(--space-1) var(--space-3); background: var(--panel); border-radius: var(--radius); }
      .pointed:empty { display: none; }
      .street { stroke: var(--line-strong); stroke-width: 2; cursor: pointer; fill: var(--panel); }
      .shade { pointer-events: none; }
      .shade[data-light="RED"] { fill: var(--red); }
      .shade[data-light="AMBER"] { fill: var(--amber); }
      .shade[data-light="YELLOW"] { fill: var(--yellow); }
      .shade[data-light="GREY"] { fill: var(--grey); }
      .shade[data-light="GREEN"] { fill: var(--green); }
      .street:hover, .street[data-chosen="true"] { stroke: var(--accent); stroke-width: 4; }
      .name { fill: var(--ink); font-size: 22px; font-weight: 600; text-anchor: middle; pointer-events: none; paint-order: stroke; stroke: var(--panel); stroke-width: 5px; }
      .point { cursor: pointer; stroke: var(--panel); stroke-width: 1.5; }
      .point[data-light="RED"] { fill: var(--red); }
      .point[data-light="AMBER"] { fill: var(--amber); }
      .point[data-light="YELLOW"] { fill: var(--yellow); }
      .point[data-light="GREY"] { fill: var(--grey); }
      .point[data-light="GREEN"] { fill: var(--green); }
      .point:hover { stroke: var(--ink); stroke-width: 3; }
      .streets { overflow: auto; min-height: 0; }
      details { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: var(--space-2); }
      summary { padding: var(--space-2) var(--space-3); cursor: pointer; min-height: var(--target); }
      summary b { display: inline-block; min-width: 6em; }
      summary .quiet { white-space: nowrap; }
      .counts { display: inline-flex; flex-wrap: wrap; gap: var(--space-1); font-size: var(--text-small); }
      details ul { padding: 0 var(--space-3) var(--space-2); max-height: 22rem; overflow: auto; }
      details button { margin: 0 var(--space-3) var(--space-2); }
      li a { display: flex; align-items: center; gap: var(--space-2); padding: var(--space-1) 0; color: var(--accent); min-height: 1.75rem; }
      li status-light { font-size: var(--text-small); }
      .legend { grid-column: 1 / -1; font-size: var(--text-small); }
      @media screen and (max-width: 75rem) {
        .frame { display: block; height: auto; }
        .picture { height: 70vw; margin-bottom: var(--space-3); }
        .mark { inset: var(--space-2) auto auto var(--space-2); font-size: var(--text-small); }
        .pointed { inset: auto auto var(--space-2) var(--space-2); }
      }
      @media (forced-colors: active) {
        .shade { display: none; }
        .point { fill: CanvasText; }
      }
      @media print {
        .frame { display: block; height: auto; }
        .picture { height: 12cm; break-inside: avoid; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {DistrictMap | null | undefined} null: there is no file of it */
    this.map = undefined;
    /** @type {StreetFigures[]} */
    this.streets = [];
    this.rowCount = 0;
    /** What the pointer is at. */
    this.pointed = "";
  }

  forget() {
    this.map = undefined;
    this.streets = [];
  }

  /**
   * @param {import("/desk/programmes.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData(programme, isCurrent) {
    const [rows, projects, map] = await Promise.all([
      fetchRows(programme.programmeId),
      all("/api/v1/projects", { programme: programme.programmeId }, { mostPages: 8 }),
      this.map === undefined ? fetchMap(programme.area) : this.map,
      loadAreas(),
    ]);
    if (isCurrent()) {
      this.map = map;
      this.rowCount = rows.items.length;
      this.streets = figuresOf(rows.items, projects.items);
    }
  }

  render() {
    if (!this.isFetched || !this.programme) {
      return html`<p class="quiet" role="status">${text("loading")}</p>`;
    }
    if (this.streets.length === 0) {
      return html`<p class="note">${text("none")}</p>`;
    }
    const projects = this.streets.flatMap((street) => street.projects);
    return html`<div class="frame">
      <h2>${text("title")} · ${areaName(this.programme.area)} <small class="quiet">${text("located", projects.filter((one) => one.location).length, projects.length)}</small></h2>
      ${this.map ? this.#picture(this.map) : html`<p class="note warn">${text("noMap", areaName(this.programme.area))}</p>`}
      <div class="streets">
        ${this.rowCount >= MOST_ROWS ? html`<p class="note warn">${text("tooMany", MOST_ROWS)}</p>` : nothing}
        ${this.streets.map((street) => this.#streetDetails(street))}
      </div>
      <p class="legend quiet">${text("shade")}</p>
    </div>`;
  }

  /** @param {DistrictMap} map */
  #picture(map) {
    const projection = projectionOf(map, WIDTH, HEIGHT, 24);
    const figures = new Map(this.streets.map((street) => [street.code, street]));
    const known = new Set(map.features.map((feature) => feature.properties.code));
    const elsewhere = this.streets.filter((street) => !known.has(street.code));
    const corner = /** @type {[number, number]} */ ([WIDTH * 0.12, HEIGHT * 0.86]);
    return html`<div class="picture">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${this.#inWords()}>
        ${map.features.map((feature) => this.#outline(outlineOf(feature, projection), feature.properties.code, figures))}
        ${map.features.map((feature) => {
          const [x, y] = projection(centerOf(feature));
          const street = figures.get(feature.properties.code);
          return svg`${street ? this.#points(street, [x, y], projection) : nothing}
            <text class="name" x=${x} y=${y - this.#radius(street) - POINT}>${areaName(feature.properties.code)}</text>`;
        })}
        ${elsewhere.map((street, index) => {
          const [x, y] = [corner[0] + index * 150, corner[1]];
          return svg`${this.#points(street, [x, y], projection)}
            <text class="name" x=${x} y=${y - this.#radius(street) - POINT}>${this.#nameOf(street)}</text>`;
        })}
      </svg>
      <p class="pointed" aria-hidden="true">${this.pointed}</p>
      ${map.schematic ? html`<p class="mark">${text("schematic")}</p>` : map.source ? html`<p class="mark">${text("source", map.source)}</p>` : nothing}
    </div>`;
  }

  /**
   * @param {string} path
   * @param {string} code
   * @param {Map<string, StreetFigures>} figures
   */
  #outline(path, code, figures) {
    const street = figures.get(code);
    const point = () => (this.pointed = street ? this.#sentence(street) : areaName(code));
    const isChosen = this.pointed !== "" && street !== undefined && this.pointed === this.#sentence(street);
    return svg`<path class="street" d=${path} data-code=${code} data-chosen=${isChosen}
        @click=${() => street && this.#openStreet(street)} @pointerenter=${point} @pointerleave=${() => (this.pointed = "")}></path>
      ${street ? svg`<path class="shade" d=${path} data-light=${street.light} opacity=${this.#opacity(street)}></path>` : nothing}`;
  }

  /**
   * A street is the darker, the larger the share of its light is beside that of others with this light.
   *
   * @param {StreetFigures} street
   */
  #opacity(street) {
    const shares = this.streets.filter((one) => one.light === street.light).map((one) => one.share);
    const most = street.light === "GREEN" ? 0.25 : 0.6;
    return (0.1 + (most * street.share) / Math.max(...shares, 0.01)).toFixed(2);
  }

  /** @param {StreetFigures | undefined} street */
  #radius(street) {
    const count = street?.projects.filter((project) => !project.location).length ?? 0;
    return POINT * 2.4 * 0.55 * Math.sqrt(count) + POINT;
  }

  /**
   * @param {StreetFigures} street
   * @param {[number, number]} middle
   * @param {(place: [number, number]) => [number, number]} projection
   */
  #points(street, middle, projection) {
    const without = street.projects.filter((project) => !project.location);
    const places = spread(middle, without.length, POINT * 2.4);
    return street.projects.map((project) => {
      const { location: at } = project;
      const [x, y] = at ? projection([at.longitude, at.latitude]) : /** @type {[number, number]} */ (places[without.indexOf(project)]);
      const words = text("project", project.name, word(project.light));
      return svg`<path class="point" d=${shapeOf(project.light, x, y, POINT)} data-light=${project.light} data-project=${project.id}
        @click=${() => location.assign(projectAddress(project.id))}
        @pointerenter=${() => (this.pointed = words)} @pointerleave=${() => (this.pointed = "")}><title>${words}</title></path>`;
    });
  }

  /** @param {StreetFigures} street */
  #streetDetails(street) {
    return html`<details data-street=${street.code}>
      <summary>
        <b>${this.#nameOf(street)}</b>
        <span class="counts">${LIGHTS.filter((light) => street.lights.has(light)).map((light) => html`<status-light .light=${light} .label=${text("lights", word(light), street.lights.get(light))}></status-light>`)}</span>
        <span class="quiet">${text("projects", street.projects.length)}</span>
      </summary>
      <button type="button" @click=${() => this.#openStreet(street)}>${text("open")}</button>
      <ul>
        ${street.projects.map((project) => html`<li><a href=${projectAddress(project.id)}><status-light .light=${project.light} .label=${word(project.light)}></status-light>${project.name}</a></li>`)}
      </ul>
    </details>`;
  }

  /** @param {StreetFigures} street */
  #openStreet(street) {
    this.openList("deadlines", street.code.length === 9 ? { street: street.code } : { area: street.code });
  }

  /** @param {StreetFigures} street */
  #nameOf(street) {
    return street.code.length === 9 ? areaName(street.code) : text("whole");
  }

  /** @param {StreetFigures} street */
  #sentence(street) {
    const lights = LIGHTS.filter((light) => street.lights.has(light)).map((light) => text("lights", word(light), street.lights.get(light)));
    return text("street", this.#nameOf(street), street.projects.length, street.nodes, lights.join(text("comma")));
  }

  #inWords() {
    return text("map", this.streets.map((street) => this.#sentence(street)).join("; "));
  }
}

customElements.define("map-scene", MapScene);
