// @ts-check
import { css, html, nothing } from "lit";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import { fetchProgrammes } from "/desk/programmes.js";
import { change, getVersioned } from "/shared/api/http.js";
import { AdminSection } from "./admin-section.js";
import { text } from "./texts.js";

const MEASURES = /** @type {const} */ (["onTime", "lateness", "investment", "problems", "reporting", "acknowledgement"]);

/** The weights of a programme's rankings. */
export class RulesSection extends AdminSection {
  static properties = { programmes: { state: true }, programmeId: { state: true }, rules: { state: true }, isChanged: { state: true } };

  static styles = [
    .../** @type {import("lit").CSSResult[]} */ (AdminSection.styles),
    css`
      .form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: var(--space-3); }
    `,
  ];

  #version = "*";

  constructor() {
    super();
    /** @type {import("/desk/programmes.js").Programme[]} */
    this.programmes = [];
    this.programmeId = stateOfAddress().programme ?? "";
    /** @type {Record<string, number | null>} */
    this.rules = {};
    this.isChanged = false;
  }

  get name() {
    return "rules";
  }

  async fetchAll() {
    this.programmes = await fetchProgrammes();
    this.programmeId = (this.programmes.find(({ programmeId }) => programmeId === this.programmeId) ?? this.programmes[0])?.programmeId ?? "";
    if (this.programmeId) {
      const { body, version } = await getVersioned(this.#path);
      this.rules = body;
      this.#version = version;
      this.isChanged = false;
    }
  }

  get #path() {
    return `/api/v1/programmes/${encodeURIComponent(this.programmeId)}/ranking-rules`;
  }

  body() {
    const total = MEASURES.reduce((sum, measure) => sum + (this.rules[measure] ?? 0), 0);
    return html`
      <div class="row bar">
        <label class="grow"
          >${text("programme")}
          <select id="rulesProgramme" @change=${(/** @type {any} */ event) => this.#choose(event.target.value)}>
            ${this.programmes.map(({ programmeId, name }) => html`<option value=${programmeId} ?selected=${programmeId === this.programmeId}>${name}</option>`)}
          </select></label
        >
      </div>
      <div class="card stack">
        <div class="form">
          ${MEASURES.map(
            (measure) =>
              html`<label
                >${text(measure)}
                <input
                  id="rule-${measure}"
                  type="number"
                  min="0"
                  max="100"
                  step="any"
                  .value=${String(this.rules[measure] ?? "")}
                  @input=${(/** @type {any} */ event) => this.#set(measure, event.target.value)}
              /></label>`,
          )}
        </div>
        <p class="note ${total === 100 ? "good" : "warn"}" id="rulesTotal">${text(total === 100 ? "rulesTotal" : "rulesTotalWrong", total)}</p>
        <p class="quiet">${text("acknowledgementHint")}</p>
        <div class="row">
          <button id="saveRules" class="primary" type="button" ?disabled=${!this.isChanged} @click=${() => this.act(() => change(this.#path, this.rules, { version: this.#version }))}>${text("save")}</button>
          ${this.isChanged ? html`<button type="button" @click=${() => this.refresh()}>${text("reset")}</button>` : nothing}
        </div>
      </div>
    `;
  }

  /** @param {string} programmeId */
  #choose(programmeId) {
    this.programmeId = programmeId;
    this.told = null;
    showInAddress({ programme: programmeId });
    void this.refresh();
  }

  /**
   * @param {string} measure
   * @param {string} value
   */
  #set(measure, value) {
    this.rules = { ...this.rules, [measure]: value === "" ? null : Number(value) };
    this.isChanged = true;
  }
}

customElements.define("rules-section", RulesSection);
