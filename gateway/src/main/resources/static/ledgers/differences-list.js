// @ts-check
import { css, html, nothing } from "lit";
import "/desk/data-table.js";
import { projectAddress } from "/desk/address.js";
import { Localized, controls } from "/shared/components/localized.js";
import { differencesOf } from "./report.js";
import { text } from "./texts.js";

const STEP = 200;

/** The changes of a corrected ledger: the old and the new value of each cell. */
export class DifferencesList extends Localized {
  static properties = { report: { attribute: false }, most: { state: true } };

  static styles = [
    controls,
    css`
      h2 { margin-bottom: var(--space-2); }
      .more { margin-top: var(--space-3); }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./report.js").Report | null} */
    this.report = null;
    this.most = STEP;
  }

  /** Paper has room for all of them. */
  #showAll = () => (this.most = Infinity);

  connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeprint", this.#showAll);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("beforeprint", this.#showAll);
  }

  render() {
    if (!this.report) {
      return nothing;
    }
    const all = linesOf(this.report);
    if (all.length === 0) {
      return nothing;
    }
    const shown = all.slice(0, this.most);
    return html`<h2>${text("differences")}</h2>
      <data-table
        id="differences"
        .caption=${text("differences")}
        .columns=${columns()}
        .rows=${shown}
        .keyOf=${(/** @type {Line} */ { row, cell }) => `${row}-${cell}`}
      ></data-table>
      ${shown.length < all.length
        ? html`<p class="row more">
            <span class="quiet">${text("showingDifferences", shown.length, all.length)}</span>
            <button type="button" @click=${() => (this.most += STEP)}>+${Math.min(STEP, all.length - shown.length)}</button>
          </p>`
        : nothing}`;
  }
}

/** @typedef {{row: number, cell: string, projectId: string, nodeId: string, field: string, before: string, after: string}} Line */

/**
 * @param {import("./report.js").Report} report
 * @returns {Line[]} each change, and each node that is new
 */
function linesOf(report) {
  const changes = differencesOf(report).map(({ row, difference }) => ({
    row: row.row,
    cell: difference.cell,
    projectId: row.projectId ?? "",
    nodeId: row.nodeId ?? "",
    field: difference.field,
    before: difference.before ?? text("blank"),
    after: difference.after ?? text("blank"),
  }));
  const added = report.rows
    .filter(({ outcome, differences }) => outcome === "CREATED" && differences.length === 0)
    .map(({ row, projectId, nodeId }) => ({
      row, cell: "", projectId: projectId ?? "", nodeId: nodeId ?? "", field: "", before: text("blank"), after: text("isNew"),
    }));
  return [...changes, ...added].sort((a, b) => a.row - b.row);
}

/** @returns {import("/desk/data-table.js").Column<Line>[]} */
function columns() {
  return [
    { key: "cell", title: text("row"), cell: ({ row, cell }) => cell || String(row) },
    { key: "project", title: text("project"), isHead: true, cell: ({ projectId }) => html`<a href=${projectAddress(projectId)}>${projectId}</a>` },
    { key: "node", title: text("node"), cell: ({ nodeId }) => nodeId },
    { key: "field", title: text("field"), cell: ({ field }) => field },
    { key: "before", title: text("before"), cell: ({ before }) => before },
    { key: "after", title: text("after"), cell: ({ after }) => html`<strong>${after}</strong>` },
  ];
}

customElements.define("differences-list", DifferencesList);
