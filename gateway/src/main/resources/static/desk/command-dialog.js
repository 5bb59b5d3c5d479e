// @ts-check
import { css, html, nothing } from "lit";
import { Refused, SignInNeeded } from "/shared/api/http.js";
import { randomUuid } from "/shared/api/without-https.js";
import { Localized, controls } from "/shared/components/localized.js";
import { colon, semicolon } from "/shared/language.js";
import { text } from "./texts.js";

/**
 * A field of a command's form.
 *
 * @typedef {object} CommandField
 * @property {string} name as the interface names it, so that a refusal finds its field
 * @property {string} label
 * @property {"text" | "textarea" | "date" | "number" | "select" | "checkbox" | "file" | "files" | "pick"} type `files`: a list of
 *     files, empty at first; `pick`: one of many options, found by typing
 * @property {boolean} [isRequired]
 * @property {string} [value] what the field holds at first
 * @property {string} [hint]
 * @property {{value: string, label: string}[]} [options] of a select or a pick
 * @property {string} [accept] of a file
 * @property {string} [min] of a date or a number
 * @property {string} [max] of a date or a number
 * @property {number} [maxLength] of a text
 */

/**
 * A command: its effect, the fields of its form, and how it is sent.
 *
 * @typedef {object} Command
 * @property {string} name such as `verify`; it becomes the id of the button
 * @property {string} label of the button and the dialog
 * @property {string} effect a sentence that says what will happen
 * @property {CommandField[]} fields
 * @property {() => Promise<CommandField[]>} [prepare] fetches what the fields need; these replace `fields`
 * @property {boolean} [isGrave] whether it can't be taken back
 * @property {(values: Record<string, any>, key: string) => Promise<unknown>} send `key` is the same for each attempt
 */

/** The dialog with a command's form; a refusal is shown at the field that it is about. Fires `done`. */
export class CommandDialog extends Localized {
  static properties = {
    command: { state: true },
    fields: { state: true },
    isPreparing: { state: true },
    values: { state: true },
    errors: { state: true },
    trouble: { state: true },
    isSending: { state: true },
  };

  static styles = [
    controls,
    css`
      dialog {
        width: min(38rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); padding: var(--space-6); color: var(--ink); background: var(--panel);
        border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 1rem 3rem #0006; overflow: auto;
      }
      dialog::backdrop { background: #0008; }
      h2 { margin-bottom: var(--space-2); }
      .effect { margin-bottom: var(--space-4); color: var(--ink-quiet); }
      .error { color: var(--red-ink); margin-top: var(--space-1); font-weight: 600; }
      [aria-invalid="true"] { border-color: var(--red); }
      .actions { display: flex; justify-content: flex-end; gap: var(--space-3); margin-top: var(--space-4); }
      .actions button.primary { width: auto; font-size: var(--text); }
      .actions button.primary.danger { background: var(--red-ink); border-color: var(--red-ink); color: var(--ink-inverse); }
      .needed { color: var(--red-ink); font-weight: 400; }
    `,
  ];

  #key = "";

  constructor() {
    super();
    /** @type {Command | null} */
    this.command = null;
    /** @type {CommandField[]} */
    this.fields = [];
    this.isPreparing = false;
    /** @type {Record<string, any>} */
    this.values = {};
    /** @type {Record<string, string>} */
    this.errors = {};
    this.trouble = "";
    this.isSending = false;
  }

  /**
   * Asks for what the command needs.
   *
   * @param {Command} command
   */
  async open(command) {
    this.command = command;
    this.errors = {};
    this.trouble = "";
    this.#key = randomUuid();
    this.#show(command.fields);
    this.isPreparing = Boolean(command.prepare);
    await this.updateComplete;
    this.#dialog.showModal();
    await this.#prepare(command);
  }

  /** @param {Command} command */
  async #prepare(command) {
    if (!command.prepare) {
      return;
    }
    try {
      const fields = await command.prepare();
      if (this.command === command) {
        this.#show(fields);
      }
    } catch (failure) {
      this.#explain(failure);
    } finally {
      this.isPreparing = false;
    }
  }

  /** @param {CommandField[]} fields */
  #show(fields) {
    this.fields = fields;
    this.values = Object.fromEntries(fields.map((field) => [field.name, field.value ?? (field.type === "checkbox" ? false : "")]));
  }

  render() {
    const { command } = this;
    return html`<dialog aria-labelledby="commandTitle" @close=${() => this.#closed()}>
      ${command
        ? html`<form method="dialog" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
            <h2 id="commandTitle">${command.label}</h2>
            <p class="effect" id="effect">${command.effect}</p>
            ${this.isPreparing ? html`<p class="quiet" role="status">${text("loading")}</p>` : this.fields.map((field) => this.#field(field))}
            ${this.trouble ? html`<p id="trouble" class="note bad" role="alert">${this.trouble}</p>` : nothing}
            <div class="actions">
              <button id="cancel" type="button" @click=${() => this.#dialog.close()}>${text("cancel")}</button>
              <button id="confirm" class="primary ${command.isGrave ? "danger" : ""}" type="submit" ?disabled=${this.isSending || this.isPreparing}>
                ${this.isSending ? text("sending") : command.label}
              </button>
            </div>
          </form>`
        : nothing}
    </dialog>`;
  }

  /** @param {CommandField} field */
  #field(field) {
    const error = this.errors[field.name];
    const describedBy = `${field.hint ? `${field.name}-hint ` : ""}${error ? `${field.name}-error` : ""}`.trim();
    const common = { error, describedBy };
    if (field.type === "checkbox") {
      return html`<div class="field">
        <label class="choice"
          ><input
            id=${field.name}
            type="checkbox"
            .checked=${Boolean(this.values[field.name])}
            @change=${(/** @type {any} */ event) => this.#set(field, event.target.checked)}
          />${field.label}</label
        >
        ${this.#notes(field, error)}
      </div>`;
    }
    return html`<div class="field">
      <label for=${field.name}
        >${field.label} ${field.isRequired ? html`<span class="needed">${text("required")}</span>` : nothing}</label
      >
      ${this.#input(field, common)} ${this.#notes(field, error)}
    </div>`;
  }

  /**
   * @param {CommandField} field
   * @param {{error: string | undefined, describedBy: string}} common
   */
  #input(field, { error, describedBy }) {
    const isInvalid = error ? "true" : nothing;
    const described = describedBy || nothing;
    const take = (/** @type {any} */ event) => this.#set(field, taken(field, event.target));
    switch (field.type) {
      case "textarea":
        return html`<textarea id=${field.name} aria-invalid=${isInvalid} aria-describedby=${described} maxlength=${field.maxLength ?? nothing} .value=${this.values[field.name]} @input=${take}></textarea>`;
      case "select":
        return html`<select id=${field.name} aria-invalid=${isInvalid} aria-describedby=${described} @change=${take}>
          ${(field.options ?? []).map(
            (option) => html`<option value=${option.value} ?selected=${option.value === this.values[field.name]}>${option.label}</option>`,
          )}
        </select>`;
      case "file":
      case "files":
        return html`<input id=${field.name} type="file" ?multiple=${field.type === "files"} accept=${field.accept ?? nothing} aria-invalid=${isInvalid} aria-describedby=${described} @change=${take} />`;
      case "pick":
        return html`<input
            id=${field.name}
            list="${field.name}-options"
            autocomplete="off"
            aria-invalid=${isInvalid}
            aria-describedby=${described}
            .value=${this.values[field.name]}
            @input=${take}
          /><datalist id="${field.name}-options">
            ${(field.options ?? []).map(({ label }) => html`<option value=${label}></option>`)}
          </datalist>`;
      default:
        return html`<input
          id=${field.name}
          type=${field.type}
          maxlength=${field.maxLength ?? nothing}
          min=${field.min ?? nothing}
          max=${field.max ?? nothing}
          aria-invalid=${isInvalid}
          aria-describedby=${described}
          .value=${this.values[field.name]}
          @input=${take}
        />`;
    }
  }

  /**
   * @param {CommandField} field
   * @param {string | undefined} error
   */
  #notes(field, error) {
    return html`${field.hint ? html`<p class="hint" id="${field.name}-hint">${field.hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${field.name}-error">${error}</p>` : nothing}`;
  }

  /**
   * @param {CommandField} field
   * @param {unknown} value
   */
  #set(field, value) {
    this.values = { ...this.values, [field.name]: value };
    const { [field.name]: _, ...others } = this.errors;
    this.errors = others;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const { command } = this;
    if (!command || this.isSending) {
      return;
    }
    this.errors = faultsOf(this.fields, this.values);
    this.trouble = "";
    if (Object.keys(this.errors).length > 0) {
      this.#focusFirstError();
      return;
    }
    this.isSending = true;
    try {
      const answer = await command.send(picked(this.fields, this.values), this.#key);
      this.#dialog.close();
      this.dispatchEvent(new CustomEvent("done", { detail: { command: command.name, answer } }));
    } catch (failure) {
      this.#explain(failure);
    } finally {
      this.isSending = false;
    }
  }

  /** @param {unknown} failure */
  #explain(failure) {
    if (failure instanceof SignInNeeded) {
      this.trouble = text("sessionOver");
      return;
    }
    if (!(failure instanceof Refused)) {
      this.trouble = text("unreachable");
      return;
    }
    // The same key stands for the same content, and the content has to change now.
    this.#key = randomUuid();
    const names = this.fields.map((field) => field.name);
    const others = [];
    for (const { field, message } of failure.violations) {
      const name = names.find((one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`));
      if (name) {
        this.errors = { ...this.errors, [name]: message };
      } else {
        others.push(`${field}${colon()}${message}`);
      }
    }
    if (failure.status === 412) {
      this.trouble = text("stale");
    } else if (others.length > 0 || failure.violations.length === 0) {
      this.trouble = text("refused", others.join(semicolon()) || failure.message);
    }
    this.#focusFirstError();
  }

  async #focusFirstError() {
    await this.updateComplete;
    /** @type {HTMLElement | null | undefined} */ (this.shadowRoot?.querySelector('[aria-invalid="true"]'))?.focus();
  }

  /** The event comes later than the closing: meanwhile the dialog may ask for the next command. */
  #closed() {
    if (!this.#dialog.open) {
      this.command = null;
    }
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.shadowRoot?.querySelector("dialog"));
  }
}

/**
 * @param {CommandField} field
 * @param {HTMLInputElement} input
 * @returns {unknown} what was put in; an empty text for nothing
 */
function taken({ type }, { files, value }) {
  switch (type) {
    case "file":
      return files?.[0] ?? "";
    case "files":
      return files?.length ? [...files] : "";
    default:
      return value;
  }
}

/**
 * What can be seen to be wrong without asking the platform.
 *
 * @param {CommandField[]} fields
 * @param {Record<string, any>} values
 * @returns {Record<string, string>} by the field's name
 */
function faultsOf(fields, values) {
  return Object.fromEntries(
    fields.map((field) => [field.name, faultOf(field, values[field.name])]).filter(([, fault]) => fault !== ""),
  );
}

/**
 * @param {CommandField} field
 * @param {any} value
 */
function faultOf({ type, label, isRequired, min, max, options }, value) {
  if (value === "" || value === false) {
    return isRequired ? text("needed", label) : "";
  }
  if (typeof value === "string" && value.trim() === "" && isRequired) {
    return text("needed", label);
  }
  if (type === "pick" && !options?.some((option) => option.label === value)) {
    return text("pickOne");
  }
  const isBelow = (/** @type {string} */ one, /** @type {string} */ other) => (type === "number" ? Number(one) < Number(other) : one < other);
  if (min !== undefined && isBelow(value, min)) {
    return text("notBelow", min);
  }
  return max !== undefined && isBelow(max, value) ? text("notAbove", max) : "";
}

/**
 * @param {CommandField[]} fields
 * @param {Record<string, any>} values
 * @returns {Record<string, any>} with the values of options that were picked by their labels
 */
function picked(fields, values) {
  const picks = fields
    .filter(({ type }) => type === "pick")
    .map(({ name, options }) => [name, options?.find(({ label }) => label === values[name])?.value ?? ""]);
  return { ...values, ...Object.fromEntries(picks) };
}

customElements.define("command-dialog", CommandDialog);
