// @ts-check
// The scenes of the wall. Each is a module of its own, loaded when it is first shown.

/**
 * @typedef {"overview" | "gantt" | "map" | "trends" | "ranking" | "problems" | "orders"} SceneName
 */

/** In the order in which they rotate at first. `tag` is the element that the module defines, a {@link import("./wall-scene.js").WallScene}. */
const SCENES = [
  { name: "overview", tag: "overview-scene" },
  { name: "gantt", tag: "gantt-scene" },
  { name: "map", tag: "map-scene" },
  { name: "trends", tag: "trend-panels" },
  { name: "ranking", tag: "ranking-scene" },
  { name: "problems", tag: "problems-scene" },
  { name: "orders", tag: "orders-scene" },
];

/** @type {SceneName[]} */
export const SCENE_NAMES = SCENES.map(({ name }) => /** @type {SceneName} */ (name));

/**
 * @param {string} name of a scene
 * @returns {string} the element that shows it
 */
export function tagOf(name) {
  return SCENES.find((scene) => scene.name === name)?.tag ?? "overview-scene";
}

/**
 * @param {string} name of a scene
 * @returns {Promise<boolean>} whether its module is there and has been loaded
 */
export async function loadScene(name) {
  try {
    await import(`/wall/scenes/${tagOf(name)}.js`);
    return true;
  } catch {
    return false;
  }
}
