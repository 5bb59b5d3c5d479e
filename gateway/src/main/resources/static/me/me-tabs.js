// @ts-check
import { css, html, nothing } from "lit";
import { unreadText } from "/shared/api/inbox.js";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

const TABS = /** @type {const} */ ([
  { view: "waiting", href: "/me" },
  { view: "inbox", href: "/me/inbox" },
  { view: "settings", href: "/me/settings" },
]);

/** The page's tabs, each with its own address. */
export class MeTabs extends Localized {
  static properties = { view: {}, unread: { type: Number }, waiting: { attribute: false } };

  static styles = [
    controls,
    css`
      :host { margin-bottom: var(--space-4); }
      nav { display: flex; flex-wrap: wrap; gap: var(--space-1); border-bottom: 2px solid var(--line); }
      h1 { font-size: var(--text); margin: 0; }
      a {
        display: inline-flex; align-items: center; gap: var(--space-2); min-height: var(--target); padding: 0 var(--space-4); color: var(--ink-quiet);
        font-weight: 600; text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -2px;
      }
      a[aria-current] { color: var(--accent); border-bottom-color: var(--accent); }
      a:hover { color: var(--ink); }
      b { min-width: 1.5rem; padding: 0 0.4rem; border-radius: 1rem; text-align: center; background: var(--sunken); color: var(--ink); font-variant-numeric: tabular-nums; }
      @media (max-width: 48rem) { a { padding: 0 var(--space-2); } }
      @media print { :host { display: none; } }
    `,
  ];

  constructor() {
    super();
    this.view = "waiting";
    this.unread = 0;
    /** @type {number | null} */
    this.waiting = null;
  }

  render() {
    const counts = { waiting: this.waiting, inbox: this.unread ? unreadText(this.unread) : null, settings: null };
    return html`<nav aria-label=${text("views")}>
      ${TABS.map(({ view, href }) => {
        const tab = html`<a id="tab-${view}" href=${href} aria-current=${this.view === view ? "page" : nothing}
          >${text(view)} ${counts[view] === null ? nothing : html`<b>${counts[view]}</b>`}</a
        >`;
        return this.view === view ? html`<h1>${tab}</h1>` : tab;
      })}
    </nav>`;
  }
}

customElements.define("me-tabs", MeTabs);
