// @ts-check
// The redirect URI of the sign-in: stores the tokens, and returns to the view that the person left.

import { html, nothing } from "lit";
import { SignInFailed, finishSignIn, signIn } from "/shared/api/session.js";
import { Localized } from "/shared/components/localized.js";
import "/desk/app-frame.js";
import { text } from "/desk/texts.js";

const START = "/me";

class SignInPage extends Localized {
  static properties = { failure: { state: true } };

  constructor() {
    super();
    this.failure = "";
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#finish();
  }

  render() {
    const notice = this.failure
      ? { title: text("signInFailed", this.failure), body: "", action: text("signIn") }
      : { title: text("starting"), body: "" };
    return html`<app-frame .notice=${notice} @notice-action=${() => signIn("/signin/callback", START)}>${nothing}</app-frame>`;
  }

  async #finish() {
    try {
      location.replace((await finishSignIn()) ?? START);
    } catch (failure) {
      this.failure = failure instanceof SignInFailed || failure instanceof Error ? failure.message : String(failure);
    }
  }
}

customElements.define("signin-page", SignInPage);
