// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { problemAddress, projectAddress } from "/desk/address.js";
import "/desk/list-files.js";
import { accepted, get } from "/shared/api/http.js";
import { unreadAfter, unreadText } from "/shared/api/inbox.js";
import { Localized, controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import { currentLanguage } from "/shared/language.js";
import { text } from "./texts.js";
import "./told-why.js";

const PART = 50;
const MOST_UNREAD = 500;

/**
 * The messages of a person, those that were not read first. A message is marked as read when what it is about is opened, or
 * by hand. Fires `read` with how many fewer are unread.
 */
export class InboxView extends Localized {
  static properties = {
    personId: {},
    isUnreadOnly: { attribute: false },
    fresh: { state: true },
    older: { state: true },
    notices: { state: true },
    next: { state: true },
    unread: { state: true },
    trouble: { state: true },
    isLoading: { state: true },
  };

  static styles = [
    controls,
    css`
      .head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); margin-bottom: var(--space-3); }
      li.message { padding: var(--space-3) var(--space-4); background: var(--panel); border: 1px solid var(--line); border-left: 5px solid var(--line); border-radius: var(--radius); margin-bottom: var(--space-2); }
      li.message[data-severity="CRITICAL"] { border-left-color: var(--red); }
      li.message[data-severity="WARNING"] { border-left-color: var(--amber); }
      li.message[data-severity="INFO"] { border-left-color: var(--blue); }
      .unread .text { font-weight: 700; }
      .top { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-3); color: var(--ink-quiet); font-size: var(--text-small); }
      .top b { color: var(--accent); }
      .text { overflow-wrap: anywhere; margin: var(--space-1) 0; }
      .text a { color: var(--ink); }
      .text a:hover { color: var(--accent); }
      .actions { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-4); align-items: start; }
      .actions button { border-width: 1px; }
      told-why { flex: 1 1 16rem; }
    `,
  ];

  #asked = 0;

  constructor() {
    super();
    this.personId = "";
    this.isUnreadOnly = false;
    /** @type {any[]} not read when they were fetched */
    this.fresh = [];
    /** @type {any[]} */
    this.older = [];
    /** @type {any[]} */
    this.notices = [];
    /** @type {string | null} */
    this.next = null;
    this.unread = 0;
    this.trouble = "";
    this.isLoading = true;
  }

  /** Fetches the newest. */
  async refresh() {
    this.#asked += 1;
    const asked = this.#asked;
    const [unread, page] = await Promise.all([this.#unread(), get("/api/v1/inbox", { limit: String(PART) })]);
    if (asked !== this.#asked) {
      return;
    }
    this.fresh = unread;
    this.older = page.items.filter((/** @type {any} */ message) => message.readAt);
    this.notices = page.notices;
    this.next = page.next;
    this.unread = page.unread;
    this.isLoading = false;
  }

  async #unread() {
    const items = [];
    for (let cursor = ""; items.length < MOST_UNREAD; ) {
      const page = await get("/api/v1/inbox", { unread: "true", limit: "100", ...(cursor ? { cursor } : {}) });
      items.push(...page.items);
      cursor = page.next ?? "";
      if (!cursor) {
        break;
      }
    }
    return items;
  }

  render() {
    const older = this.isUnreadOnly ? [] : this.older;
    const shown = this.fresh.length + older.length;
    const fresh = this.fresh.filter(({ readAt }) => !readAt);
    return html`
      <div class="head">
        <p id="shown" role="status">${this.isLoading ? "" : text("shown", shown, unreadText(this.unread))}</p>
        <button id="unreadOnly" class="plain" type="button" aria-pressed=${this.isUnreadOnly ? "true" : "false"} @click=${() => this.#fire("filter", !this.isUnreadOnly)}>
          ${text(this.isUnreadOnly ? "everything" : "unreadOnly")}
        </button>
        ${fresh.length > 0 ? html`<button id="markAll" type="button" @click=${() => this.#markAll(fresh)}>${text("markAll")}</button>` : nothing}
        <list-files address="/api/v1/inbox" .parameters=${this.isUnreadOnly ? { unread: "true" } : {}}></list-files>
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      ${this.notices.length > 0 && !this.isUnreadOnly
        ? html`<ol aria-label=${text("noticeFor")}>
            ${this.notices.map((notice) => this.#notice(notice))}
          </ol>`
        : nothing}
      ${!this.isLoading && shown === 0 && this.notices.length === 0
        ? html`<p class="card quiet" id="nothing">${text(this.isUnreadOnly ? "inboxNoUnread" : "inboxNone")}</p>`
        : nothing}
      <ol aria-label=${text("inbox")}>
        ${repeat([...this.fresh, ...older], ({ messageId }) => messageId, (message) => this.#message(message))}
      </ol>
      ${this.next && !this.isUnreadOnly
        ? html`<button id="more" type="button" @click=${() => this.#more()}>${text("moreMessages")}</button>`
        : nothing}
    `;
  }

  /** @param {any} message */
  #message(message) {
    const { messageId, alertId, severity, at, readAt, subject, kind, level } = message;
    const href = addressOf(subject);
    const words = currentLanguage() === "en" ? message.textEn : message.text;
    return html`<li class="message ${readAt ? "" : "unread"}" data-key=${messageId} data-severity=${severity}>
      <p class="top">
        ${readAt ? html`<span>${text("read")}</span>` : html`<b>${text("unread")}</b>`}
        <span>${text(/** @type {any} */ (`kind_${kind}`))}</span>${level > 0 ? html`<span>${text("level", level)}</span>` : nothing}
        <span>${moment(at)}</span>
      </p>
      <p class="text">${href ? html`<a href=${href} @click=${() => this.#open(message)}>${words}</a>` : words}</p>
      <div class="actions">
        ${readAt ? nothing : html`<button type="button" data-command="read" aria-label="${text("markRead")}: ${words}" @click=${() => this.#mark(message)}>${text("markRead")}</button>`}
        <told-why .alertId=${subject.type === "ORDER" ? "" : alertId} .me=${this.personId}></told-why>
      </div>
    </li>`;
  }

  /** @param {any} notice */
  #notice(notice) {
    return html`<li class="message ${notice.readAt ? "" : "unread"}" data-key=${notice.noticeId} data-severity="WARNING">
      <p class="top"><b>${text("noticeFor")}</b><span>${moment(notice.at)}</span></p>
      <p class="text">${currentLanguage() === "en" ? notice.textEn : notice.text}</p>
      ${notice.readAt ? nothing : html`<button type="button" @click=${() => this.#markNotice(notice)}>${text("markRead")}</button>`}
    </li>`;
  }

  /** The page is left, and the reading is marked all the same. @param {any} message */
  #open(message) {
    if (!message.readAt) {
      void accepted(`/api/v1/inbox/${message.messageId}/reading`, { method: "POST", keepalive: true }).catch(() => {});
      this.#settled([message], new Date().toISOString());
    }
  }

  /** @param {any} message */
  async #mark(message) {
    await this.#try(async () => {
      const read = await (await accepted(`/api/v1/inbox/${message.messageId}/reading`, { method: "POST" })).json();
      this.#settled([message], read.readAt);
    });
  }

  /** @param {any[]} messages */
  async #markAll(messages) {
    await this.#try(async () => {
      for (const message of messages) {
        const read = await (await accepted(`/api/v1/inbox/${message.messageId}/reading`, { method: "POST" })).json();
        this.#settled([message], read.readAt);
      }
    });
  }

  /** @param {any} notice */
  async #markNotice(notice) {
    await this.#try(async () => {
      await accepted(`/api/v1/inbox/notices/${encodeURIComponent(notice.noticeId)}/reading`, { method: "POST" });
      this.notices = this.notices.map((one) => (one === notice ? { ...one, readAt: new Date().toISOString() } : one));
      this.unread = unreadAfter(this.unread, 1);
      this.#fire("read", 1);
    });
  }

  /**
   * @param {any[]} messages
   * @param {string} readAt
   */
  #settled(messages, readAt) {
    const ids = new Set(messages.map(({ messageId }) => messageId));
    this.fresh = this.fresh.map((one) => (ids.has(one.messageId) ? { ...one, readAt } : one));
    this.unread = unreadAfter(this.unread, messages.length);
    this.#fire("read", messages.length);
  }

  async #more() {
    await this.#try(async () => {
      const page = await get("/api/v1/inbox", { limit: String(PART), cursor: this.next ?? "" });
      const known = new Set([...this.fresh, ...this.older].map(({ messageId }) => messageId));
      this.older = [...this.older, ...page.items.filter((/** @type {any} */ one) => one.readAt && !known.has(one.messageId))];
      this.next = page.next;
    });
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    this.trouble = "";
    try {
      await work();
    } catch (failure) {
      this.trouble = failure instanceof Error ? failure.message : String(failure);
    }
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * @param {any} subject
 * @returns {string} the page that shows it; empty: there is none
 */
function addressOf({ type, projectId, nodeId, problemId }) {
  if (type === "PROBLEM") {
    return problemAddress(problemId);
  }
  if (type === "PLATFORM") {
    return "/admin";
  }
  return projectId ? projectAddress(projectId, type === "NODE" ? nodeId : "") : "";
}

customElements.define("inbox-view", InboxView);
