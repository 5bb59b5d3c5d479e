// @ts-check
// The forms for a node other than the report: sign, object, claim completion, request an extension.

import { html } from "lit";
import { controls } from "/shared/components/localized.js";
import { day, dayOf, daysLater } from "/shared/format.js";
import { comma } from "/shared/language.js";
import { nodeCommand } from "./entries.js";
import { FieldForm } from "./form.js";
import { fetchPlanned } from "./lists.js";
import "./photo-field.js";
import { text } from "./texts.js";

const PHOTO_KINDS = ["PHOTO", "PHOTO_BEFORE", "PHOTO_DURING", "PHOTO_AFTER"];

class NodeForm extends FieldForm {
  static styles = controls;

  get name() {
    return this.localName;
  }

  get draftKey() {
    return `${this.name}/${this.row.projectId}/${this.row.nodeId}`;
  }
}

class SignForm extends NodeForm {
  render() {
    const { nodeName, dueDate } = this.row;
    return (
      this.draft &&
      html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${this.head(text("signTitle"))}
        <p>${text("signText", nodeName, day(dueDate))}</p>
        ${this.textArea("note", text("noteLabel"), text("notePlaceholder"))} ${this.footer(() => this.#keep())}
      </form>`
    );
  }

  #keep() {
    const note = (this.draft.note ?? "").trim();
    const body = { verdict: "SIGNED", ...(note ? { note } : {}) };
    void this.keep({}, () => nodeCommand("SIGN", this.row, "acceptance", body, [], this.field.clock.now()));
  }
}

class ObjectForm extends NodeForm {
  render() {
    return (
      this.draft &&
      html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${this.head(text("objectTitle"))}
        ${this.textArea("note", text("reasonLabel"))} ${this.footer(() => this.#keep())}
      </form>`
    );
  }

  #keep() {
    const note = (this.draft.note ?? "").trim();
    void this.keep(note ? {} : { note: text("reasonNeeded") }, () =>
      nodeCommand("OBJECT", this.row, "acceptance", { verdict: "OBJECTED", note }, [], this.field.clock.now()),
    );
  }
}

class ExtensionForm extends NodeForm {
  render() {
    return (
      this.draft &&
      html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${this.head(text("extensionTitle"))}
        <p class="quiet">${text("due", day(this.row.dueDate))}</p>
        ${this.dateInput("dueDate", text("newDate"), { min: daysLater(this.row.dueDate, 1) })}
        ${this.textArea("reason", text("reasonLabel"))} ${this.footer(() => this.#keep())}
      </form>`
    );
  }

  #keep() {
    const { dueDate = "", reason = "" } = this.draft;
    /** @type {Record<string, string>} */
    const faults = {};
    if (!(dueDate > this.row.dueDate)) {
      faults.dueDate = text("laterNeeded", day(this.row.dueDate));
    }
    if (!reason.trim()) {
      faults.reason = text("reasonNeeded");
    }
    void this.keep(faults, () =>
      nodeCommand("EXTENSION", this.row, "extensions", { dueDate, reason: reason.trim() }, [], this.field.clock.now()),
    );
  }
}

class ClaimForm extends NodeForm {
  static properties = { demanded: { state: true } };

  constructor() {
    super();
    /** @type {string[]} kinds of evidence that the plan demands, one per item */
    this.demanded = [];
  }

  get blank() {
    return { completedOn: dayOf(this.field.clock.now()), note: "" };
  }

  connectedCallback() {
    super.connectedCallback();
    void fetchPlanned(this.row.projectId, this.row.nodeId, this.field.store).then(({ evidence }) => {
      this.demanded = evidence.map((item) => item.split(/[:：]/)[0].trim().toUpperCase());
    });
  }

  render() {
    if (!this.draft) {
      return "";
    }
    const elsewhere = this.demanded.filter((kind) => !PHOTO_KINDS.includes(kind));
    return html`<form class="card stack" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${this.head(text("claimTitle"))}
      ${elsewhere.length > 0 ? html`<p class="note warn">${text("evidenceElsewhere", elsewhere.join(comma()))}</p>` : ""}
      ${this.dateInput("completedOn", text("completedOn"), { max: dayOf(this.field.clock.now()) })}
      ${this.#kinds().map(
        (kind) => html`<photo-field
          .form=${this}
          .photos=${this.photosOf(kind)}
          kind=${kind}
          label=${text(/** @type {any} */ (kind))}
        ></photo-field>`,
      )}
      ${this.fault("evidence")} ${this.textArea("note", text("noteLabel"), text("notePlaceholder"))}
      ${this.footer(() => this.#keep())}
    </form>`;
  }

  #kinds() {
    const kinds = PHOTO_KINDS.filter((kind) => this.demanded.includes(kind));
    return kinds.length > 0 ? kinds : ["PHOTO"];
  }

  #keep() {
    const { completedOn, note, photos, kinds } = this.draft;
    const missing = PHOTO_KINDS.filter(
      (kind) => this.demanded.filter((one) => one === kind).length > this.photosOf(kind).length,
    );
    const evidence = photos.map((/** @type {string} */ sha256) =>
      kinds[sha256] === "PHOTO" ? sha256 : `${kinds[sha256]}:${sha256}`,
    );
    const body = { completedOn, evidence, ...(note.trim() ? { note: note.trim() } : {}) };
    /** @type {Record<string, string>} */
    const faults = {};
    if (missing.length > 0) {
      faults.evidence = text("evidenceNeeded", missing.map((kind) => text(/** @type {any} */ (kind))).join(comma()));
    }
    void this.keep(faults, () => nodeCommand("CLAIM", this.row, "completion", body, photos, this.field.clock.now()));
  }
}

customElements.define("sign-form", SignForm);
customElements.define("object-form", ObjectForm);
customElements.define("extension-form", ExtensionForm);
customElements.define("claim-form", ClaimForm);
