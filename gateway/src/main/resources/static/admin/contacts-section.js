// @ts-check
import { html, nothing } from "lit";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import { Refused, all, change, getVersioned, post } from "/shared/api/http.js";
import { colon } from "/shared/language.js";
import { AdminSection } from "./admin-section.js";
import { text, word } from "./texts.js";

/** How a person is reached, and whether an address is theirs. */
export class ContactsSection extends AdminSection {
  static properties = { people: { state: true }, personId: { state: true }, contact: { state: true } };

  /** The version of a contact that isn't there yet. */
  #version = '"0"';

  constructor() {
    super();
    /** @type {{personId: string, name: string}[]} */
    this.people = [];
    this.personId = stateOfAddress().person ?? "";
    /** @type {any} */
    this.contact = null;
  }

  get name() {
    return "contacts";
  }

  async fetchAll() {
    this.people = (await all("/api/v1/people", {}, { mostPages: 20 })).items;
    await this.#fetchContact();
  }

  body() {
    const person = this.people.find(({ personId }) => personId === this.personId);
    return html`
      <div class="row bar">
        <label class="grow"
          >${text("person")}
          <input id="person" list="contactPeople" .value=${this.personId} @change=${(/** @type {any} */ event) => this.#choose(event.target.value.trim())} />
        </label>
        <datalist id="contactPeople">${this.people.map(({ personId, name }) => html`<option value=${personId}>${name}</option>`)}</datalist>
      </div>
      ${this.personId && !person ? html`<p class="note warn">${text("noPerson", this.personId)}</p>` : nothing}
      ${person ? this.#contact(person) : nothing}
    `;
  }

  /** @param {{personId: string, name: string}} person */
  #contact(person) {
    const { contact } = this;
    return html`<section class="card stack" id="contact">
      <h3>${person.name} <code>${person.personId}</code></h3>
      ${contact
        ? html`<p id="email">${text("email")}${colon()}${contact.email ?? text("noneGiven")} ${contact.email ? this.#confirmed("email", contact.emailConfirmed) : nothing}</p>
            <p id="mobile">${text("mobile")}${colon()}${contact.mobile ?? text("noneGiven")} ${contact.mobile ? this.#confirmed("mobile", contact.mobileConfirmed) : nothing}</p>
            <p>${text("language")}${colon()}${word(contact.language)}</p>
            ${contact.hours ? html`<p>${text("hours", contact.hours.opens.slice(0, 5), contact.hours.closes.slice(0, 5), word(contact.hours.calendar))}</p>` : nothing}`
        : html`<p class="note">${text("noContact")}</p>`}
      <div class="row"><button id="setContact" type="button" @click=${() => this.#set(person)}>${text("setContact")}</button></div>
    </section>`;
  }

  /**
   * @param {"email" | "mobile"} address
   * @param {boolean} isConfirmed
   */
  #confirmed(address, isConfirmed) {
    return isConfirmed
      ? html`<span class="chip">${text("confirmed")}</span>`
      : html`<span class="chip">${text("notConfirmed")}</span>
          <button id="confirm-${address}" type="button" @click=${() => this.act(() => post(`${this.#path}/${address}/confirmation`, {}))}>${text("confirmAddress")}</button>`;
  }

  get #path() {
    return `/api/v1/contacts/${encodeURIComponent(this.personId)}`;
  }

  /** @param {string} personId */
  #choose(personId) {
    this.personId = personId;
    showInAddress({ person: personId });
    void this.refresh();
  }

  async #fetchContact() {
    this.contact = null;
    this.#version = '"0"';
    if (!this.personId) {
      return;
    }
    try {
      const { body, version } = await getVersioned(this.#path);
      this.contact = body;
      this.#version = version;
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status !== 404) {
        throw failure;
      }
    }
  }

  /** @param {{name: string}} person */
  #set({ name }) {
    const { contact } = this;
    this.openCommand({
      name: "setContact",
      label: text("setContact"),
      effect: text("setContactEffect", name),
      fields: [
        { name: "email", label: text("email"), type: "text", value: contact?.email ?? "" },
        { name: "mobile", label: text("mobile"), type: "text", value: contact?.mobile ?? "" },
        { name: "language", label: text("language"), type: "select", value: contact?.language ?? "ZH", options: ["ZH", "EN"].map((value) => ({ value, label: word(value) })) },
      ],
      send: ({ email, mobile, language }) =>
        change(
          this.#path,
          { email: email || null, mobile: mobile || null, language, hours: contact?.hours ?? null, preferences: contact?.preferences ?? null },
          { version: this.#version },
        ),
    });
  }
}

customElements.define("contacts-section", ContactsSection);
