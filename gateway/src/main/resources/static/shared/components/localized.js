// @ts-check
// What every component of the pages shares: it speaks the chosen language, and looks like the others.

import { LitElement, css } from "lit";
import { onLanguage } from "/shared/language.js";

/** A component that is drawn again when the language is switched. */
export class Localized extends LitElement {
  /** @type {() => void} */
  #leave = () => {};

  connectedCallback() {
    super.connectedCallback();
    this.#leave = onLanguage(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }
}

/** Buttons, fields and cards, the same on every page. */
export const controls = css`
  :host { display: block; }
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ol, ul, dl, dd, fieldset { margin: 0; padding: 0; }
  ol, ul { list-style: none; }
  fieldset { border: 0; min-width: 0; }
  h1 { font-size: var(--text-title); line-height: 1.3; }
  h2 { font-size: var(--text-large); line-height: 1.35; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2);
    min-height: var(--target); min-width: var(--target); padding: var(--space-2) var(--space-4);
    font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; touch-action: manipulation;
    color: var(--accent); background: var(--panel); border: 2px solid var(--accent); border-radius: var(--radius);
  }
  button:active { background: var(--accent-ground); }
  button.primary { color: var(--ink-inverse); background: var(--accent); width: 100%; font-size: var(--text-large); }
  button.primary:active { background: var(--accent-pressed); }
  button.plain { border-color: transparent; background: transparent; }
  button.danger { color: var(--red-ink); border-color: var(--red-ink); }
  button:disabled { color: var(--ink-quiet); background: var(--sunken); border-color: var(--line); cursor: default; }

  label { display: block; font-weight: 600; margin-bottom: var(--space-1); }
  label.choice { display: flex; align-items: center; gap: var(--space-3); min-height: var(--target); margin: 0; font-weight: 400; }
  label.choice input { width: 1.5rem; height: 1.5rem; min-height: 0; flex: none; accent-color: var(--accent); }
  input, textarea, select {
    width: 100%; min-height: var(--target); padding: var(--space-2) var(--space-3);
    font: inherit; color: var(--ink); background: var(--panel);
    border: 2px solid var(--line-strong); border-radius: var(--radius);
  }
  textarea { min-height: 6rem; resize: vertical; }
  .field { margin-bottom: var(--space-4); }
  .hint { color: var(--ink-quiet); margin-top: var(--space-1); }
  .card { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); }
  .stack > * + * { margin-top: var(--space-3); }
  .row { display: flex; align-items: center; gap: var(--space-3); flex-wrap: wrap; }
  .grow { flex: 1; min-width: 0; }
  .quiet { color: var(--ink-quiet); }
  .note { padding: var(--space-3); border-radius: var(--radius); background: var(--accent-ground); color: var(--ink); }
  .note.warn { background: var(--amber-ground); color: var(--amber-ink); }
  .note.bad { background: var(--red-ground); color: var(--red-ink); }
  .note.good { background: var(--green-ground); color: var(--green-ink); }
`;
