// @ts-check
import { LitElement, css, html } from "lit";

/** A light with a word beside it: shape and word say it too, because colours alone are lost in the sun and on many eyes. */
export class StatusLight extends LitElement {
  static properties = { light: { reflect: true }, label: {} };

  static styles = css`
    :host {
      display: inline-flex; align-items: center; gap: 0.4rem; padding: 0.15rem 0.6rem; border-radius: 1rem; font-weight: 600;
      white-space: nowrap; color: var(--grey-ink); background: var(--grey-ground);
    }
    i { width: 0.9rem; height: 0.9rem; background: var(--grey); border-radius: 50%; flex: none; }
    :host([light="RED"]) { color: var(--red-ink); background: var(--red-ground); }
    :host([light="RED"]) i { background: var(--red); border-radius: 0; transform: rotate(45deg) scale(0.85); }
    :host([light="AMBER"]) { color: var(--amber-ink); background: var(--amber-ground); }
    :host([light="AMBER"]) i { background: var(--amber); border-radius: 0; clip-path: polygon(50% 0, 100% 100%, 0 100%); }
    :host([light="YELLOW"]) { color: var(--yellow-ink); background: var(--yellow-ground); }
    :host([light="YELLOW"]) i { background: var(--yellow); border-radius: 0.15rem; }
    :host([light="GREEN"]) { color: var(--green-ink); background: var(--green-ground); }
    :host([light="GREEN"]) i { background: var(--green); }
  `;

  constructor() {
    super();
    /** @type {"RED" | "AMBER" | "YELLOW" | "GREEN" | "GREY"} */
    this.light = "GREY";
    this.label = "";
  }

  render() {
    return html`<i aria-hidden="true"></i><span>${this.label}</span>`;
  }
}

customElements.define("status-light", StatusLight);
