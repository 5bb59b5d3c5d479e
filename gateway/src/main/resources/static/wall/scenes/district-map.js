// @ts-check
// The file of a district's map, and what is drawn on it.

/** @typedef {import("./map-layout.js").DistrictMap} DistrictMap */

/** @type {Map<string, Promise<DistrictMap | null>>} */
const fetched = new Map();

/**
 * @param {string} area of the programme
 * @returns {Promise<DistrictMap | null>} null: there is none; fetched once
 */
export function fetchMap(area) {
  const district = area.slice(0, 6);
  let map = fetched.get(district);
  if (!map) {
    map = fetchFile(district);
    fetched.set(district, map);
    map.catch(() => fetched.delete(district));
  }
  return map;
}

/** @param {string} district */
async function fetchFile(district) {
  const response = await fetch(`/wall/map/${encodeURIComponent(district)}.json`);
  if (response.status === 404) {
    return null;
  }
  if (!response.ok) {
    throw new Error(`/wall/map: HTTP ${response.status}`);
  }
  return response.json();
}

/**
 * A light's shape as the path of an SVG.
 *
 * @param {import("/desk/gantt-rows.js").Light} light
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function shapeOf(light, x, y, r) {
  const at = (/** @type {[number, number][]} */ ...corners) => `M${corners.map(([dx, dy]) => `${(x + dx * r).toFixed(1)} ${(y + dy * r).toFixed(1)}`).join("L")}Z`;
  switch (light) {
    case "RED":
      return at([0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]);
    case "AMBER":
      return at([0, -1.1], [1.1, 0.9], [-1.1, 0.9]);
    case "YELLOW":
      return at([-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]);
    default:
      return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
}
