// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { areaName } from "/shared/areas.js";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/status-light.js";
import { dayOf, moment } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { isFoundBy } from "/shared/pinyin.js";
import { word } from "/shared/words.js";
import { groupOf, reasonsOf } from "./reasons.js";
import { text } from "./texts.js";

/**
 * @typedef {import("./waiting.js").Waiting} Waiting
 * @typedef {import("./waiting.js").Need} Need
 * @typedef {import("/desk/command-dialog.js").Command} Command
 */

const PART = 50;
const GROUPS = /** @type {const} */ (["late", "today", "week", "later"]);

/**
 * What waits for a person, the most urgent first, with the buttons that do it. Fires `kind` with the kind to show, and
 * `command` with the command that was chosen.
 */
export class WaitingView extends Localized {
  static properties = {
    found: { attribute: false },
    needs: { attribute: false },
    kind: {},
    commandsFor: { attribute: false },
    linksFor: { attribute: false },
    together: { attribute: false },
    isBusy: { attribute: false },
    isListed: { attribute: false },
    sought: { state: true },
    shown: { state: true },
  };

  static styles = [
    controls,
    css`
      .kinds { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-bottom: var(--space-3); }
      .kinds button { border-width: 1px; border-color: var(--line-strong); color: var(--ink); }
      .kinds button[aria-pressed="true"] { background: var(--accent); color: var(--ink-inverse); border-color: var(--accent); }
      .kinds b { font-variant-numeric: tabular-nums; }
      .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-3); margin-bottom: var(--space-3); }
      .head .quiet { font-size: var(--text-small); }
      h2 { margin: var(--space-4) 0 var(--space-2); }
      h2 small { color: var(--ink-quiet); font-weight: 400; }
      .items > li {
        display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-2) var(--space-4); align-items: center; padding: var(--space-3) var(--space-4);
        background: var(--panel); border: 1px solid var(--line); border-left: 5px solid var(--line-strong); border-radius: var(--radius); margin-bottom: var(--space-2);
        content-visibility: auto; contain-intrinsic-size: auto 6rem;
      }
      li[data-light="RED"] { border-left-color: var(--red); }
      li[data-light="AMBER"] { border-left-color: var(--amber); }
      li[data-light="YELLOW"] { border-left-color: var(--yellow); }
      li[data-light="GREEN"] { border-left-color: var(--green); }
      li[data-light="GREY"] { border-left-color: var(--grey); }
      .title { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); font-weight: 600; }
      .title a { color: var(--accent); overflow-wrap: anywhere; }
      .context { color: var(--ink-quiet); font-size: var(--text-small); overflow-wrap: anywhere; }
      .reasons { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); margin-top: var(--space-1); }
      .late { color: var(--red-ink); font-weight: 600; }
      .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); justify-content: flex-end; }
      .more { margin-bottom: var(--space-3); }
      .find { max-width: 26rem; margin-bottom: var(--space-3); }
      @media (max-width: 48rem) {
        .items > li { grid-template-columns: minmax(0, 1fr); }
        .actions { justify-content: flex-start; }
        .kinds { flex-wrap: nowrap; overflow-x: auto; padding: 3px; margin-inline: -3px; }
        .kinds button { flex: none; }
      }
      @media print { .kinds, .actions, .more, .find { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {Awaited<ReturnType<typeof import("./waiting.js").fetchWaiting>> | null} */
    this.found = null;
    /** @type {Need[]} which kinds the person's roles have */
    this.needs = [];
    /** @type {Need | ""} */
    this.kind = "";
    /** @type {(item: Waiting) => Command[]} */
    this.commandsFor = () => [];
    /** @type {(item: Waiting) => {label: string, href: string}[]} */
    this.linksFor = () => [];
    /** @type {(items: Waiting[]) => Command | null} a command about all that is shown */
    this.together = () => null;
    this.isBusy = false;
    /** Whether the things are listed here, and not by a view of their own. */
    this.isListed = true;
    /** The search text, matched against titles and projects. */
    this.sought = "";
    /** @type {Partial<Record<typeof GROUPS[number], number>>} how many of each group are shown */
    this.shown = {};
  }

  /** @param {import("lit").PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has("kind") || changed.has("sought")) {
      this.shown = {};
    }
  }

  render() {
    if (!this.found) {
      return nothing;
    }
    const { items, asOf, isComplete, failed } = this.found;
    const today = dayOf(asOf);
    const ofKind = this.kind ? items.filter(({ needs }) => needs.includes(/** @type {Need} */ (this.kind))) : items;
    const chosen = ofKind.filter((item) => isFoundBy(`${titleOf(item)} ${contextOf(item)}`, this.sought));
    const late = items.filter((item) => groupOf(item, today) === "late").length;
    return html`
      <div class="head" aria-busy=${this.isBusy ? "true" : "false"}>
        <p><strong id="count">${text("waitingCount", items.length)}</strong>${late > 0 ? html` <span class="late">${text("urgent", late)}</span>` : nothing}</p>
        <span class="quiet">${text("asOf", moment(asOf))}</span>
        <button id="refresh" class="plain" type="button" @click=${() => this.#fire("refresh")}>${text("refresh")}</button>
      </div>
      ${this.#kinds(items)}
      ${failed.length > 0
        ? html`<p class="note bad" role="alert">${text("failedSources", failed.map((name) => text(/** @type {any} */ (name))).join(comma()))}</p>`
        : nothing}
      ${isComplete ? nothing : html`<p class="note warn">${text("incomplete")}</p>`}
      ${this.isListed && (ofKind.length > 1 || this.sought) ? this.#find() : nothing}
      ${this.isListed ? this.#list(chosen, today, items.length) : nothing}
    `;
  }

  /**
   * @param {Waiting[]} chosen
   * @param {string} today
   * @param {number} count of all that waits
   */
  #list(chosen, today, count) {
    const together = this.together(chosen);
    return html`
      ${together
        ? html`<p><button id=${together.name} type="button" @click=${() => this.#fire("command", { command: together })}>${together.label}</button></p>`
        : nothing}
      ${chosen.length === 0 ? html`<p class="card quiet" id="nothing">${text(count === 0 ? "none" : "noneOfKind")}</p>` : nothing}
      ${GROUPS.map((group) => this.#group(group, chosen, today))}
    `;
  }

  #find() {
    return html`<p class="find">
      <label for="find">${text("find")}</label>
      <input id="find" type="search" .value=${this.sought} @input=${(/** @type {any} */ event) => (this.sought = event.target.value)} />
    </p>`;
  }

  /** @param {Waiting[]} items */
  #kinds(items) {
    const counts = this.needs.map((need) => ({ need, count: items.filter(({ needs }) => needs.includes(need)).length }));
    return html`<div class="kinds" role="group" aria-label=${text("waiting")}>
      ${[{ need: /** @type {Need | ""} */ (""), count: items.length }, ...counts].map(
        ({ need, count }) => html`<button
          type="button"
          id="kind-${need || "all"}"
          aria-pressed=${this.kind === need ? "true" : "false"}
          @click=${() => this.#fire("kind", need)}
        >
          ${text(/** @type {any} */ (need || "all"))} <b>${count}</b>
        </button>`,
      )}
    </div>`;
  }

  /**
   * @param {typeof GROUPS[number]} group
   * @param {Waiting[]} chosen
   * @param {string} today
   */
  #group(group, chosen, today) {
    const all = chosen.filter((item) => groupOf(item, today) === group);
    const shown = all.slice(0, this.shown[group] ?? PART);
    return all.length === 0
      ? nothing
      : html`<section aria-label=${text(`group_${group}`)}>
          <h2>${text(`group_${group}`)} <small>${all.length}</small></h2>
          <ol class="items">
            ${repeat(shown, ({ key }) => key, (item) => this.#item(item, today))}
          </ol>
          ${shown.length < all.length
            ? html`<button class="more" data-group=${group} type="button" @click=${() => (this.shown = { ...this.shown, [group]: shown.length + PART })}>
                ${text("showMore", Math.min(PART, all.length - shown.length), all.length)}
              </button>`
            : nothing}
        </section>`;
  }

  /**
   * @param {Waiting} item
   * @param {string} today
   */
  #item(item, today) {
    const standing = (item.row ?? item.problem)?.standing;
    return html`<li data-key=${item.key} data-light=${item.light || nothing}>
      <div>
        <div class="title">
          <a href=${item.href}>${titleOf(item)}</a>
          ${standing ? html`<status-light light=${item.light} label=${word(standing)}></status-light>` : nothing}
        </div>
        ${contextOf(item) ? html`<p class="context">${contextOf(item)}</p>` : nothing}
        <ul class="reasons">
          ${reasonsOf(item, today).map(({ words, isLate }) => html`<li class=${isLate ? "late" : ""}>${words}</li>`)}
        </ul>
      </div>
      <div class="actions">
        ${this.commandsFor(item).map(
          (command) => html`<button
            type="button"
            data-command=${command.name}
            aria-label="${command.label}: ${titleOf(item)}"
            @click=${() => this.#fire("command", { command, item })}
          >
            ${command.label}
          </button>`,
        )}
        ${this.linksFor(item).map(
          ({ label, href }) => html`<a class="button" href=${href} aria-label="${label}: ${titleOf(item)}">${label}</a>`,
        )}
      </div>
    </li>`;
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @param {Waiting} item */
function titleOf({ citizen, title }) {
  return citizen ? word(citizen.serviceCode) : title;
}

/** @param {Waiting} item */
function contextOf({ citizen, context }) {
  return citizen ? areaName(citizen.area) : context;
}

customElements.define("waiting-view", WaitingView);
