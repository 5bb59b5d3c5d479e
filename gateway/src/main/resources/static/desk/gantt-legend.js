// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { word } from "/shared/words.js";
import { livePalette } from "./gantt-colours.js";
import { drawLight } from "./gantt-names.js";
import { LIGHTS } from "./gantt-rows.js";
import { SvgPainter } from "./gantt-painters.js";
import { text } from "./gantt-texts.js";

/** @typedef {(painter: SvgPainter) => void} Symbol */

const WIDTH = 40;
const HEIGHT = 18;
const palette = livePalette;

/** @type {Record<string, Symbol>} */
const SYMBOLS = {
  plan: (painter) => painter.rect(2, 5, 36, 7, { fill: palette.plan }, 2),
  critical: (painter) => {
    painter.rect(2, 4, 36, 7, { fill: palette.plan }, 2);
    painter.rect(2, 11, 36, 3, { fill: palette.ink });
  },
  due: (painter) => painter.rect(19, 3, 2, 12, { fill: palette.ink }),
  originalDue: (painter) => {
    painter.path([[20, 3], [20, 17]], { stroke: palette.ink, width: 1.5, dash: [3, 2] });
    painter.path([[16, 1], [24, 1], [20, 7]], { fill: palette.ink }, true);
  },
  work: (painter) => painter.rect(2, 4, 36, 10, { fill: palette.lights.GREEN }, 2),
  forecast: (painter) => painter.rect(2, 4, 36, 10, { fill: palette.backgrounds.GREEN, stroke: palette.lights.GREEN, width: 1.5 }, 2),
  late: (painter) => painter.hatched(2, 4, 36, 10, palette.lights.RED),
  milestone: (painter) => painter.path([[20, 2], [27, 9], [20, 16], [13, 9]], { fill: palette.backgrounds.GREEN, stroke: palette.lights.GREEN, width: 2 }, true),
  suspension: (painter) => painter.hatched(2, 2, 36, 14, palette.lights.GREY),
  chain: (painter) => {
    painter.rect(0, 0, 40, 18, { fill: palette.chain });
    painter.path([[2, 9], [38, 9]], { stroke: palette.accent, width: 2.5 });
  },
  todayLine: (painter) => painter.rect(19, 0, 2, 18, { fill: palette.today }),
};

/** What the signs of a Gantt chart mean. */
export class GanttLegend extends Localized {
  static properties = { today: {} };

  static styles = [
    controls,
    css`
      ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); font-size: var(--text-small); color: var(--ink); }
      li { display: inline-flex; align-items: center; gap: var(--space-2); }
      svg { width: 2.5rem; height: 1.125rem; flex: none; }
      svg.light { width: 1.125rem; }
    `,
  ];

  constructor() {
    super();
    this.today = "";
  }

  render() {
    return html`<ul aria-label=${text("legend")}>
      ${LIGHTS.map((light) => html`<li>${lightSymbol(light)}${word(light)}</li>`)}
      ${Object.entries(SYMBOLS).map(([name, draw]) =>
        name === "todayLine" && !this.today ? nothing : html`<li>${symbol(draw)}${text(/** @type {any} */ (name), this.today)}</li>`,
      )}
    </ul>`;
  }
}

/** @param {Symbol} draw */
function symbol(draw) {
  const painter = new SvgPainter(WIDTH, HEIGHT, "");
  painter.svg.setAttribute("aria-hidden", "true");
  draw(painter);
  return painter.svg;
}

/** @param {import("./gantt-rows.js").Light} light */
function lightSymbol(light) {
  const painter = new SvgPainter(HEIGHT, HEIGHT, "");
  painter.svg.setAttribute("aria-hidden", "true");
  painter.svg.setAttribute("class", "light");
  drawLight(painter, light, HEIGHT / 2, HEIGHT / 2, 8, palette);
  return painter.svg;
}

customElements.define("gantt-legend", GanttLegend);
