// @ts-check
import { html, nothing } from "lit";
import { fetchProgrammes } from "/desk/programmes.js";
import "/desk/data-table.js";
import "/desk/list-files.js";
import { createProgramme } from "/ledgers/programme-command.js";
import { areaName } from "/shared/areas.js";
import { comma } from "/shared/language.js";
import { AdminSection } from "./admin-section.js";
import { text } from "./texts.js";

/** @typedef {import("/desk/programmes.js").Programme & {warningDays: number, signingDays: number}} Programme */

/** The programmes, and the creation of one. */
export class ProgrammesSection extends AdminSection {
  static properties = { programmes: { state: true } };

  constructor() {
    super();
    /** @type {Programme[]} */
    this.programmes = [];
  }

  get name() {
    return "programmes";
  }

  async fetchAll() {
    this.programmes = /** @type {Programme[]} */ (await fetchProgrammes());
  }

  body() {
    const { session } = this;
    return html`
      <div class="row bar">
        <a class="button" href="/ledgers">${text("importLedger")}</a>
        ${session ? html`<button id="createProgramme" type="button" @click=${() => this.openCommand(createProgramme(session))}>${text("newProgramme")}</button>` : nothing}
        <list-files address="/api/v1/programmes"></list-files>
      </div>
      <data-table
        id="programmes"
        .caption=${text("programmes")}
        .columns=${columns()}
        .rows=${this.programmes}
        .keyOf=${(/** @type {Programme} */ { programmeId }) => programmeId}
        .empty=${text("none")}
      ></data-table>
    `;
  }
}

/** @returns {import("/desk/data-table.js").Column<Programme>[]} */
function columns() {
  return [
    { key: "name", title: text("nameOf"), isHead: true, cell: ({ name, programmeId }) => html`${name}<small>${programmeId}</small>` },
    { key: "year", title: text("year"), isNumber: true, cell: ({ year }) => String(year) },
    { key: "area", title: text("area"), isWhole: true, cell: ({ area }) => html`${areaName(area)}<small>${area}</small>` },
    { key: "fields", title: text("fields"), cell: ({ fields }) => fields.map(({ name }) => name).join(comma()) },
    { key: "headquarters", title: text("headquarters"), isNumber: true, cell: ({ headquarters }) => String(headquarters.length) },
    { key: "warning", title: text("warningDays"), isNumber: true, cell: ({ warningDays }) => String(warningDays) },
    { key: "signing", title: text("signingDays"), isNumber: true, cell: ({ signingDays }) => String(signingDays) },
  ];
}

customElements.define("programmes-section", ProgrammesSection);
