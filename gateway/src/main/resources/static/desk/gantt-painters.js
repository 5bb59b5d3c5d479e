// @ts-check
// The drawing primitives, on a canvas for the screen and as SVG for paper.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {{fill?: string, stroke?: string, width?: number, dash?: number[]}} Ink */

/** @typedef {{fill: string, size: number, weight?: number, align?: "left" | "center" | "right"}} Letters */

/**
 * @typedef {object} Painter
 * @property {(x: number, y: number, width: number, height: number, ink: Ink, radius?: number) => void} rect
 * @property {(points: [number, number][], ink: Ink, isClosed?: boolean) => void} path
 * @property {(x: number, y: number, radius: number, ink: Ink) => void} circle
 * @property {(x: number, y: number, text: string, letters: Letters) => void} text from its middle line
 * @property {(text: string, letters: {size: number, weight?: number}) => number} measure the width of a text
 * @property {(x: number, y: number, width: number, height: number, color: string) => void} hatched
 * @property {(x: number, y: number, width: number, height: number, draw: () => void) => void} clipped
 */

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} gap between two strokes
 * @returns {[number, number][][]} slanting strokes over a rectangle
 */
function strokes(x, y, width, height, gap) {
  /** @type {[number, number][][]} */
  const lines = [];
  for (let at = x - height + gap; at < x + width; at += gap) {
    lines.push([[at, y + height], [at + height, y]]);
  }
  return lines;
}

/** Measures texts once, as long as the font stays. */
class Widths {
  /** @type {Map<string, number>} */
  #known = new Map();

  /** @param {CanvasRenderingContext2D} context */
  constructor(context) {
    this.context = context;
  }

  /**
   * @param {string} text
   * @param {string} font
   */
  of(text, font) {
    const key = `${font}|${text}`;
    let width = this.#known.get(key);
    if (width === undefined) {
      this.context.font = font;
      width = this.context.measureText(text).width;
      if (this.#known.size > 20_000) {
        this.#known.clear();
      }
      this.#known.set(key, width);
    }
    return width;
  }
}

/** @implements {Painter} */
export class CanvasPainter {
  #font = "";

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} family
   */
  constructor(context, family) {
    this.context = context;
    this.family = family;
    this.widths = new Widths(context);
  }

  /** To be called before each picture: a canvas forgets its font when its size changes. */
  begin() {
    this.#font = "";
  }

  /** @param {Ink} ink */
  #ink({ fill, stroke, width = 1, dash }) {
    const context = this.context;
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (stroke) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.setLineDash(dash ?? []);
      context.stroke();
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {Ink} ink
   * @param {number} [radius]
   */
  rect(x, y, width, height, ink, radius = 0) {
    if (!radius && !ink.stroke && ink.fill) {
      this.context.fillStyle = ink.fill;
      this.context.fillRect(x, y, width, height);
      return;
    }
    this.context.beginPath();
    if (radius) {
      this.context.roundRect(x, y, width, height, Math.min(radius, width / 2));
    } else {
      this.context.rect(x, y, width, height);
    }
    this.#ink(ink);
  }

  /**
   * @param {[number, number][]} points
   * @param {Ink} ink
   * @param {boolean} [isClosed]
   */
  path(points, ink, isClosed = false) {
    this.context.beginPath();
    points.forEach(([x, y], index) => (index === 0 ? this.context.moveTo(x, y) : this.context.lineTo(x, y)));
    if (isClosed) {
      this.context.closePath();
    }
    this.#ink(ink);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {Ink} ink
   */
  circle(x, y, radius, ink) {
    this.context.beginPath();
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
    this.#ink(ink);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {string} text
   * @param {Letters} letters
   */
  text(x, y, text, { fill, size, weight = 400, align = "left" }) {
    const font = `${weight} ${size}px ${this.family}`;
    if (font !== this.#font) {
      this.context.font = font;
      this.#font = font;
    }
    this.context.fillStyle = fill;
    this.context.textAlign = align;
    this.context.textBaseline = "middle";
    this.context.fillText(text, x, y);
  }

  /**
   * @param {string} text
   * @param {{size: number, weight?: number}} letters
   */
  measure(text, { size, weight = 400 }) {
    const width = this.widths.of(text, `${weight} ${size}px ${this.family}`);
    this.#font = "";
    return width;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {string} color
   */
  hatched(x, y, width, height, color) {
    this.clipped(x, y, width, height, () => {
      for (const line of strokes(x, y, width, height, 6)) {
        this.path(line, { stroke: color, width: 1.5 });
      }
    });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {() => void} draw
   */
  clipped(x, y, width, height, draw) {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
    draw();
    this.context.restore();
    this.#font = "";
  }
}

/** @implements {Painter} */
export class SvgPainter {
  #clips = 0;
  static #pictures = 0;

  /**
   * @param {number} width
   * @param {number} height
   * @param {string} family
   */
  constructor(width, height, family) {
    const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    this.family = family;
    this.widths = new Widths(canvas);
    this.id = `gantt-page-${(SvgPainter.#pictures += 1)}`;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("font-family", family);
    /** @type {Element} */
    this.into = this.svg;
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   */
  #add(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
    }
    this.into.append(element);
    return element;
  }

  /**
   * @param {Ink} ink
   * @returns {Record<string, string | number>}
   */
  #ink({ fill, stroke, width = 1, dash }) {
    return {
      fill: fill ?? "none",
      ...(stroke ? { stroke, "stroke-width": width } : {}),
      ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}),
    };
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {Ink} ink
   * @param {number} [radius]
   */
  rect(x, y, width, height, ink, radius = 0) {
    this.#add("rect", { x, y, width: Math.max(width, 0), height, ...(radius ? { rx: radius } : {}), ...this.#ink(ink) });
  }

  /**
   * @param {[number, number][]} points
   * @param {Ink} ink
   * @param {boolean} [isClosed]
   */
  path(points, ink, isClosed = false) {
    const corners = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
    this.#add(isClosed ? "polygon" : "polyline", { points: corners, ...this.#ink(ink) });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {Ink} ink
   */
  circle(x, y, radius, ink) {
    this.#add("circle", { cx: x, cy: y, r: radius, ...this.#ink(ink) });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {string} text
   * @param {Letters} letters
   */
  text(x, y, text, { fill, size, weight = 400, align = "left" }) {
    const anchor = { left: "start", center: "middle", right: "end" }[align];
    this.#add("text", {
      x, y, fill, "font-size": size, "font-weight": weight, "text-anchor": anchor, "dominant-baseline": "central",
    }).textContent = text;
  }

  /**
   * @param {string} text
   * @param {{size: number, weight?: number}} letters
   */
  measure(text, { size, weight = 400 }) {
    return this.widths.of(text, `${weight} ${size}px ${this.family}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {string} color
   */
  hatched(x, y, width, height, color) {
    this.clipped(x, y, width, height, () => {
      for (const line of strokes(x, y, width, height, 6)) {
        this.path(line, { stroke: color, width: 1.5 });
      }
    });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {() => void} draw
   */
  clipped(x, y, width, height, draw) {
    const outer = this.into;
    const id = `${this.id}-${(this.#clips += 1)}`;
    const clip = this.#add("clipPath", { id });
    this.into = clip;
    this.#add("rect", { x, y, width: Math.max(width, 0), height });
    this.into = outer;
    this.into = this.#add("g", { "clip-path": `url(#${id})` });
    draw();
    this.into = outer;
  }
}
