// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import { get } from "/shared/api/http.js";
import { controls } from "/shared/components/localized.js";
import { hundredMillions } from "/shared/figures.js";
import { currentLanguage } from "/shared/language.js";
import { panels } from "../panels.js";
import { text, textOf } from "../texts.js";
import { WallScene } from "../wall-scene.js";

const WAYS = /** @type {const} */ (["area", "headquarters", "unit", "field"]);
const WAY_TEXTS = /** @type {const} */ ({ area: "byArea", headquarters: "byHeadquarters", unit: "byUnit", field: "byField" });
/** Lists of the wall that an explanation's rows can be opened in. */
const OPENABLE = ["deadlines", "problems", "alerts"];

/** The ranking (赛马), and the reasons of each score of the selected entry. */
export class RankingScene extends WallScene {
  static properties = { by: { state: true }, ranking: { state: true }, chosen: { state: true } };

  static styles = [
    controls,
    panels,
    css`
      .scene { height: 100%; display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); }
      .ways { display: flex; flex-wrap: wrap; gap: 0.25rem; margin-left: auto; }
      .ways button { padding: 0.1rem 0.8rem; border-width: 0.0625rem; font-weight: 400; border-color: var(--line-strong); color: var(--ink-quiet); }
      .ways button[aria-pressed="true"] { color: var(--accent); border-color: var(--accent); background: var(--accent-ground); }
      ol { display: grid; gap: 0.2rem; align-content: start; }
      .place {
        display: grid; grid-template-columns: 3.2rem minmax(7rem, 15rem) 1fr 5rem; align-items: center; gap: 0.9rem; width: 100%; padding: 0.45rem 0.6rem; min-height: 3.6rem;
        border: 0.125rem solid transparent; background: none; color: var(--ink); text-align: left; font-weight: 400;
      }
      .place:hover { background: var(--raised); }
      .place[aria-pressed="true"] { border-color: var(--accent); background: var(--accent-ground); }
      .rank { font-size: 1.5rem; font-weight: 700; text-align: center; color: var(--ink-quiet); }
      .first .rank { color: var(--green-ink); }
      .last .rank { color: var(--red-ink); }
      .name { font-size: 1.25rem; font-weight: 600; }
      .score { text-align: right; font-size: 1.375rem; font-weight: 700; }
      .track { display: flex; gap: 0.125rem; height: 1.1rem; background: var(--sunken); border-radius: 0.3rem; overflow: hidden; }
      .track i { flex: none; }
      .m0 { background: var(--blue); } .m1 { background: var(--green); } .m2 { background: var(--yellow); }
      .m3 { background: var(--amber); } .m4 { background: var(--grey); } .m5 { background: var(--accent); }
      .legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin-bottom: 0.4rem; color: var(--ink-quiet); }
      .legend i, dt i { display: inline-block; width: 0.8rem; height: 0.8rem; border-radius: 0.2rem; margin-right: 0.35rem; }
      dl > div { padding: 0.6rem 0.2rem; border-bottom: 0.0625rem solid var(--line); }
      dt { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; font-size: 1.125rem; font-weight: 600; }
      dd { color: var(--ink-quiet); margin-top: 0.2rem; }
      dd button { margin-top: 0.35rem; font-weight: 400; padding: 0.1rem 0.8rem; border-width: 0.0625rem; }
      .whole { color: var(--accent); margin-left: auto; }
      @media print {
        .scene { height: auto; grid-template-rows: auto; align-items: start; }
        .ways, dd button { display: none; }
      }
      @media screen and (max-width: 1199px) { .scene { display: flex; flex-direction: column; height: auto; } }
      @media screen and (max-width: 760px) { .place { grid-template-columns: 2.2rem minmax(0, 1fr) 4rem; } .track { grid-column: 2 / -1; grid-row: 2; } }
    `,
  ];

  constructor() {
    super();
    const { by } = stateOfAddress();
    /** @type {typeof WAYS[number]} */
    this.by = WAYS.find((way) => way === by) ?? "area";
    /** @type {any} */
    this.ranking = null;
    this.chosen = "";
  }

  forget() {
    this.ranking = null;
    this.chosen = "";
  }

  /**
   * @param {import("../wall-scene.js").Programme} programme
   * @param {() => boolean} isCurrent
   */
  async fetchData({ programmeId }, isCurrent) {
    const ranking = await get("/api/v1/rankings", { programme: programmeId, by: this.by });
    if (isCurrent()) {
      this.ranking = ranking;
    }
  }

  render() {
    /** @type {any[]} */
    const items = this.ranking?.items ?? [];
    const chosen = items.find(({ key }) => key === this.chosen) ?? items[0];
    const measures = /** @type {any[]} */ (items[0]?.explanation ?? []).map(({ measure }) => measure);
    return html`<div class="scene">
      <section class="panel" aria-labelledby="rankTitle">
        <header>
          <h2 id="rankTitle">${text("rankTitle", text(WAY_TEXTS[this.by]))}</h2>
          <div class="ways" role="group" aria-label=${text("by")}>
            ${WAYS.map(
              (way) =>
                html`<button id="by-${way}" type="button" aria-pressed=${way === this.by} @click=${() => this.#compare(way)}>${text(WAY_TEXTS[way])}</button>`,
            )}
          </div>
        </header>
        <p class="legend">${measures.map((measure, index) => html`<span><i class="m${index % 6}"></i>${textOf(measure)}</span>`)}</p>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="rankTitle">
          <ol id="ranking">
            ${repeat(
              items,
              ({ key }) => key,
              (item, index) => this.#place(item, index, items.length, chosen),
            )}
          </ol>
          ${this.ranking && items.length === 0 ? html`<p class="empty">${text("rankEmpty")}</p>` : nothing}
          ${this.ranking ? nothing : html`<p class="empty">${text("loading")}</p>`}
        </div>
      </section>
      ${chosen ? this.#why(chosen) : nothing}
    </div>`;
  }

  /**
   * @param {any} item
   * @param {number} index
   * @param {number} size
   * @param {any} chosen
   */
  #place(item, index, size, chosen) {
    const edge = index === 0 ? "first" : index === size - 1 ? "last" : "";
    return html`<li>
      <button class="place ${edge}" type="button" aria-pressed=${item === chosen} @click=${() => (this.chosen = item.key)}>
        <span class="rank">${item.rank}</span>
        <span class="name cut" title=${item.name}>${item.name}</span>
        <span class="track" aria-hidden="true">
          ${item.explanation.map((/** @type {any} */ part, /** @type {number} */ order) => html`<i class="m${order % 6}" data-points=${part.points}></i>`)}
        </span>
        <span class="score">${item.score === null ? "—" : Number(item.score).toFixed(2)}</span>
      </button>
    </li>`;
  }

  /** @param {any} chosen */
  #why(chosen) {
    return html`<section class="panel" aria-labelledby="whyTitle">
      <header>
        <h2 id="whyTitle">${chosen.name} · ${text("scoreOf", chosen.score ?? "—")}</h2>
        <span class="count">${text("rulesVersion", this.ranking.rulesVersion)}</span>
        <a class="whole" href="/rankings?programme=${this.programme?.programmeId}&by=${this.by}">${text("wholePage")}</a>
      </header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="whyTitle">
        <dl id="why">
          ${chosen.explanation.map((/** @type {any} */ part, /** @type {number} */ index) => this.#reason(part, index))}
        </dl>
      </div>
    </section>`;
  }

  /**
   * @param {any} part
   * @param {number} index
   */
  #reason({ measure, effectiveWeight, points, text: reason, rows, numerator, denominator }, index) {
    const asked = listOf(rows);
    const [chinese, english] = String(reason ?? "").split(" · ");
    const said = currentLanguage() === "en" ? (english ?? chinese) : chinese;
    const isMoney = measure === "INVESTMENT" && denominator > 0;
    return html`<div>
      <dt>
        <span><i class="m${index % 6}"></i>${textOf(measure)}</span>
        <span>${effectiveWeight > 0 ? text("measurePoints", points, effectiveWeight) : text("noWeight")}</span>
      </dt>
      <dd>${isMoney ? text("paidOfPlanned", hundredMillionsOf(numerator), hundredMillionsOf(denominator)) : said}</dd>
      ${asked ? html`<dd><button type="button" @click=${() => this.openList(asked.list, asked.filters)}>${text("open")}</button></dd>` : nothing}
    </div>`;
  }

  updated() {
    this.renderRoot.querySelectorAll(".track i").forEach((part) => {
      const { style, dataset } = /** @type {HTMLElement} */ (part);
      style.width = `${Number(dataset.points)}%`;
    });
  }

  /** @param {typeof WAYS[number]} by */
  #compare(by) {
    this.by = by;
    this.forget();
    showInAddress({ by: by === "area" ? null : by });
    this.refetch();
  }
}

/** @param {number} yuan */
function hundredMillionsOf(yuan) {
  return hundredMillions({ amount: yuan.toFixed(2) });
}

/**
 * @param {string | null} address of the rows that an explanation counted
 * @returns {import("../wall-scene.js").ListRequest | null} null where the wall has no such list
 */
function listOf(address) {
  if (!address) {
    return null;
  }
  const { pathname, searchParams } = new URL(address, location.origin);
  const list = pathname.replace("/api/v1/", "");
  const { programme: _, sort: __, ...filters } = Object.fromEntries(searchParams);
  return OPENABLE.includes(list) ? { list: /** @type {any} */ (list), filters } : null;
}

customElements.define("ranking-scene", RankingScene);
