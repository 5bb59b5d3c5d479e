// @ts-check
import { css, html, nothing } from "lit";
import { Refused, change, getVersioned, post } from "/shared/api/http.js";
import { AdminSection, sentenceOf } from "./admin-section.js";
import { text, word } from "./texts.js";

/** @typedef {{channel: string, language: string, subject: string | null, text: string | null, html: string | null, markdown: string | null}} Template */

const PARTS = /** @type {const} */ (["subject", "text", "html", "markdown"]);

/** The templates of messages, with a preview of sample values before they are saved. */
export class TemplatesSection extends AdminSection {
  static properties = { templates: { state: true }, chosen: { state: true }, preview: { state: true }, errors: { state: true }, isChanged: { state: true } };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      textarea { font-family: ui-monospace, monospace; font-size: var(--text-small); }
      .parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: var(--space-4); align-items: start; }
      pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunken); padding: var(--space-3); border-radius: var(--radius); font: inherit; }
      .error { color: var(--red-ink); font-weight: 600; }
    `,
  ];

  #version = "*";

  constructor() {
    super();
    /** @type {Template[]} */
    this.templates = [];
    this.chosen = 0;
    /** @type {any} */
    this.preview = null;
    /** @type {Record<string, string>} */
    this.errors = {};
    this.isChanged = false;
  }

  get name() {
    return "templates";
  }

  async fetchAll() {
    const { body, version } = await getVersioned("/api/v1/templates");
    this.templates = body.templates;
    this.#version = version;
    this.isChanged = false;
    this.preview = null;
  }

  body() {
    const template = this.templates[this.chosen];
    return html`
      <div class="row bar">
        <label class="grow"
          >${text("template")}
          <select id="template" @change=${(/** @type {any} */ event) => this.#choose(Number(event.target.value))}>
            ${this.templates.map(({ channel, language }, index) => html`<option value=${index} ?selected=${index === this.chosen}>${word(channel)} · ${word(language)}</option>`)}
          </select></label
        >
      </div>
      ${template
        ? html`<div class="card stack">
            ${PARTS.filter((part) => template[part] !== null).map(
              (part) =>
                html`<label
                  >${text(/** @type {any} */ (`part_${part}`))}
                  <textarea id="part-${part}" ?readonly=${!this.isEverywhere} spellcheck="false" .value=${template[part] ?? ""} aria-invalid=${this.errors[part] ? "true" : "false"} @input=${(/** @type {any} */ event) => this.#set(part, event.target.value)}></textarea>
                  ${this.errors[part] ? html`<span class="error">${this.errors[part]}</span>` : nothing}</label
                >`,
            )}
            <div class="row">
              <button id="preview" type="button" @click=${() => this.#show(template)}>${text("preview")}</button>
              ${this.isEverywhere
                ? html`<button id="saveTemplates" class="primary" type="button" ?disabled=${!this.isChanged} @click=${() => this.#save()}>${text("save")}</button>`
                : nothing}
              ${this.isChanged ? html`<button type="button" @click=${() => this.refresh()}>${text("reset")}</button>` : nothing}
            </div>
            ${this.everywhereNote}
          </div>`
        : nothing}
      ${this.preview ? this.#previewed() : nothing}
    `;
  }

  #previewed() {
    const { preview } = this;
    return html`<section class="card stack" id="previewed" aria-live="polite">
      <h3>${text("previewTitle")}</h3>
      <div class="parts">
        ${PARTS.filter((part) => preview[part]).map(
          (part) =>
            html`<div>
              <strong>${text(/** @type {any} */ (`part_${part}`))}</strong>
              <pre>${preview[part]}</pre>
            </div>`,
        )}
      </div>
    </section>`;
  }

  /** @param {number} index */
  #choose(index) {
    this.chosen = index;
    this.preview = null;
    this.errors = {};
  }

  /**
   * @param {string} part
   * @param {string} value
   */
  #set(part, value) {
    this.templates = this.templates.map((template, index) => (index === this.chosen ? { ...template, [part]: value } : template));
    this.isChanged = true;
    this.errors = {};
  }

  /** @param {Template} template */
  async #show(template) {
    this.errors = {};
    this.trouble = "";
    try {
      this.preview = await post("/api/v1/templates/preview", template);
    } catch (failure) {
      this.preview = null;
      this.#refused(failure);
    }
  }

  async #save() {
    await this.act(async () => {
      try {
        await change("/api/v1/templates", { templates: this.templates }, { version: this.#version });
      } catch (failure) {
        this.#refused(failure);
        throw failure;
      }
    });
  }

  /** @param {unknown} failure */
  #refused(failure) {
    const violations = failure instanceof Refused ? failure.violations : [];
    const prefix = `templates[${this.chosen}].`;
    this.errors = Object.fromEntries(violations.map(({ field, message }) => [field.replace(prefix, ""), message]));
    if (violations.length === 0) {
      this.trouble = sentenceOf(failure);
    }
  }
}

customElements.define("templates-section", TemplatesSection);
