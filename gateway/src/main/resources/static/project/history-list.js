// @ts-check
import { css, html, nothing } from "lit";
import { get } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { currentLanguage } from "/shared/language.js";
import { dayOf, day, moment } from "/shared/format.js";
import { nodeLink } from "./node-link.js";
import { text } from "./texts.js";

const PAGE = "50";

/** The history of a project, or of one of its nodes, with persons and times, the newest first. */
export class HistoryList extends Localized {
  static properties = {
    projectId: {},
    node: {},
    asOf: {},
    items: { state: true },
    next: { state: true },
    trouble: { state: true },
  };

  static styles = [
    controls,
    css`
      ol { border-left: 3px solid var(--line); padding-left: var(--space-4); display: grid; gap: var(--space-3); }
      li { position: relative; }
      li::before {
        content: ""; position: absolute; left: calc(-1 * var(--space-4) - 0.45rem); top: 0.45rem; width: 0.7rem; height: 0.7rem; border-radius: 50%; background: var(--accent);
      }
      small { color: var(--ink-quiet); font-size: var(--text-small); }
      a { color: var(--accent); }
      p { overflow-wrap: anywhere; }
      button { margin-top: var(--space-3); }
    `,
  ];

  constructor() {
    super();
    this.projectId = "";
    /** Only what is about this node; empty: everything. */
    this.node = "";
    /** When the page was brought up to date: then this list is, too. */
    this.asOf = "";
    /** @type {any[] | null} */
    this.items = null;
    /** @type {string | null} */
    this.next = null;
    this.trouble = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("projectId") || changed.has("node") || changed.has("asOf")) {
      void this.#fetch(null);
    }
  }

  render() {
    if (this.trouble) {
      return html`<p class="card quiet" role="status">${this.trouble}</p>`;
    }
    if (!this.items) {
      return html`<p class="card quiet" role="status">…</p>`;
    }
    return html`${this.items.length === 0 ? html`<p class="card quiet">${text("noHistory")}</p>` : nothing}
      <ol>
        ${this.items.map((item) => this.#item(item))}
      </ol>
      ${this.next
        ? html`<button id="more" type="button" @click=${() => this.#fetch(this.next)}>${text("more")} · ${text("shown", this.items.length)}</button>`
        : nothing}`;
  }

  /** @param {any} item */
  #item(item) {
    const said = currentLanguage() === "en" ? item.text.en : item.text.zh;
    return html`<li data-event=${item.eventId}>
      <p>${said}</p>
      <small
        >${day(dayOf(item.at))} ${moment(item.at).split(" ").at(-1)} · ${item.by ? (item.by.name ?? item.by.personId) : text("platform")}
        ${item.nodeId && !this.node ? html`· ${nodeLink(item.nodeId, item.nodeName ?? item.nodeId)}` : nothing}</small
      >
    </li>`;
  }

  /** @param {string | null} cursor */
  async #fetch(cursor) {
    const { projectId, node } = this;
    if (!projectId) {
      return;
    }
    try {
      const page = await get(`/api/v1/projects/${encodeURIComponent(projectId)}/history`, {
        limit: PAGE,
        ...(node ? { node } : {}),
        ...(cursor ? { cursor } : {}),
      });
      if (projectId === this.projectId && node === this.node) {
        this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
        this.next = page.next;
        this.trouble = "";
      }
    } catch (failure) {
      this.trouble = text("partFailed", failure instanceof Error ? failure.message : String(failure));
    }
  }
}

customElements.define("history-list", HistoryList);
