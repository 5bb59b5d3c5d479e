// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import "/shared/components/photo-strip.js";
import { faultInLanguage } from "/shared/faults.js";
import { moment, size } from "/shared/format.js";
import { refusalText } from "/shared/refusals.js";
import { storageRoom } from "./capacity.js";
import { text } from "./texts.js";

/** Reasons with texts of their own; all others are shown as the platform returns them. */
const KNOWN_REASONS = [
  "photo-lost", "ID_REUSED", "INVALID", "UNKNOWN_PROJECT", "NOT_ALLOWED", "PROJECT_WITHDRAWN", "OBSERVED_IN_FUTURE",
  "OBSERVED_TOO_EARLY", "UNIT_MISMATCH", "QUANTITY_CONTRADICTS_PERCENT", "REASON_REQUIRED",
];

/** This person's records on this phone: waiting, stored by the platform, or refused with the reason. */
export class QueueView extends Localized {
  static properties = {
    field: { attribute: false },
    entries: { attribute: false },
    photos: { attribute: false },
    isSending: { attribute: false },
    room: { state: true },
  };

  static styles = [
    controls,
    css`
      h1 { margin-bottom: var(--space-3); }
      li { margin-bottom: var(--space-3); }
      .head { margin-bottom: var(--space-4); }
      .state { font-weight: 600; }
      .state::before { content: "● "; }
      .WAITING { color: var(--amber-ink); }
      .INCOMPLETE { color: var(--accent); }
      .SENT { color: var(--green-ink); }
      .REFUSED { color: var(--red-ink); }
      progress { width: 100%; height: 0.75rem; accent-color: var(--accent); }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./app.js").Field} */
    this.field = /** @type {any} */ (undefined);
    /** @type {import("./store.js").Entry[]} oldest first */
    this.entries = [];
    /** @type {Map<string, import("./store.js").Photo>} */
    this.photos = new Map();
    this.isSending = false;
    /** @type {import("./capacity.js").Room | null} */
    this.room = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void storageRoom().then((found) => {
      this.room = found;
    });
  }

  render() {
    const waiting = this.entries.filter(({ state }) => state === "WAITING" || state === "INCOMPLETE").length;
    return html`
      <h1>${text("queueTitle")}</h1>
      <div class="head stack">
        ${this.entries.length === 0
          ? html`<p class="card quiet">${text("queueNone")}</p>`
          : waiting > 0
            ? html`<p class="note warn" id="summary" role="status">${text("toSend", waiting)}</p>
                <button type="button" class="primary" id="sendNow" ?disabled=${this.isSending} @click=${() => this.field.sending.soon()}>
                  ${this.isSending ? text("sending") : text("sendNow")}
                </button>`
            : this.entries.some(({ state }) => state === "REFUSED")
              ? ""
              : html`<p class="note good" id="summary" role="status">${text("allSent")}</p>`}
      </div>
      <ol>
        ${[...this.entries].reverse().map((entry) => this.#card(entry))}
      </ol>
      ${this.#storage()}
    `;
  }

  /** @param {import("./store.js").Entry} entry */
  #card(entry) {
    const photos = entry.photos.flatMap((sha256) => this.photos.get(sha256) ?? []);
    const missing = entry.photos.filter((sha256) => !this.photos.get(sha256)?.complete).length;
    const state =
      entry.state !== "INCOMPLETE"
        ? text(entry.state)
        : missing > 0
          ? text("INCOMPLETE", missing)
          : text("INCOMPLETE_NONE");
    return html`<li class="card entry stack" data-id=${entry.id} data-state=${entry.state}>
      <h2>${text(/** @type {any} */ (`kind${entry.kind}`))} · ${entry.about}</h2>
      <p class="quiet">
        ${entry.where}${entry.where ? " · " : ""}${text("madeAt", moment(entry.createdAt))}${entry.photos.length > 0
          ? ` · ${text("withPhotos", entry.photos.length)}`
          : ""}
      </p>
      <p class="state ${entry.state}">${state}</p>
      ${missing > 0 && entry.state !== "REFUSED" ? this.#progress(photos) : ""}
      ${photos.length > 0 ? html`<photo-strip .photos=${photos} photoLabel=${text("photo")}></photo-strip>` : ""}
      ${entry.state === "REFUSED" ? this.#refused(entry) : ""}
    </li>`;
  }

  /** @param {import("./store.js").Photo[]} photos */
  #progress(photos) {
    const total = photos.reduce((sum, photo) => sum + photo.size, 0);
    const sent = photos.reduce((sum, photo) => sum + (photo.complete ? photo.size : photo.offset), 0);
    const words = text("uploading", size(sent), size(total));
    return sent > 0
      ? html`<div>
          <progress max=${total} value=${sent} aria-label=${words}></progress>
          <p class="hint">${words}</p>
        </div>`
      : "";
  }

  /** @param {import("./store.js").Entry} entry */
  #refused({ id, refusal }) {
    const { status = 0, type = "", message = "", violations = [] } = refusal ?? {};
    const reason = KNOWN_REASONS.includes(type)
      ? text(/** @type {any} */ (type), faultInLanguage(message))
      : refusalText(status, { type, detail: message, violations });
    return html`<p class="note bad">${text("refusedUnknown", reason)}</p>
      <div class="row">
        <button type="button" id="again" @click=${() => this.#again(id)}>${text("askAgain")}</button>
        <button type="button" class="danger" @click=${() => this.#discard(id)}>${text("discard")}</button>
      </div>`;
  }

  #storage() {
    return this.room
      ? html`<section class="card stack" id="storage">
          <h2>${text("storage")}</h2>
          <p>${text("storageUsed", size(this.room.used), size(this.room.free))}</p>
          <p class="quiet">${this.room.isLasting ? text("lasting") : text("notLasting")}</p>
        </section>`
      : "";
  }

  /** @param {string} id */
  async #again(id) {
    await this.field.store.retry(id);
    this.field.sending.soon();
  }

  /** @param {string} id */
  async #discard(id) {
    if (confirm(text("discardSure"))) {
      await this.field.store.discard(id);
    }
  }
}

customElements.define("queue-view", QueueView);
