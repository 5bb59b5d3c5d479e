// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { colon, comma, currentLanguage } from "/shared/language.js";
import { money } from "./money.js";
import "./reason-rows.js";
import { text } from "./texts.js";

/**
 * @typedef {object} Reason
 * @property {"ON_TIME" | "LATENESS" | "INVESTMENT" | "PROBLEMS" | "REPORTING" | "ACKNOWLEDGEMENT"} measure
 * @property {number} weight
 * @property {number} effectiveWeight
 * @property {number | null} numerator
 * @property {number | null} denominator
 * @property {number | null} share
 * @property {number} points
 * @property {string | null} rows
 * @property {string} text
 * @typedef {{rank: number, key: string, name: string, score: number, explanation: Reason[]}} Line
 * @typedef {{programme: string, programmeName: string, by: string, asOf: string, rulesVersion: number, rules: Record<string, number | null>, items: Line[]}} Ranking
 */

/** A ranking: each line with its score, each score with its reasons, each reason with its rows. */
export class RankingTable extends Localized {
  static properties = { ranking: { attribute: false }, isFrozen: { attribute: false }, opened: { state: true }, rowsOf: { state: true } };

  static styles = [
    controls,
    css`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; background: var(--panel); font-variant-numeric: tabular-nums; }
      caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      th, td { padding: var(--space-2) var(--space-3); text-align: left; border-bottom: 1px solid var(--line); font-weight: 400; }
      thead th { background: var(--sunken); color: var(--ink-quiet); font-weight: 600; white-space: nowrap; }
      .number { text-align: right; white-space: nowrap; }
      .rank { font-weight: 700; font-size: var(--text-large); width: 3.5rem; }
      tbody tr:first-child .rank { color: var(--green-ink); }
      .name { font-weight: 600; }
      .score { min-width: 9rem; }
      .score b { font-size: var(--text-large); }
      meter { width: 100%; height: 0.6rem; display: block; }
      td small { color: var(--ink-quiet); }
      .reasons { padding: var(--space-3); background: var(--raised); }
      .reasons ul { display: grid; gap: var(--space-2); }
      .reasons li { display: grid; grid-template-columns: 7rem 6.5rem 1fr auto; gap: var(--space-3); align-items: center; }
      .reasons .measure { font-weight: 600; }
      .reasons li.rows-of { display: block; }
      .hint { display: block; margin: 0; font-size: var(--text-small); }
      .rules { margin-top: var(--space-3); color: var(--ink-quiet); font-size: var(--text-small); }
      @media (max-width: 62rem) { .part { display: none; } .reasons li { grid-template-columns: 1fr auto; } .reasons .says { grid-column: 1 / -1; } }
      @media (max-width: 30rem) {
        table { table-layout: fixed; }
        th, td { padding: var(--space-2) var(--space-1); }
        .rank { width: 2.6rem; }
        .score { min-width: 0; width: 4.8rem; }
        thead th:last-child { width: 6.2rem; }
        .reasons { padding: var(--space-2); }
      }
      @media print {
        button, .commands { display: none; }
        .part { display: table-cell; }
        thead { display: table-header-group; }
        tr[data-key], .reasons li:not(.rows-of) { break-inside: avoid; }
        .scroll { overflow: visible; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Ranking | null} */
    this.ranking = null;
    this.isFrozen = false;
    /** @type {ReadonlySet<string>} keys of the lines whose reasons are shown */
    this.opened = new Set();
    this.rowsOf = "";
  }

  render() {
    const { ranking } = this;
    if (!ranking) {
      return nothing;
    }
    if (ranking.items.length === 0) {
      return html`<p class="note">${text("empty")}</p>`;
    }
    const measures = ranking.items[0]?.explanation.map(({ measure }) => measure) ?? [];
    return html`
      <div class="scroll">
        <table id="ranking">
          <caption>${text("heading")}</caption>
          <thead>
            <tr>
              <th scope="col">${text("rank")}</th>
              <th scope="col">${text("name")}</th>
              <th scope="col">${text("score")}</th>
              ${measures.map((measure) => html`<th scope="col" class="number part">${text(measure)}</th>`)}
              <th scope="col" class="commands">${text("reasons")}</th>
            </tr>
          </thead>
          <tbody>
            ${ranking.items.map((line) => this.#line(line))}
          </tbody>
        </table>
      </div>
      <p class="rules">
        ${text("rules", ranking.rulesVersion)}${colon()}${Object.entries(ranking.rules)
          .filter(([, weight]) => weight !== null)
          .map(([rule, weight]) => text("rulesLine", text(/** @type {any} */ (MEASURES[rule] ?? rule)), weight))
          .join(comma())}
      </p>
    `;
  }

  /** @param {Line} line */
  #line(line) {
    const isOpen = this.opened.has(line.key);
    return html`<tr data-key=${line.key}>
        <td class="rank">${line.rank}</td>
        <th scope="row" class="name">${line.name}</th>
        <td class="score"><b>${line.score.toFixed(2)}</b><meter min="0" max="100" .value=${line.score} aria-label=${text("score")}></meter></td>
        ${line.explanation.map(
          (reason) =>
            html`<td class="number part">
              ${reason.share === null ? text("notCounted") : html`${reason.points.toFixed(2)} <small>/ ${reason.effectiveWeight.toFixed(2)}</small>`}
            </td>`,
        )}
        <td class="commands">
          <button
            type="button"
            aria-expanded=${isOpen}
            aria-label=${text(isOpen ? "hideReasons" : "showReasons", line.name)}
            @click=${() => this.#toggle(line.key)}
          >${text("reasons")}</button>
        </td>
      </tr>
      ${isOpen
        ? html`<tr>
            <td colspan=${line.explanation.length + 4} class="reasons">
              <ul>
                ${line.explanation.map((reason) => this.#reason(line, reason))}
              </ul>
            </td>
          </tr>`
        : nothing}`;
  }

  /**
   * @param {Line} line
   * @param {Reason} reason
   */
  #reason(line, reason) {
    const id = `${line.key}/${reason.measure}`;
    const isOpen = this.rowsOf === id;
    return html`<li data-measure=${reason.measure}>
        <span class="measure">${text(reason.measure)}</span>
        <span>${text("points", reason.points.toFixed(2))} ${reason.share === null ? nothing : html`<small>${text("ofWeight", reason.effectiveWeight.toFixed(2))}</small>`}</span>
        <span class="says">
          ${sentenceOf(reason)}
          ${reason.effectiveWeight !== reason.weight && reason.share !== null
            ? html`<span class="hint quiet">${text("weightMoved", reason.weight, reason.effectiveWeight.toFixed(2))}</span>`
            : nothing}
        </span>
        ${reason.rows
          ? html`<button type="button" aria-expanded=${isOpen} aria-label="${text(isOpen ? "hideRows" : "rows")} ${text(reason.measure)}"
              @click=${() => (this.rowsOf = isOpen ? "" : id)}>${text(isOpen ? "hideRows" : "rows")}</button>`
          : html`<span></span>`}
      </li>
      ${isOpen && reason.rows
        ? html`<li class="rows-of"><reason-rows .address=${reason.rows} .heading=${text("rowsTitle", line.name, text(reason.measure))} .isFrozen=${this.isFrozen}></reason-rows></li>`
        : nothing}`;
  }

  /** @param {string} key */
  #toggle(key) {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) {
      opened.add(key);
    }
    this.opened = opened;
  }
}

/** @type {Record<string, string>} */
const MEASURES = {
  onTime: "ON_TIME", lateness: "LATENESS", investment: "INVESTMENT", problems: "PROBLEMS", reporting: "REPORTING", acknowledgement: "ACKNOWLEDGEMENT",
};

/** @param {Reason} reason */
function sentenceOf(reason) {
  if (reason.measure === "INVESTMENT" && reason.share !== null) {
    return text("invested", money(reason.numerator), money(reason.denominator));
  }
  const [chinese = "", english = chinese] = reason.text.split(" · ");
  return currentLanguage() === "en" ? english : chinese;
}

customElements.define("ranking-table", RankingTable);
