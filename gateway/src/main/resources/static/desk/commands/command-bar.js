// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import "../command-dialog.js";
import { text } from "./texts.js";

/** The commands that a person may give for one thing, as buttons. Fires `done` once a command was accepted. */
export class CommandBar extends Localized {
  static properties = { commands: { attribute: false }, label: {}, about: {} };

  static styles = [
    controls,
    css`
      :host([hidden]) { display: none; }
      .bar { display: flex; flex-wrap: wrap; gap: var(--space-2); }
      @media print {
        :host { display: none; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("../command-dialog.js").Command[]} */
    this.commands = [];
    /** What the commands are about, for a screen reader. */
    this.label = "";
    /** The same as an id, such as `node/n4`: it tells buttons of the same name apart. */
    this.about = "";
  }

  willUpdate() {
    this.hidden = this.commands.length === 0;
  }

  render() {
    if (this.commands.length === 0) {
      return nothing;
    }
    return html`<div class="bar" role="group" aria-label=${this.label || text("commands")}>
        ${this.commands.map(
          (command) => html`<button
            id=${command.name}
            data-command=${command.name}
            data-about=${this.about}
            class=${command.isGrave ? "danger" : ""}
            type="button"
            @click=${() => this.#open(command)}
          >
            ${command.label}
          </button>`,
        )}
      </div>
      <command-dialog @done=${(/** @type {CustomEvent} */ event) => this.#fire(event)}></command-dialog>`;
  }

  /** @param {import("../command-dialog.js").Command} command */
  #open(command) {
    const dialog = /** @type {import("../command-dialog.js").CommandDialog} */ (this.renderRoot.querySelector("command-dialog"));
    void dialog.open(command);
  }

  /** @param {CustomEvent} event */
  #fire(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("done", { detail: event.detail, bubbles: true, composed: true }));
  }
}

customElements.define("command-bar", CommandBar);
