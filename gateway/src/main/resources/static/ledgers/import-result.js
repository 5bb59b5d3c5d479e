// @ts-check
import { css, html, nothing } from "lit";
import { projectAddress } from "/desk/address.js";
import { Localized, controls } from "/shared/components/localized.js";
import { projectsOf } from "./report.js";
import { text } from "./texts.js";

/** The result of an import, with links to its projects. Fires `again` for another ledger. */
export class ImportResult extends Localized {
  static properties = { report: { attribute: false }, mode: {} };

  static styles = [
    controls,
    css`
      section { margin-top: var(--space-4); }
      .projects { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: var(--space-1); max-height: 20rem; overflow: auto; }
      .projects a { display: inline-flex; align-items: center; min-height: var(--target); color: var(--accent); }
      @media print { .projects { max-height: none; } button { display: none; } }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./report.js").Report | null} */
    this.report = null;
    /** @type {"CREATE" | "UPDATE"} */
    this.mode = "CREATE";
  }

  render() {
    const { report } = this;
    if (!report) {
      return nothing;
    }
    const unchanged = report.rows.filter(({ outcome }) => outcome === "UNCHANGED").length;
    return html`<section class="card stack" id="result">
      <p class="note good">
        ${this.mode === "UPDATE" ? text("doneUpdate", report.written) : text("done", report.written, report.nodes)}
        ${unchanged > 0 ? text("unchangedRows", unchanged) : nothing}
      </p>
      <h2>${text("openProjects")}</h2>
      <div class="projects" id="projects">
        ${projectsOf(report).map((projectId) => html`<a href=${projectAddress(projectId)}>${projectId}</a>`)}
      </div>
      <div class="row"><button id="importMore" type="button" @click=${() => this.dispatchEvent(new CustomEvent("again"))}>${text("importMore")}</button></div>
    </section>`;
  }
}

customElements.define("import-result", ImportResult);
