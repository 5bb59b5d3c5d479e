// @ts-check
import { LitElement, css, html } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";

/**
 * A chart by Apache ECharts, drawn on a canvas in the colours of the page's tokens; on paper it is an SVG of the same shape, as
 * wide as its place. The library is loaded with the first chart. `label` is the chart's text alternative.
 * Fires `choose` with what was clicked in `detail`.
 */
export class ChartView extends LitElement {
  static properties = { option: { attribute: false }, label: {}, isPrinted: { state: true } };

  static styles = css`
    :host { display: block; min-height: 12rem; position: relative; }
    div { position: absolute; inset: 0; }
    figure { display: none; margin: 0; }
    @media print {
      :host { min-height: 0; }
      div { display: none; }
      figure { display: block; }
      svg { display: block; width: 100%; height: auto; }
    }
  `;

  /** @type {any} */
  #chart = null;
  /** @type {ResizeObserver | null} */
  #observer = null;
  /** @type {any} makes a chart; null until the library is here */
  #init = null;
  #before = () => (this.isPrinted = true);
  #after = () => (this.isPrinted = false);

  constructor() {
    super();
    /** @type {Record<string, unknown> | null} an option of ECharts; a tooltip has to be `renderMode: "richText"` */
    this.option = null;
    this.label = "";
    this.isPrinted = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeprint", this.#before);
    addEventListener("afterprint", this.#after);
  }

  render() {
    return html`<div role="img" aria-label=${this.label}></div>
      ${this.isPrinted ? html`<figure>${unsafeSVG(this.#printed())}</figure>` : ""}`;
  }

  /** The chart as an SVG that grows and shrinks with its place. */
  #printed() {
    if (!this.#init || !this.#chart || !this.option) {
      return "";
    }
    const paper = this.#init(null, null, { renderer: "svg", ssr: true, width: this.#chart.getWidth(), height: this.#chart.getHeight() });
    paper.setOption({ animation: false, backgroundColor: "transparent", ...this.option });
    const picture = paper.renderToSVGString();
    paper.dispose();
    return picture;
  }

  async updated() {
    if (!this.option || !this.isConnected) {
      return;
    }
    const { init } = await import("echarts");
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("div"));
    if (!place || !this.isConnected) {
      return;
    }
    if (!this.#chart) {
      this.#init = init;
      this.#chart = init(place, null, { renderer: "canvas" });
      this.#chart.on("click", (/** @type {any} */ event) =>
        this.dispatchEvent(new CustomEvent("choose", { detail: { name: event.name, data: event.data, series: event.seriesName } })),
      );
      this.#observer = new ResizeObserver(() => this.#chart?.resize());
      this.#observer.observe(place);
    }
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#chart.setOption({ animation: !isStill, backgroundColor: "transparent", ...this.option }, { notMerge: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#before);
    removeEventListener("afterprint", this.#after);
    this.#observer?.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  /** The value of a design token, for the colours of a chart. */
  static token(/** @type {string} */ name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }
}

customElements.define("chart-view", ChartView);
