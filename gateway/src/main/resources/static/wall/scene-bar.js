// @ts-check
import { css, html, nothing } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { INTERVALS } from "./rotation.js";
import { text, textOf } from "./texts.js";

/** Chooses the scene and the settings of the rotation. Fires `choose` with a scene's name. */
export class SceneBar extends Localized {
  static properties = {
    scene: {},
    available: { attribute: false },
    rotation: { attribute: false },
    settings: { attribute: false },
    isHeld: { attribute: false },
  };

  static styles = [
    controls,
    css`
      nav, .rotation { display: flex; align-items: center; gap: 0.25rem; flex-wrap: wrap; }
      :host { display: flex; align-items: center; gap: 0.5rem 1rem; flex-wrap: wrap; }
      a {
        display: inline-flex; align-items: center; min-height: var(--target); padding: 0 0.75rem; border-radius: var(--radius); color: var(--ink-quiet);
        text-decoration: none; font-weight: 600; white-space: nowrap;
      }
      a:hover { background: var(--raised); color: var(--ink); }
      a[aria-current] { background: var(--accent-ground); color: var(--accent); }
      button, select { padding: 0.1rem 0.7rem; font-size: 0.9375rem; font-weight: 400; width: auto; border-width: 0.0625rem; border-color: var(--line-strong); white-space: nowrap; }
      button { color: var(--ink-quiet); }
      button[aria-pressed="true"] { color: var(--accent); border-color: var(--accent); background: var(--accent-ground); }
      dialog { color: var(--ink); background: var(--panel); border: 0.0625rem solid var(--line); border-radius: var(--radius); padding: 1.25rem; min-width: 20rem; max-width: calc(100vw - 2rem); }
      dialog::backdrop { background: #0008; }
      dialog li { display: flex; align-items: center; gap: 0.5rem; padding: 0.15rem 0; }
      dialog label { flex: 1; }
      dialog h2 { margin-bottom: 0.75rem; }
      .close { margin-top: 1rem; }
    `,
  ];

  constructor() {
    super();
    this.scene = "overview";
    /** @type {string[]} */
    this.available = [];
    /** @type {import("./rotation.js").Rotation | null} */
    this.rotation = null;
    /** @type {import("./rotation.js").Settings | null} */
    this.settings = null;
    this.isHeld = false;
  }

  render() {
    const { settings, rotation } = this;
    if (!settings || !rotation) {
      return nothing;
    }
    const names = settings.order.filter((name) => this.available.includes(name));
    return html`
      <nav aria-label=${text("scenes")} title=${text("keys", names.length)}>
        ${names.map(
          (name) => html`<a
            id="scene-${name}"
            href="/?scene=${name}"
            aria-current=${name === this.scene ? "page" : nothing}
            @click=${(/** @type {MouseEvent} */ event) => this.#choose(event, name)}
            >${textOf(name)}</a
          >`,
        )}
      </nav>
      <div class="rotation">
        <button
          id="rotate"
          type="button"
          aria-pressed=${settings.isOn}
          @click=${() => rotation.set({ isOn: !settings.isOn })}
        >
          ${settings.isOn ? `⏸ ${text(this.isHeld ? "rotateHeld" : "rotateOn")}` : `▶ ${text("rotate")}`}
        </button>
        <select
          id="interval"
          aria-label=${text("interval")}
          @change=${(/** @type {any} */ event) => rotation.set({ seconds: Number(event.target.value) })}
        >
          ${INTERVALS.map((seconds) => html`<option value=${seconds} ?selected=${seconds === settings.seconds}>${text("every", seconds)}</option>`)}
        </select>
        <button id="arrange" type="button" @click=${() => this.#dialog.showModal()}>${text("arrange")}</button>
      </div>
      <dialog aria-labelledby="arrangeTitle">
        <h2 id="arrangeTitle">${text("arrangeTitle")}</h2>
        <ol>
          ${names.map((name, index) => this.#place(name, index, names, settings, rotation))}
        </ol>
        <button class="close" type="button" @click=${() => this.#dialog.close()}>${text("close")}</button>
      </dialog>
    `;
  }

  /**
   * @param {string} name
   * @param {number} index
   * @param {string[]} names
   * @param {import("./rotation.js").Settings} settings
   * @param {import("./rotation.js").Rotation} rotation
   */
  #place(name, index, names, settings, rotation) {
    const takesPart = !settings.left.includes(name);
    const swap = (/** @type {string | undefined} */ other) => {
      if (other) {
        rotation.set({ order: settings.order.map((one) => (one === name ? other : one === other ? name : one)) });
      }
    };
    return html`<li>
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${takesPart}
          @change=${() => rotation.set({ left: takesPart ? [...settings.left, name] : settings.left.filter((one) => one !== name) })}
        />${textOf(name)}</label
      >
      <button type="button" aria-label=${text("earlier", textOf(name))} ?disabled=${index === 0} @click=${() => swap(names[index - 1])}>↑</button>
      <button type="button" aria-label=${text("later", textOf(name))} ?disabled=${index === names.length - 1} @click=${() => swap(names[index + 1])}>
        ↓
      </button>
    </li>`;
  }

  /**
   * @param {MouseEvent} event
   * @param {string} name
   */
  #choose(event, name) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return; // into another tab
    }
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("choose", { detail: name }));
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }
}

customElements.define("scene-bar", SceneBar);
