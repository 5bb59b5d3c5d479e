// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

/**
 * The options of an import. Fires `change` with the whole choice in `detail`.
 *
 * @typedef {{mode: "CREATE" | "UPDATE", unknownPeople: "REFUSE" | "ACCEPT", acceptWarnings: boolean}} Options
 */
export class OptionsForm extends Localized {
  static properties = { options: { attribute: false }, isDisabled: { attribute: false } };

  static styles = [
    controls,
    css`
      :host { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: var(--space-4) var(--space-6); }
      legend { font-weight: 600; padding: 0; margin-bottom: var(--space-1); }
    `,
  ];

  constructor() {
    super();
    /** @type {Options} */
    this.options = { mode: "CREATE", unknownPeople: "REFUSE", acceptWarnings: false };
    this.isDisabled = false;
  }

  render() {
    const { mode } = this.options;
    return html`
      <fieldset ?disabled=${this.isDisabled}>
        <legend>${text("mode")}</legend>
        ${this.#choice("mode", "CREATE", text("modeCREATE"))} ${this.#choice("mode", "UPDATE", text("modeUPDATE"))}
        <p class="hint">${text(mode === "UPDATE" ? "modeUPDATEHint" : "modeCREATEHint")}</p>
      </fieldset>
      <fieldset ?disabled=${this.isDisabled}>
        <legend>${text("people")}</legend>
        ${this.#choice("unknownPeople", "REFUSE", text("peopleREFUSE"))} ${this.#choice("unknownPeople", "ACCEPT", text("peopleACCEPT"))}
      </fieldset>
    `;
  }

  /**
   * @param {"mode" | "unknownPeople"} name
   * @param {string} value
   * @param {string} label
   */
  #choice(name, value, label) {
    return html`<label class="choice"
      ><input
        id="${name}-${value}"
        type="radio"
        name=${name}
        value=${value}
        .checked=${this.options[name] === value}
        @change=${() => this.#set({ [name]: value })}
      />${label}</label
    >`;
  }

  /** @param {Record<string, string>} part */
  #set(part) {
    this.dispatchEvent(new CustomEvent("change", { detail: { ...this.options, ...part, acceptWarnings: false } }));
  }
}

customElements.define("options-form", OptionsForm);
