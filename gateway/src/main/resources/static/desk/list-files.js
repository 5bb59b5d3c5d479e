// @ts-check
import { css, html, nothing } from "lit";
import { Refused, download } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { textsOf } from "/shared/language.js";

const text = textsOf({
  "zh-CN": { label: "导出", exportXlsx: "导出 Excel", exportCsv: "导出 CSV", busy: "正在导出…", failed: "导出失败，请稍后再试。" },
  en: { label: "Export", exportXlsx: "Export to Excel", exportCsv: "Export to CSV", busy: "Exporting…", failed: "The export failed; try again later." },
});

/** Two buttons that export a filtered list completely as a file. */
export class ListFiles extends Localized {
  static properties = { address: {}, parameters: { attribute: false }, isBusy: { state: true }, trouble: { state: true } };

  static styles = [
    controls,
    css`
      :host { display: block; }
      .row { gap: var(--space-2); }
      @media print { :host { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** The list's address, such as `/api/v1/people`. */
    this.address = "";
    /** @type {Record<string, string>} the list's filters */
    this.parameters = {};
    this.isBusy = false;
    this.trouble = "";
  }

  render() {
    return html`<div class="row" role="group" aria-label=${text("label")}>
        <button class="export" data-format="xlsx" type="button" ?disabled=${this.isBusy} @click=${() => this.#save("xlsx")}>${text("exportXlsx")}</button>
        <button class="export" data-format="csv" type="button" ?disabled=${this.isBusy} @click=${() => this.#save("csv")}>${text("exportCsv")}</button>
        ${this.isBusy ? html`<span role="status">${text("busy")}</span>` : nothing}
      </div>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}`;
  }

  /** @param {"xlsx" | "csv"} format */
  async #save(format) {
    this.isBusy = true;
    this.trouble = "";
    const name = this.address.slice(this.address.lastIndexOf("/") + 1);
    try {
      await download(`${this.address}?${new URLSearchParams({ ...this.parameters, format })}`, `${name}.${format}`);
    } catch (failure) {
      this.trouble = failure instanceof Refused ? failure.message : text("failed");
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define("list-files", ListFiles);
