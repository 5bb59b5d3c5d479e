// @ts-check
import { html, nothing } from "lit";
import "/desk/data-table.js";
import "/desk/list-files.js";
import { all, create, get, post } from "/shared/api/http.js";
import { moment } from "/shared/format.js";
import { AdminSection } from "./admin-section.js";
import { conditionsText } from "./conditions.js";
import { text, word } from "./texts.js";

/** @typedef {{silenceId: string, status: string, author: string, reason: string, match: {trait: string, is: string, values: string[]}[], createdAt: string, startsAt: string, endsAt: string, endedBy: string | null}} Silence */

const TRAITS = ["PROJECT", "NODE", "PROBLEM", "UNIT", "OWNER", "LEADER", "AREA", "FIELD", "HEADQUARTERS", "PROGRAMME", "KIND", "CATEGORY"];

/** The silences, with their authors and reasons. */
export class SilencesSection extends AdminSection {
  static properties = { silences: { state: true }, names: { state: true } };

  #now = "";

  constructor() {
    super();
    /** @type {Silence[]} */
    this.silences = [];
    /** @type {Map<string, string>} */
    this.names = new Map();
  }

  get name() {
    return "silences";
  }

  async fetchAll() {
    const [{ items, asOf }, people] = await Promise.all([
      get("/api/v1/silences", { limit: "500" }),
      all("/api/v1/people", {}, { mostPages: 20 }).catch(() => ({ items: [] })),
    ]);
    this.silences = items;
    this.#now = asOf;
    this.names = new Map(people.items.map((/** @type {any} */ { personId, name }) => [personId, name]));
  }

  body() {
    return html`
      <div class="row bar"><button id="silence" type="button" @click=${() => this.#silence()}>${text("newSilence")}</button><list-files address="/api/v1/silences"></list-files></div>
      <data-table
        id="silences"
        .caption=${text("silences")}
        .columns=${this.#columns()}
        .rows=${this.silences}
        .keyOf=${(/** @type {Silence} */ { silenceId }) => silenceId}
        .empty=${text("noSilences")}
      ></data-table>
    `;
  }

  /** @returns {import("/desk/data-table.js").Column<Silence>[]} */
  #columns() {
    return [
      {
        key: "match", title: text("silenced"), isHead: true,
        cell: ({ match }) => conditionsText(match),
      },
      { key: "reason", title: text("reason"), cell: ({ reason }) => reason },
      { key: "author", title: text("by"), isWhole: true, cell: ({ author }) => this.names.get(author) ?? author },
      { key: "time", title: text("time"), cell: ({ startsAt, endsAt }) => `${moment(startsAt)} – ${moment(endsAt)}` },
      { key: "status", title: text("stateOf"), isWhole: true, cell: ({ status }) => word(status) },
      {
        key: "end", title: text("commands"),
        cell: (silence) => (silence.status === "EXPIRED" ? nothing : html`<button type="button" data-end=${silence.silenceId} @click=${() => this.#end(silence)}>${text("endSilence")}</button>`),
      },
    ];
  }

  #silence() {
    const tomorrow = new Date(Date.parse(this.#now) + 86_400_000).toISOString().slice(0, 10);
    this.openCommand({
      name: "silence",
      label: text("newSilence"),
      effect: text("silenceEffect"),
      fields: [
        { name: "trait", label: text("silenceBy"), type: "select", value: "PROJECT", options: TRAITS.map((value) => ({ value, label: word(value) })) },
        { name: "match", label: text("silenceValues"), type: "text", isRequired: true, hint: text("silenceHint") },
        { name: "reason", label: text("reason"), type: "textarea", isRequired: true },
        { name: "endsAt", label: text("endsOn"), type: "date", isRequired: true, value: tomorrow, hint: text("endsHint") },
      ],
      send: ({ trait, match, reason, endsAt }, key) =>
        create(
          "/api/v1/silences",
          { match: this.#matchers(trait, match.split(/[，,、\s]+/).filter(Boolean)), reason, endsAt: `${endsAt}T23:59:59+08:00` },
          key,
        ),
    });
  }

  /**
   * Whoever has areas silences within them only, and says so.
   *
   * @param {string} trait
   * @param {string[]} values
   */
  #matchers(trait, values) {
    const areas = this.session?.areas ?? [];
    const what = { trait, is: trait === "AREA" ? "PREFIXED_BY" : "ONE_OF", values };
    return trait === "AREA" || areas.length === 0 ? [what] : [what, { trait: "AREA", is: "PREFIXED_BY", values: areas }];
  }

  /** @param {Silence} silence */
  #end({ silenceId, reason }) {
    this.openCommand({
      name: "endSilence",
      label: text("endSilence"),
      effect: text("endSilenceEffect", reason),
      fields: [],
      send: () => post(`/api/v1/silences/${encodeURIComponent(silenceId)}/end`, {}),
    });
  }
}

customElements.define("silences-section", SilencesSection);
