// @ts-check
// Where the map's streets and projects stand, and what they show.

import { centerOf, figuresOf, outlineOf, projectionOf, ringsOf, spread } from "/wall/scenes/map-layout.js";
import { Expectations } from "./expect.js";

/** @typedef {[number, number]} Point */

/** Shipped with the platform, each with the number of its streets. @type {[string, number][]} */
const DISTRICTS = [["370212", 5], ["370202", 11]];

/** @param {Expectations} expect */
function places(expect) {
  /** @type {Point[]} */
  const square = [[120, 36], [121, 36], [121, 37], [120, 37], [120, 36]];
  const feature = /** @type {import("/wall/scenes/map-layout.js").StreetFeature} */ ({ properties: { code: "1" }, geometry: { type: "Polygon", coordinates: [square] } });
  const map = /** @type {import("/wall/scenes/map-layout.js").DistrictMap} */ ({ type: "FeatureCollection", features: [feature] });
  const projection = projectionOf(map, 400, 220, 10);
  const [west, north] = projection([120, 37]);
  const [east, south] = projection([121, 36]);
  expect.same("north is up, within the margins", [north, south], [10, 210]);
  expect.same("a degree of longitude is narrower, and the map stands in the middle", [Math.round(east - west), Math.round(west + east)], [161, 400]);
  expect.same("an outline is closed", outlineOf(feature, projection).endsWith("Z"), true);
  expect.same("islands belong to their street", ringsOf({ ...feature, geometry: { type: "MultiPolygon", coordinates: [[square], [square]] } }).length, 2);
  expect.same("a middle that is given counts", centerOf({ ...feature, properties: { code: "1", center: [120.2, 36.3] } }), [120.2, 36.3]);
  const points = spread([0, 0], 60, 10);
  const nearest = Math.min(...points.flatMap(([x, y], index) => points.slice(index + 1).map(([a, b]) => Math.hypot(a - x, b - y))));
  expect.same("no two points touch", nearest > 6, true);
}

/** @param {Expectations} expect */
function figures(expect) {
  const row = (/** @type {string} */ projectId, /** @type {string} */ light) => /** @type {any} */ ({ projectId, light });
  const project = (/** @type {string} */ projectId, /** @type {string} */ area) => ({ projectId, name: projectId, area, location: null });
  const rows = [row("a", "GREEN"), row("a", "RED"), row("b", "GREEN"), row("c", "RED"), row("c", "AMBER"), row("c", "GREEN"), row("c", "GREEN")];
  const projects = [project("a", "370212001"), project("b", "370212002003"), project("c", "370212003"), project("d", "370212003")];
  const streets = figuresOf(rows, projects);
  expect.same("the largest share of the worst light first", streets.map(({ code, light, share }) => [code, light, share]), [
    ["370212001", "RED", 0.5], ["370212003", "RED", 0.25], ["370212002", "GREEN", 1],
  ]);
  expect.same("a project without nodes is there", streets[1]?.projects.map(({ id, nodes }) => [id, nodes]), [["c", 4], ["d", 0]]);
}

/** @param {Expectations} expect */
async function shipped(expect) {
  const names = await (await fetch("/shared/areas.csv")).text();
  for (const [district, streets] of DISTRICTS) {
    const response = await fetch(`/wall/map/${district}.json`);
    /** @type {import("/wall/scenes/map-layout.js").DistrictMap} */
    const map = await response.json();
    const codes = map.features.map((feature) => feature.properties.code);
    expect.same(`${district}: each street once, and known`, [new Set(codes).size, codes.filter((code) => names.includes(`\n${code},`)).length], [streets, streets]);
    expect.same(`${district}: is marked as drawn by hand`, map.schematic, true);
    const isClosed = map.features.every((feature) => ringsOf(feature).every((ring) => JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1))));
    expect.same(`${district}: rings are closed`, isClosed, true);
  }
}

export async function failures() {
  const expect = new Expectations();
  places(expect);
  figures(expect);
  await shipped(expect);
  return { count: expect.count, failures: expect.failures };
}
