// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import "/shared/components/stored-photo.js";
import { day, moment } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { word } from "/shared/words.js";
import { verifyTogether } from "./commands.js";
import { text } from "./texts.js";

/** @typedef {import("./waiting.js").Waiting} Waiting */

const MOST_TOGETHER = 200;

/**
 * What was claimed as done or mended, with the photos of the claim beside those of the last reports, to be checked one by one
 * or many with one note. Fires `command`.
 */
export class ClaimsView extends Localized {
  static properties = { items: { attribute: false }, chosen: { state: true } };

  static styles = [
    controls,
    css`
      .bar {
        position: sticky; top: 4rem; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); padding: var(--space-2) var(--space-3);
        background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: var(--space-3);
      }
      .bar .grow { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; }
      .items > li { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); margin-bottom: var(--space-3); }
      .items > li.chosen { border-color: var(--accent); background: var(--accent-ground); }
      .top { display: flex; gap: var(--space-3); align-items: start; }
      .top h2 a { color: var(--accent); }
      .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-4); margin-top: var(--space-3); }
      .photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: var(--space-2); margin-top: var(--space-2); }
      .flags { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
      .flags li { padding: 0.1rem 0.6rem; border-radius: 1rem; color: var(--amber-ink); background: var(--amber-ground); font-weight: 600; }
      h3 { font-size: var(--text); }
      .late { color: var(--red-ink); font-weight: 600; }
      @media (max-width: 48rem) { .sides { gap: var(--space-2); } .photos { grid-template-columns: minmax(0, 1fr); } .bar { position: static; } .top { flex-wrap: wrap; } .top .grow { flex-basis: 100%; } }
    `,
  ];

  constructor() {
    super();
    /** @type {Waiting[]} */
    this.items = [];
    /** @type {Set<string>} keys of the items */
    this.chosen = new Set();
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("items")) {
      const known = new Set(this.items.map(({ key }) => key));
      this.chosen = new Set([...this.chosen].filter((key) => known.has(key)));
    }
  }

  render() {
    const chosen = this.items.filter(({ key }) => this.chosen.has(key)).slice(0, MOST_TOGETHER);
    const together = Math.min(this.items.length, MOST_TOGETHER);
    return html`
      <h2 hidden>${text("claimsTitle")}</h2>
      ${this.items.length === 0
        ? nothing
        : html`<div class="bar">
            <div class="grow">
              <label class="choice"
                ><input
                  id="chooseAll"
                  type="checkbox"
                  .checked=${chosen.length === together}
                  @change=${(/** @type {any} */ event) => this.#chooseAll(event.target.checked)}
                />${text("chooseAll", together)}</label
              >
              <span role="status">${text("chosen", chosen.length)}</span>
            </div>
            ${(/** @type {const} */ (["ACCEPTED", "RETURNED"])).map(
              (verdict) => html`<button
                id=${verdict === "ACCEPTED" ? "acceptAll" : "returnAll"}
                type="button"
                ?disabled=${chosen.length === 0}
                @click=${() => this.dispatchEvent(new CustomEvent("command", { detail: { command: verifyTogether(chosen, verdict) } }))}
              >
                ${text(verdict === "ACCEPTED" ? "accept" : "giveBack")}
              </button>`,
            )}
          </div>`}
      <ol class="items">
        ${repeat(this.items, ({ key }) => key, (item) => this.#item(item))}
      </ol>
    `;
  }

  /** @param {Waiting} item */
  #item(item) {
    return html`<li data-key=${item.key} class=${this.chosen.has(item.key) ? "chosen" : ""}>
      <div class="top">
        <label class="choice"
          ><input
            type="checkbox"
            aria-label="${text("choose")}: ${item.title}"
            .checked=${this.chosen.has(item.key)}
            @change=${(/** @type {any} */ event) => this.#choose(item.key, event.target.checked)}
        /></label>
        <div class="grow">
          <h2><a href=${item.href}>${item.title}</a></h2>
          <p class="quiet">${item.context}</p>
          ${item.claim ? this.#claim(item.claim) : this.#problem(item.problem)}
        </div>
      </div>
    </li>`;
  }

  /** @param {any} claim */
  #claim({ unit, owner, completedOn, dueDate, claimedAt, note, demanded, evidence, reports, nodeName }) {
    const photos = evidence.filter((/** @type {any} */ one) => one.sha256);
    const others = evidence.filter((/** @type {any} */ one) => !one.sha256);
    const flags = [...new Set(reports.flatMap((/** @type {any} */ report) => report.flags))];
    return html`
      <p class=${completedOn > dueDate ? "late" : ""}>${text("claimedOn", day(completedOn), day(dueDate))}</p>
      <p class="quiet">${unit.name} · ${owner.name} · ${moment(claimedAt)}</p>
      ${note ? html`<p>${text("claimNote", note)}</p>` : nothing}
      ${demanded.length > 0 ? html`<p class="quiet">${text("demanded", demanded.map(word).join(comma()))}</p>` : nothing}
      ${others.map((/** @type {any} */ { kind, note: said }) => html`<p>${word(kind)} ${said}</p>`)}
      ${flags.length > 0 ? html`<ul class="flags" aria-label=${text("flags")}>${flags.map((flag) => html`<li>${word(/** @type {string} */ (flag))}</li>`)}</ul>` : nothing}
      <div class="sides">
        <section>
          <h3>${text("evidence")}</h3>
          ${photosOf(photos.map((/** @type {any} */ one) => one.sha256), nodeName, text("noEvidence"))}
        </section>
        <section>
          <h3>${text("lastReports")}</h3>
          ${reports.length === 0
            ? html`<p class="quiet">${text("noReports")}</p>`
            : reports.map(
                (/** @type {any} */ report) => html`<p class="quiet">
                    ${moment(report.observedAt)}${report.progressPercent === null ? nothing : ` · ${report.progressPercent}%`}
                  </p>
                  ${photosOf(report.photos, nodeName, "")}`,
              )}
        </section>
      </div>
    `;
  }

  /** @param {any} problem */
  #problem({ unit, owner, dueDate, rectifiedOn, rectification, photos, title }) {
    return html`
      <p class=${rectifiedOn > dueDate ? "late" : ""}>${text("claimedOn", day(rectifiedOn), day(dueDate))}</p>
      <p class="quiet">${unit.name} · ${owner.name}</p>
      ${rectification?.note ? html`<p>${text("claimNote", rectification.note)}</p>` : nothing}
      <div class="sides">
        <section><h3>${text("before")}</h3>${photosOf(photos, title, text("noEvidence"))}</section>
        <section><h3>${text("after")}</h3>${photosOf(rectification?.photos ?? [], title, text("noEvidence"))}</section>
      </div>
    `;
  }

  /**
   * @param {string} key
   * @param {boolean} isChosen
   */
  #choose(key, isChosen) {
    const next = new Set(this.chosen);
    if (isChosen) {
      next.add(key);
    } else {
      next.delete(key);
    }
    this.chosen = next;
  }

  /** @param {boolean} isChosen */
  #chooseAll(isChosen) {
    this.chosen = new Set(isChosen ? this.items.slice(0, MOST_TOGETHER).map(({ key }) => key) : []);
  }
}

/**
 * @param {string[]} photos SHA-256
 * @param {string} name of what they show
 * @param {string} none what is said when there are none
 */
function photosOf(photos, name, none) {
  return photos.length === 0
    ? none
      ? html`<p class="quiet">${none}</p>`
      : nothing
    : html`<div class="photos">
        ${photos.map((sha256, index) => html`<stored-photo sha256=${sha256} label=${text("photoOf", name, index + 1)}></stored-photo>`)}
      </div>`;
}

customElements.define("claims-view", ClaimsView);
