// @ts-check
import { html } from "lit";
import { Localized, controls } from "/shared/components/localized.js";
import { text } from "./texts.js";

const PATIENCE_MS = 20_000;
const OLDEST_MS = 60_000;

/** Where the person is, if they want to say it. Fires `change` with `{longitude, latitude, accuracy}`, or null, in `detail`. */
export class PlaceField extends Localized {
  static properties = { place: { attribute: false }, isLocating: { state: true }, failure: { state: true } };

  static styles = controls;

  constructor() {
    super();
    /** @type {{longitude: number, latitude: number, accuracy: number} | null} */
    this.place = null;
    this.isLocating = false;
    this.failure = "";
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#locateIfAllowed();
  }

  render() {
    return html`<div class="field" id="place">
      ${this.place
        ? html`<div class="row">
            <p class="grow note good" role="status">${text("placeKnown", Math.round(this.place.accuracy))}</p>
            <button type="button" @click=${() => this.#firePlace(null)}>${text("placeRemove")}</button>
          </div>`
        : html`<button type="button" ?disabled=${this.isLocating} @click=${this.#locate}>
            ${this.isLocating ? text("placeWait") : text("placeAdd")}
          </button>`}
      ${this.failure ? html`<p class="hint" role="status">${text("placeFailed", this.failure)}</p>` : ""}
    </div>`;
  }

  /** Locates without a button press if the permission was granted before. */
  async #locateIfAllowed() {
    const permission = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
    if (permission?.state === "granted" && !this.place) {
      this.#locate();
    }
  }

  #locate() {
    this.isLocating = true;
    this.failure = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.isLocating = false;
        this.#firePlace({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy });
      },
      (failure) => {
        this.isLocating = false;
        this.failure = failure.code === failure.PERMISSION_DENIED ? text("placeDenied") : text("placeNone");
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: OLDEST_MS },
    );
  }

  /** @param {{longitude: number, latitude: number, accuracy: number} | null} place */
  #firePlace(place) {
    this.place = place;
    this.dispatchEvent(new CustomEvent("change", { detail: place }));
  }
}

customElements.define("place-field", PlaceField);
