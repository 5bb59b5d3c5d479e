// @ts-check
// From coordinates to places in the picture, and from nodes to what a map shows of them. Knows no document.

import { LIGHTS } from "/desk/gantt-rows.js";

/**
 * @typedef {import("/desk/gantt-rows.js").Light} Light
 * @typedef {import("/desk/gantt-model.js").DeadlineRow} DeadlineRow
 * @typedef {[number, number]} Point
 */

/**
 * A district's map: GeoJSON (RFC 7946) with one feature per street, in WGS 84. A deployment replaces the file.
 *
 * @typedef {object} DistrictMap
 * @property {"FeatureCollection"} type
 * @property {boolean} [schematic] whether its outlines are drawn by hand; the picture says so
 * @property {string} [source] who made the map, and the number of its approval (审图号); the picture shows it
 * @property {StreetFeature[]} features
 */

/**
 * @typedef {object} StreetFeature
 * @property {{code: string, name?: string, center?: Point}} properties `code` of the street; its projects without coordinates
 *     stand around `center`, else around the middle of its outline
 * @property {{type: "Polygon", coordinates: Point[][]} | {type: "MultiPolygon", coordinates: Point[][][]}} geometry
 */

/** @typedef {{id: string, name: string, street: string, light: Light, nodes: number, location: {latitude: number, longitude: number} | null}} MapProject */

/** @typedef {{code: string, projects: MapProject[], nodes: number, lights: Map<Light, number>, light: Light, share: number}} StreetFigures */

/** Golden angle: points that follow each other at it never stand in rows. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/**
 * What is known of each street: its projects, each with its worst light, and its nodes by light.
 *
 * @param {DeadlineRow[]} rows
 * @param {{projectId: string, name: string, area: string, location: {latitude: number, longitude: number} | null}[]} projects
 * @returns {StreetFigures[]} the street with the largest share of its worst light first
 */
export function figuresOf(rows, projects) {
  /** @type {Map<string, Map<Light, number>>} */
  const lightsOf = new Map();
  for (const row of rows) {
    const lights = lightsOf.get(row.projectId) ?? new Map();
    lights.set(row.light, (lights.get(row.light) ?? 0) + 1);
    lightsOf.set(row.projectId, lights);
  }
  /** @type {Map<string, StreetFigures>} */
  const streets = new Map();
  for (const project of projects) {
    const code = project.area.slice(0, 9);
    /** @type {StreetFigures} */
    const street = streets.get(code) ?? { code, projects: [], nodes: 0, lights: new Map(), light: "GREEN", share: 0 };
    const lights = lightsOf.get(project.projectId) ?? new Map();
    let nodes = 0;
    lights.forEach((count, light) => {
      nodes += count;
      street.lights.set(light, (street.lights.get(light) ?? 0) + count);
    });
    street.nodes += nodes;
    street.projects.push({ id: project.projectId, name: project.name, street: code, light: worst(lights), nodes, location: project.location });
    streets.set(code, street);
  }
  for (const street of streets.values()) {
    street.light = worst(street.lights);
    street.share = street.nodes === 0 ? 0 : (street.lights.get(street.light) ?? 0) / street.nodes;
    street.projects.sort((a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) || (a.id < b.id ? -1 : 1));
  }
  return [...streets.values()].sort((a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light) || b.share - a.share || (a.code < b.code ? -1 : 1));
}

/** @param {Map<Light, number>} lights */
function worst(lights) {
  return LIGHTS.find((light) => lights.has(light)) ?? "GREEN";
}

/**
 * The whole map in a picture of this size. Equirectangular at the map's middle: a district is small enough for that.
 *
 * @param {DistrictMap} map
 * @param {number} width
 * @param {number} height
 * @param {number} margin
 * @returns {(place: Point) => Point} from longitude and latitude to x and y
 */
export function projectionOf(map, width, height, margin) {
  const places = map.features.flatMap(ringsOf).flat();
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const narrower = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * margin) / ((east - west) * narrower), (height - 2 * margin) / (north - south));
  const left = (width - (east - west) * narrower * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return ([longitude, latitude]) => [left + (longitude - west) * narrower * scale, top + (north - latitude) * scale];
}

/**
 * @param {StreetFeature} feature
 * @returns {Point[][]}
 */
export function ringsOf({ geometry }) {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

/**
 * @param {StreetFeature} feature
 * @param {(place: Point) => Point} projection
 * @returns {string} the outline as the path of an SVG
 */
export function outlineOf(feature, projection) {
  return ringsOf(feature)
    .map((ring) => `M${ring.map((place) => projection(place).map((number) => number.toFixed(1)).join(" ")).join("L")}Z`)
    .join("");
}

/**
 * @param {StreetFeature} feature
 * @returns {Point} where projects without coordinates stand, and the street's name
 */
export function centerOf(feature) {
  if (feature.properties.center) {
    return feature.properties.center;
  }
  const ring = ringsOf(feature).reduce((longest, one) => (one.length > longest.length ? one : longest));
  const sum = ring.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], /** @type {Point} */ ([0, 0]));
  return [sum[0] / ring.length, sum[1] / ring.length];
}

/**
 * Points around a middle, each at the same distance from its neighbours.
 *
 * @param {Point} middle
 * @param {number} count
 * @param {number} distance between neighbours
 * @returns {Point[]}
 */
export function spread([x, y], count, distance) {
  return Array.from({ length: count }, (_, index) => {
    const radius = distance * 0.55 * Math.sqrt(index + 0.5);
    return [x + radius * Math.cos(index * TURN), y + radius * Math.sin(index * TURN)];
  });
}
