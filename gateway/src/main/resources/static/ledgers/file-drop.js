// @ts-check
import { css, html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { size } from "/shared/format.js";
import { text } from "./texts.js";

const MOST_BYTES = 10_000_000;

/** Takes a file by a button or by dropping it. Fires `choose` with the file in `detail`, and `refuse` with the reason. */
export class FileDrop extends Localized {
  static properties = { isOver: { state: true }, accept: {}, hint: {} };

  static styles = [
    controls,
    css`
      .drop {
        display: grid; justify-items: center; gap: var(--space-3); padding: var(--space-6); text-align: center; background: var(--raised);
        border: 2px dashed var(--line-strong); border-radius: var(--radius);
      }
      .drop.over { background: var(--accent-ground); border-color: var(--accent); }
      input { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; opacity: 0; overflow: hidden; }
      label.button { margin: 0; }
      input:focus-visible + label { outline: 3px solid var(--accent); outline-offset: 2px; }
    `,
  ];

  constructor() {
    super();
    this.isOver = false;
    this.accept = ".xlsx,.xls,.csv";
    this.hint = "";
  }

  render() {
    return html`<div
      class="drop ${this.isOver ? "over" : ""}"
      @dragover=${(/** @type {DragEvent} */ event) => this.#over(event, true)}
      @dragleave=${(/** @type {DragEvent} */ event) => this.#over(event, false)}
      @drop=${(/** @type {DragEvent} */ event) => this.#drop(event)}
    >
      <span>${text("dropHere")}</span>
      <input id="file" type="file" accept=${this.accept} aria-describedby="kinds" @change=${(/** @type {any} */ event) => this.#take(event)} />
      <label class="button" for="file">${text("chooseFile")}</label>
      <small id="kinds" class="quiet">${this.hint || text("fileKinds")}</small>
    </div>`;
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} isOver
   */
  #over(event, isOver) {
    event.preventDefault();
    this.isOver = isOver;
  }

  /** @param {DragEvent} event */
  #drop(event) {
    this.#over(event, false);
    this.#fire([...(event.dataTransfer?.files ?? [])]);
  }

  /** @param {{target: HTMLInputElement}} event */
  #take({ target }) {
    this.#fire([...(target.files ?? [])]);
    // The same file, corrected, can be chosen again.
    target.value = "";
  }

  /** @param {File[]} files */
  #fire(files) {
    const [file] = files;
    if (!file) {
      return;
    }
    const fault =
      files.length > 1 ? text("oneFile") : file.size === 0 ? text("emptyFile") : file.size > MOST_BYTES ? text("tooLarge", size(file.size)) : "";
    this.dispatchEvent(fault ? new CustomEvent("refuse", { detail: fault }) : new CustomEvent("choose", { detail: file }));
  }
}

customElements.define("file-drop", FileDrop);
