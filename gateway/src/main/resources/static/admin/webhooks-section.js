// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import "/desk/list-files.js";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import { areaName } from "/shared/areas.js";
import { change, create, get, getVersioned, remove } from "/shared/api/http.js";
import { moment } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { AdminSection, sentenceOf } from "./admin-section.js";
import { text, word } from "./texts.js";

/**
 * @typedef {{webhookId: string, url: string, description: string, areas: string[], kinds: string[], enabled: boolean, secret: string | null,
 *     oldSecretUntil: string | null, failures: number, failingSince: string | null, disabledAt: string | null, disabledBecause: string | null}} Webhook
 * @typedef {{deliveryId: string, messageId: string, alertId: string, state: string, attempts: number, lastAnswer: string | null,
 *     takenAt: string, lastAttemptAt: string | null, nextAttemptAt: string | null, endedAt: string | null}} Delivery
 */

const STATES = ["", "WAITING", "DELIVERED", "REFUSED", "DEAD"];
const MOST = 100;

/** The webhooks to other systems, and the state of their deliveries. */
export class WebhooksSection extends AdminSection {
  static properties = {
    webhooks: { state: true }, chosen: { state: true }, deliveries: { state: true }, next: { state: true }, deliveryState: { state: true }, secret: { state: true },
  };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      .secret code { font-size: var(--text-large); user-select: all; }
      h3 { margin-top: var(--space-4); }
    `,
  ];

  constructor() {
    super();
    /** @type {Webhook[]} */
    this.webhooks = [];
    this.chosen = stateOfAddress().webhook ?? "";
    /** @type {Delivery[]} */
    this.deliveries = [];
    /** @type {string | null} */
    this.next = null;
    this.deliveryState = stateOfAddress().state ?? "";
    /** @type {{name: string, secret: string} | null} shown once, as the service does */
    this.secret = null;
  }

  get name() {
    return "webhooks";
  }

  async fetchAll() {
    this.webhooks = (await get("/api/v1/webhooks")).items;
    if (this.chosen) {
      await this.#fetchDeliveries();
    }
  }

  body() {
    const chosen = this.webhooks.find(({ webhookId }) => webhookId === this.chosen);
    return html`
      ${this.secret
        ? html`<div class="note warn secret" id="secret"><p>${text("secretOnce", this.secret.name)}</p><code>${this.secret.secret}</code></div>`
        : nothing}
      <div class="row bar"><button id="addWebhook" type="button" @click=${() => this.#edit(null)}>${text("addWebhook")}</button><list-files address="/api/v1/webhooks"></list-files></div>
      <data-table
        id="webhooks"
        .caption=${text("webhooks")}
        .columns=${this.#columns()}
        .rows=${this.webhooks}
        .keyOf=${(/** @type {Webhook} */ { webhookId }) => webhookId}
        .isChosen=${(/** @type {Webhook} */ { webhookId }) => webhookId === this.chosen}
        .empty=${text("noWebhooks")}
      ></data-table>
      ${chosen ? this.#deliveries(chosen) : nothing}
    `;
  }

  /** @returns {import("/desk/data-table.js").Column<Webhook>[]} */
  #columns() {
    return [
      { key: "description", title: text("nameOf"), isHead: true, cell: ({ description, url }) => html`${description}<small>${url}</small>` },
      { key: "areas", title: text("area"), cell: ({ areas }) => areas.map(areaName).join(comma()) || text("everywhere") },
      { key: "kinds", title: text("kinds"), cell: ({ kinds }) => kinds.map(word).join(comma()) || text("allKinds") },
      {
        key: "state", title: text("stateOf"),
        cell: ({ enabled, failures, disabledBecause }) =>
          enabled ? (failures > 0 ? text("failing", failures) : text("enabled")) : html`${text("disabled")}<small>${disabledBecause ? reasonOf(disabledBecause) : ""}</small>`,
      },
      {
        key: "commands", title: text("commands"),
        cell: (webhook) =>
          html`<button type="button" data-deliveries=${webhook.webhookId} @click=${() => this.#open(webhook.webhookId)}>${text("deliveries")}</button>
            <button type="button" aria-label="${text("edit")} ${webhook.description}" @click=${() => this.#edit(webhook)}>${text("edit")}</button>
            <button type="button" aria-label="${text("rotate")} ${webhook.description}" @click=${() => this.#rotate(webhook)}>${text("rotate")}</button>
            <button type="button" class="danger" aria-label="${text("remove")} ${webhook.description}" @click=${() => this.#remove(webhook)}>${text("remove")}</button>`,
      },
    ];
  }

  /** @param {Webhook} webhook */
  #deliveries({ description }) {
    return html`<section class="stack">
      <div class="row bar">
        <h3 class="grow">${text("deliveriesOf", description)}</h3>
        <label
          >${text("stateOf")}
          <select id="deliveryState" @change=${(/** @type {any} */ event) => this.#filter(event.target.value)}>
            ${STATES.map((one) => html`<option value=${one} ?selected=${one === this.deliveryState}>${one ? word(one) : text("allStates")}</option>`)}
          </select></label
        >
        <button id="refreshDeliveries" type="button" @click=${() => this.refresh()}>${text("refresh")}</button>
        <list-files
          address="/api/v1/deliveries"
          .parameters=${{ target: this.chosen, ...(this.deliveryState ? { state: this.deliveryState } : {}) }}
        ></list-files>
      </div>
      <data-table
        id="deliveries"
        .caption=${text("deliveries")}
        .columns=${this.#deliveryColumns()}
        .rows=${this.deliveries}
        .keyOf=${(/** @type {Delivery} */ { deliveryId }) => deliveryId}
        .empty=${text("noDeliveries")}
      ></data-table>
      ${this.next ? html`<p class="row"><span class="quiet">${text("shownFirst", this.deliveries.length)}</span><button type="button" @click=${() => this.#more()}>${text("more")}</button></p>` : nothing}
    </section>`;
  }

  /** @returns {import("/desk/data-table.js").Column<Delivery>[]} */
  #deliveryColumns() {
    return [
      { key: "taken", title: text("takenAt"), isHead: true, cell: ({ takenAt, messageId }) => html`${moment(takenAt)}<small>${messageId}</small>` },
      { key: "state", title: text("stateOf"), isWhole: true, cell: ({ state }) => word(state) },
      { key: "attempts", title: text("attempts"), isNumber: true, cell: ({ attempts }) => String(attempts) },
      { key: "answer", title: text("lastAnswer"), cell: ({ lastAnswer, lastAttemptAt }) => html`${lastAnswer ?? ""}<small>${lastAttemptAt ? moment(lastAttemptAt) : ""}</small>` },
      { key: "next", title: text("nextAttempt"), cell: ({ nextAttemptAt, endedAt }) => (endedAt ? text("ended", moment(endedAt)) : nextAttemptAt ? moment(nextAttemptAt) : "") },
      {
        key: "replay", title: text("commands"),
        cell: ({ deliveryId, state }) =>
          state === "REFUSED" || state === "DEAD" ? html`<button type="button" data-replay=${deliveryId} @click=${() => this.act(() => create(`/api/v1/deliveries/${encodeURIComponent(deliveryId)}/replay`, {}))}>${text("replay")}</button>` : nothing,
      },
    ];
  }

  /** @param {string} webhookId */
  #open(webhookId) {
    this.chosen = webhookId;
    showInAddress({ webhook: webhookId });
    void this.refresh();
  }

  /** @param {string} state */
  #filter(state) {
    this.deliveryState = state;
    showInAddress({ state });
    void this.refresh();
  }

  async #fetchDeliveries(cursor = "") {
    const page = await get("/api/v1/deliveries", {
      target: this.chosen,
      limit: String(MOST),
      ...(this.deliveryState ? { state: this.deliveryState } : {}),
      ...(cursor ? { cursor } : {}),
    });
    this.deliveries = cursor ? [...this.deliveries, ...page.items] : page.items;
    this.next = page.next;
  }

  async #more() {
    await this.#fetchDeliveries(this.next ?? "").catch((failure) => (this.trouble = sentenceOf(failure)));
  }

  /** @param {Webhook | null} known */
  async #edit(known) {
    const path = known ? `/api/v1/webhooks/${encodeURIComponent(known.webhookId)}` : "/api/v1/webhooks";
    const version = known ? (await getVersioned(path)).version : "";
    this.openCommand({
      name: known ? "setWebhook" : "addWebhook",
      label: text(known ? "editWebhook" : "addWebhook"),
      effect: text(known ? "setWebhookEffect" : "addWebhookEffect"),
      fields: [
        { name: "description", label: text("nameOf"), type: "text", isRequired: true, value: known?.description },
        { name: "url", label: text("url"), type: "text", isRequired: true, value: known?.url, hint: text("urlHint") },
        { name: "areas", label: text("areaCodes"), type: "text", value: known?.areas.join("，"), hint: text("areasHint") },
        { name: "kinds", label: text("kindCodes"), type: "text", value: known?.kinds.join("，"), hint: text("kindsHint") },
      ],
      send: ({ description, url, areas, kinds }, key) => {
        const body = { description, url, areas: listOf(areas), kinds: listOf(kinds) };
        return known ? change(path, body, { version }) : create(path, body, key);
      },
    });
  }

  /** @param {Webhook} webhook */
  #rotate({ webhookId, description }) {
    this.openCommand({
      name: "rotate",
      label: text("rotate"),
      effect: text("rotateEffect", description),
      fields: [],
      send: (_, key) => create(`/api/v1/webhooks/${encodeURIComponent(webhookId)}/rotation`, {}, key),
    });
  }

  /** @param {Webhook} webhook */
  #remove({ webhookId, description }) {
    this.openCommand({
      name: "remove",
      label: text("remove"),
      effect: text("removeEffect", description),
      fields: [],
      isGrave: true,
      send: () => remove(`/api/v1/webhooks/${encodeURIComponent(webhookId)}`),
    });
  }

  /** @param {{command: string, answer: any}} detail */
  async done(detail) {
    this.secret = detail.answer?.secret ? { name: detail.answer.description, secret: detail.answer.secret } : null;
    await super.done(detail);
  }
}

/** @param {string} because as the platform records it */
function reasonOf(because) {
  const [, count, since, last] = /^(\d+) attempts in a row failed since (\S+); the last: (.*)$/s.exec(because) ?? [];
  if (count && since) {
    return text("disabledFailing", count, moment(since), last);
  }
  return because.includes("410") ? text("disabledGone") : because;
}

/** @param {string} value */
function listOf(value) {
  return value.split(/[，,、\s]+/).filter(Boolean);
}

customElements.define("webhooks-section", WebhooksSection);
