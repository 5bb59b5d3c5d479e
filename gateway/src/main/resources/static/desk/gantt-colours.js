// @ts-check
// The colours of a Gantt chart: the page's tokens, or the reader's own where they force theirs.

/** @typedef {import("./gantt-picture.js").Palette} Palette */

/**
 * @param {(token: string) => string} color
 * @returns {Palette}
 */
function paletteOf(color) {
  return {
    panel: color("--panel"),
    raised: color("--raised"),
    sunken: color("--sunken"),
    line: color("--line"),
    lineStrong: color("--line-strong"),
    ink: color("--ink"),
    inkQuiet: color("--ink-quiet"),
    accent: color("--accent"),
    chain: color("--accent-ground"),
    plan: color("--blue"),
    today: color("--accent"),
    lights: {
      RED: color("--red"), AMBER: color("--amber"), GREY: color("--grey"), YELLOW: color("--yellow"), GREEN: color("--green"),
    },
    backgrounds: {
      RED: color("--red-ground"), AMBER: color("--amber-ground"), GREY: color("--grey-ground"), YELLOW: color("--yellow-ground"),
      GREEN: color("--green-ground"),
    },
  };
}

/** @returns {Palette} for a canvas, which knows no tokens: their values as they are now */
export function screenPalette() {
  if (matchMedia("(forced-colors: active)").matches) {
    const lights = { RED: "CanvasText", AMBER: "CanvasText", GREY: "CanvasText", YELLOW: "CanvasText", GREEN: "CanvasText" };
    const backgrounds = { RED: "Canvas", AMBER: "Canvas", GREY: "Canvas", YELLOW: "Canvas", GREEN: "Canvas" };
    return {
      panel: "Canvas", raised: "Canvas", sunken: "Canvas", line: "GrayText", lineStrong: "CanvasText", ink: "CanvasText",
      inkQuiet: "CanvasText", accent: "Highlight", chain: "Canvas", plan: "GrayText", today: "Highlight", lights, backgrounds,
    };
  }
  const style = getComputedStyle(document.documentElement);
  return paletteOf((token) => style.getPropertyValue(token).trim());
}

/** For SVG, which follows the tokens by itself, on paper too. */
export const livePalette = paletteOf((token) => `var(${token})`);

/**
 * Calls back when the colours change: another theme, or forced colours.
 *
 * @param {() => void} listener
 * @returns {() => void} ends that
 */
export function onColours(listener) {
  const theme = new MutationObserver(listener);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  const media = [matchMedia("(forced-colors: active)"), matchMedia("(prefers-color-scheme: dark)")];
  media.forEach((one) => one.addEventListener("change", listener));
  return () => {
    theme.disconnect();
    media.forEach((one) => one.removeEventListener("change", listener));
  };
}
