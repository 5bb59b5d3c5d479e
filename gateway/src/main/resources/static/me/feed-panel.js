// @ts-check
import { css, html, nothing } from "lit";
import { Refused, create, get, remove } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import { text } from "./texts.js";

/** The addresses at which a person's deadlines are a calendar: made, copied once, withdrawn. */
export class FeedPanel extends Localized {
  static properties = { personId: {}, feeds: { state: true }, made: { state: true }, said: { state: true }, isAbsent: { state: true } };

  static styles = [
    controls,
    css`
      .address { display: flex; gap: var(--space-2); margin: var(--space-2) 0; }
      .address input { font-family: monospace; }
      li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); margin-top: var(--space-2); }
    `,
  ];

  constructor() {
    super();
    this.personId = "";
    /** @type {any[] | null} null: not fetched */
    this.feeds = null;
    this.made = "";
    /** @type {(() => string) | null} */
    this.said = null;
    this.isAbsent = false;
  }

  /** Fetches which addresses there are. */
  async refresh() {
    try {
      const { items } = await get("/api/v1/feeds");
      this.feeds = items.filter((/** @type {any} */ feed) => feed.kind === "PERSON" && feed.id === this.personId);
      this.isAbsent = false;
    } catch (failure) {
      this.isAbsent = failure instanceof Refused && failure.status === 403;
      this.said = this.isAbsent ? null : () => (failure instanceof Error ? failure.message : String(failure));
    }
  }

  connectedCallback() {
    super.connectedCallback();
    void this.refresh();
  }

  render() {
    if (this.isAbsent) {
      return html`<p class="quiet">${text("feedsAbsent")}</p>`;
    }
    return html`
      <p class="hint">${text("feedHint")}</p>
      <p><button id="makeFeed" type="button" @click=${() => this.#make()}>${text("makeFeed")}</button></p>
      ${this.made
        ? html`<p class="note warn">${text("feedOnce")}</p>
            <div class="address">
              <input id="feedAddress" readonly aria-label=${text("calendarFeed")} .value=${this.made} @focus=${(/** @type {any} */ event) => event.target.select()} />
              <button id="copyFeed" type="button" @click=${() => this.#copy()}>${text("copy")}</button>
            </div>`
        : nothing}
      ${this.said ? html`<p class="note" role="status">${this.said()}</p>` : nothing}
      ${this.feeds && this.feeds.length === 0 ? html`<p class="quiet">${text("noFeeds")}</p>` : nothing}
      <ul>
        ${(this.feeds ?? []).map(
          (feed) => html`<li>
            <span class="grow">${text("feedOf", moment(feed.createdAt))}</span>
            <button class="danger" type="button" data-feed=${feed.feedId} @click=${() => this.#withdraw(feed)}>${text("revoke")}</button>
          </li>`,
        )}
      </ul>
    `;
  }

  async #make() {
    await this.#try(async () => {
      const feed = await create("/api/v1/feeds", { kind: "PERSON", id: this.personId });
      this.made = feed.address ? new URL(feed.address, location.origin).href : "";
      await this.refresh();
      return feed.address ? null : () => text("feedRepeated");
    });
  }

  async #copy() {
    await this.#try(async () => {
      await navigator.clipboard.writeText(this.made);
      return () => text("copied");
    });
  }

  /** @param {any} feed */
  async #withdraw(feed) {
    await this.#try(async () => {
      await remove(`/api/v1/feeds/${encodeURIComponent(feed.feedId)}`);
      this.made = "";
      await this.refresh();
      return () => text("revoked");
    });
  }

  /** @param {() => Promise<(() => string) | null>} work answers with what is said about it */
  async #try(work) {
    try {
      this.said = await work();
    } catch (failure) {
      this.said = () => (failure instanceof Error ? failure.message : String(failure));
    }
  }
}

customElements.define("feed-panel", FeedPanel);
