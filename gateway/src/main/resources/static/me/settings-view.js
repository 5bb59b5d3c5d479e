// @ts-check
import { css, html, nothing } from "lit";
import { Refused, accepted, change, getVersioned, post } from "/shared/api/http.js";
import { Localized, controls } from "/shared/components/localized.js";
import { moment } from "/shared/format.js";
import { colon, semicolon, switchLanguage } from "/shared/language.js";
import "./feed-panel.js";
import { text } from "./texts.js";

const SEVERITIES = /** @type {const} */ (["CRITICAL", "WARNING", "INFO"]);
/** Channels that a person chooses; the inbox takes everything. */
const CHANNELS = /** @type {const} */ (["EMAIL", "SMS", "WECOM", "DINGTALK"]);
const ALL_CHANNELS = ["EMAIL", "SMS", "WECOM", "DINGTALK", "WEBHOOK"];
const OFFICE = { calendar: "WORKING", opens: "08:30", closes: "17:30" };

/**
 * A person's notification settings: hours, channels, addresses with their confirmation, language. Fires `sign-out`.
 */
export class SettingsView extends Localized {
  static properties = {
    personId: {},
    contact: { state: true },
    errors: { state: true },
    said: { state: true },
    isGood: { state: true },
    isSending: { state: true },
    codeUntil: { state: true },
    isNew: { state: true },
  };

  static styles = [
    controls,
    css`
      :host { display: grid; gap: var(--space-4); grid-template-columns: 1fr 1fr; align-items: start; max-width: 70rem; }
      .wide { grid-column: 1 / -1; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-3); }
      table { width: 100%; border-collapse: collapse; table-layout: fixed; }
      thead th { font-size: var(--text-small); }
      th, td { text-align: center; padding: var(--space-1) 0; }
      th[scope="row"] { text-align: left; }
      td input { width: 1.5rem; height: 1.5rem; min-height: 0; accent-color: var(--accent); vertical-align: middle; }
      td label { display: grid; place-items: center; min-height: var(--target); margin: 0; }
      [aria-invalid="true"] { border-color: var(--red); }
      .error { color: var(--red-ink); font-weight: 600; margin-top: var(--space-1); }
      h2 { margin-bottom: var(--space-3); }
      .state { margin-top: var(--space-1); }
      .good { color: var(--green-ink); }
      .save { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-3); }
      @media (max-width: 48rem) { :host { grid-template-columns: minmax(0, 1fr); } }
      @media (max-width: 30rem) { thead th { font-size: 0.75rem; } }
      button.primary { width: auto; font-size: var(--text); }
    `,
  ];

  #version = "";

  constructor() {
    super();
    this.personId = "";
    /** @type {any} as it is being written; null: not fetched */
    this.contact = null;
    /** @type {Record<string, string>} */
    this.errors = {};
    /** @type {(() => string) | null} */
    this.said = null;
    this.isGood = false;
    this.isSending = false;
    /** @type {string | null} until when the code that was sent is valid */
    this.codeUntil = null;
    this.isNew = false;
  }

  /** Fetches what is set. */
  async refresh() {
    try {
      const { body, version } = await getVersioned(this.#path);
      this.#version = version;
      this.isNew = false;
      this.contact = written(body);
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 404) {
        throw failure;
      }
      this.isNew = true;
      this.contact = written({ language: "ZH" });
    }
    await /** @type {any} */ (this.renderRoot.querySelector("feed-panel"))?.refresh();
  }

  get #path() {
    return `/api/v1/contacts/${encodeURIComponent(this.personId)}`;
  }

  render() {
    const { contact } = this;
    if (!contact) {
      return nothing;
    }
    return html`
      <section class="card" aria-labelledby="addresses">
        <h2 id="addresses">${text("channels")}</h2>
        ${this.isNew ? html`<p class="note">${text("defaults")}</p>` : nothing}
        ${this.#address("email", contact.emailConfirmed)} ${this.#emailCode()} ${this.#address("mobile", contact.mobileConfirmed)}
        ${contact.mobile && !contact.mobileConfirmed ? html`<p class="hint">${text("mobileByAdmin")}</p>` : nothing}
        <p class="hint">${text("channelsHint")}</p>
        ${this.#preferences()}
        <div class="field">
          <label for="language">${text("language")}</label>
          <select id="language" @change=${(/** @type {any} */ event) => this.#set({ language: event.target.value })}>
            ${["ZH", "EN"].map((one) => html`<option value=${one} ?selected=${contact.language === one}>${text(/** @type {any} */ (one))}</option>`)}
          </select>
        </div>
      </section>
      <section class="card" aria-labelledby="hours">
        <h2 id="hours">${text("hours")}</h2>
        <p class="hint">${text("hoursHint")}</p>
        <label class="choice"
          ><input id="ownHours" type="checkbox" .checked=${Boolean(contact.hours)} @change=${(/** @type {any} */ event) => this.#set({ hours: event.target.checked ? { ...OFFICE } : null })} />${text("ownHours")}</label
        >
        ${contact.hours ? this.#hours(contact.hours) : html`<p class="quiet">${text("officeHours")}</p>`}
      </section>
      <div class="wide save">
        <button id="save" class="primary" type="button" ?disabled=${this.isSending} @click=${() => this.#save()}>${text("save")}</button>
        ${this.said ? html`<p id="said" class="note ${this.isGood ? "good" : "bad"}" role="status">${this.said()}</p>` : nothing}
      </div>
      <section class="card" aria-labelledby="feeds">
        <h2 id="feeds">${text("calendarFeed")}</h2>
        <feed-panel .personId=${this.personId}></feed-panel>
      </section>
      <section class="card" aria-labelledby="account">
        <h2 id="account">${text("account")}</h2>
        <div class="row">
          <button id="pageLanguage" type="button" @click=${switchLanguage}>${text("pageLanguage")}: 中文 / English</button>
          <button id="leave" class="danger" type="button" @click=${() => this.dispatchEvent(new CustomEvent("sign-out"))}>${text("signOutHere")}</button>
        </div>
      </section>
    `;
  }

  /**
   * @param {"email" | "mobile"} name
   * @param {boolean} isConfirmed
   */
  #address(name, isConfirmed) {
    const error = this.errors[name];
    const value = this.contact[name] ?? "";
    return html`<div class="field">
      <label for=${name}>${text(name)}</label>
      <input
        id=${name}
        type=${name === "email" ? "email" : "tel"}
        autocomplete=${name === "email" ? "email" : "tel"}
        aria-invalid=${error ? "true" : nothing}
        aria-describedby="${name}-state"
        .value=${value}
        @input=${(/** @type {any} */ event) => this.#set({ [name]: event.target.value })}
      />
      <p id="${name}-state" class=${error ? "error" : "state"}>
        ${error ?? (value && !this.#isChanged(name) ? html`<span class=${isConfirmed ? "good" : "quiet"}>${text(isConfirmed ? "confirmed" : "unconfirmed")}</span>` : nothing)}
      </p>
    </div>`;
  }

  #emailCode() {
    const { contact } = this;
    if (!contact.email || contact.emailConfirmed || this.isNew || this.#isChanged("email")) {
      return nothing;
    }
    return html`<div class="field">
      <div class="row">
        <button id="sendCode" type="button" ?disabled=${this.isSending} @click=${() => this.#sendCode()}>${text("sendCode")}</button>
        ${this.codeUntil ? html`<span class="quiet">${text("codeSent", moment(this.codeUntil))}</span>` : nothing}
      </div>
      ${this.codeUntil
        ? html`<label for="code">${text("code")}</label>
            <div class="row">
              <input id="code" class="grow" inputmode="numeric" autocomplete="one-time-code" maxlength="20" aria-invalid=${this.errors.code ? "true" : nothing} aria-describedby="code-error" />
              <button id="confirmCode" type="button" ?disabled=${this.isSending} @click=${() => this.#confirm()}>${text("confirmCode")}</button>
            </div>
            <p id="code-error" class="error">${this.errors.code ?? nothing}</p>`
        : nothing}
    </div>`;
  }

  #preferences() {
    return html`<table>
      <thead>
        <tr>
          <td></td>
          ${CHANNELS.map((channel) => html`<th scope="col">${text(channel)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${SEVERITIES.map(
          (severity) => html`<tr>
            <th scope="row">${text(severity)}</th>
            ${CHANNELS.map(
              (channel) => html`<td>
                <label
                  ><input
                    type="checkbox"
                    aria-label="${text(severity)}: ${text(channel)}"
                    .checked=${this.contact.preferences[severity].includes(channel)}
                    @change=${(/** @type {any} */ event) => this.#prefer(severity, channel, event.target.checked)}
                /></label>
              </td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {any} hours */
  #hours({ calendar, opens, closes }) {
    return html`<div class="field">
        <label for="calendar">${text("days")}</label>
        <select id="calendar" @change=${(/** @type {any} */ event) => this.#setHours({ calendar: event.target.value })}>
          ${["WORKING", "NATURAL"].map((one) => html`<option value=${one} ?selected=${calendar === one}>${text(/** @type {any} */ (one))}</option>`)}
        </select>
      </div>
      <div class="two">
        ${(/** @type {const} */ (["opens", "closes"])).map(
          (name) => html`<div class="field">
            <label for=${name}>${text(name)}</label>
            <input
              id=${name}
              type="time"
              aria-invalid=${this.errors[`hours.${name}`] ? "true" : nothing}
              aria-describedby="${name}-error"
              .value=${name === "opens" ? opens : closes}
              @input=${(/** @type {any} */ event) => this.#setHours({ [name]: event.target.value })}
            />
            <p id="${name}-error" class="error">${this.errors[`hours.${name}`] ?? nothing}</p>
          </div>`,
        )}
      </div>`;
  }

  /** @param {"email" | "mobile"} name */
  #isChanged(name) {
    return (this.contact[name] || null) !== (this.contact.kept[name] || null);
  }

  /** @param {Record<string, unknown>} changes */
  #set(changes) {
    this.contact = { ...this.contact, ...changes };
    this.said = null;
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !(field in changes)));
  }

  /** @param {Record<string, string>} changes */
  #setHours(changes) {
    this.#set({ hours: { ...this.contact.hours, ...changes } });
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => !field.startsWith("hours.")));
  }

  /**
   * @param {string} severity
   * @param {string} channel
   * @param {boolean} isWanted
   */
  #prefer(severity, channel, isWanted) {
    const { preferences } = this.contact;
    const others = preferences[severity].filter((/** @type {string} */ one) => one !== channel);
    this.#set({ preferences: { ...preferences, [severity]: isWanted ? [...others, channel] : others } });
  }

  async #save() {
    const { email, mobile, language, hours, preferences } = this.contact;
    const body = {
      language,
      preferences,
      ...(email?.trim() ? { email: email.trim() } : {}),
      ...(mobile?.trim() ? { mobile: mobile.trim() } : {}),
      ...(hours ? { hours: { calendar: hours.calendar, opens: hours.opens, closes: hours.closes } } : {}),
    };
    await this.#send(async () => {
      const path = this.#path;
      if (this.isNew) {
        await accepted(path, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      } else {
        await change(path, body, { version: this.#version });
      }
      this.codeUntil = null;
      await this.refresh();
      return () => text("saved");
    });
  }

  async #sendCode() {
    await this.#send(async () => {
      const { expiresAt } = await post(`${this.#path}/email/code`, {});
      this.codeUntil = expiresAt;
      return null;
    });
  }

  async #confirm() {
    const { value } = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("#code"));
    await this.#send(async () => {
      await post(`${this.#path}/email/confirmation`, { code: value.trim() });
      this.codeUntil = null;
      await this.refresh();
      return () => text("confirmed");
    });
  }

  /** @param {() => Promise<(() => string) | null>} work answers with what is said about it */
  async #send(work) {
    this.isSending = true;
    this.errors = {};
    this.said = null;
    try {
      this.said = await work();
      this.isGood = true;
    } catch (failure) {
      this.isGood = false;
      const violations = failure instanceof Refused ? failure.violations : [];
      this.errors = Object.fromEntries(violations.map(({ field, message }) => [field, message]));
      const beside = violations.filter(({ field }) => !FIELDS.includes(field)).map(({ field, message }) => `${field}${colon()}${message}`);
      const reason = failure instanceof Error ? failure.message : String(failure);
      this.said = () => text("notKept", beside.join(semicolon()) || reason);
    } finally {
      this.isSending = false;
    }
  }
}

const FIELDS = ["email", "mobile", "code", "hours.opens", "hours.closes"];

/**
 * A contact as the form holds it: a severity that nothing was said about comes by every channel.
 *
 * @param {any} contact as the platform keeps it
 */
function written(contact) {
  const preferences = Object.fromEntries(SEVERITIES.map((severity) => [severity, contact.preferences?.[severity] ?? ALL_CHANNELS]));
  const hours = contact.hours ? { ...contact.hours, opens: contact.hours.opens.slice(0, 5), closes: contact.hours.closes.slice(0, 5) } : null;
  return { ...contact, hours, preferences, kept: { email: contact.email, mobile: contact.mobile } };
}

customElements.define("settings-view", SettingsView);
