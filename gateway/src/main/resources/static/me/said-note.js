// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";

/** The result of the last command. */
export class SaidNote extends Localized {
  static properties = { said: { attribute: false } };

  static styles = [
    controls,
    css`
      :host { margin-bottom: var(--space-3); }
    `,
  ];

  constructor() {
    super();
    /** @type {{words: () => string, isGood: boolean} | null} */
    this.said = null;
  }

  render() {
    return this.said ? html`<p id="said" class="note ${this.said.isGood ? "good" : "bad"}" role="status">${this.said.words()}</p>` : nothing;
  }
}

customElements.define("said-note", SaidNote);
