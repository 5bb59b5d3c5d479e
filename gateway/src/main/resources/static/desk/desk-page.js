// @ts-check
import { html } from "lit";
import { Refused, SignInNeeded, get } from "/shared/api/http.js";
import { openInbox } from "/shared/api/inbox.js";
import { currentSession, signIn, signOut } from "/shared/api/session.js";
import { loadAreas } from "/shared/areas.js";
import { Localized } from "/shared/components/localized.js";
import { currentLanguage } from "/shared/language.js";
import "./app-frame.js";
import { text } from "./texts.js";

const CALLBACK = "/signin/callback";
/** Faults of the page itself. A refusal or a missing network is neither. */
const FAULTS = [TypeError, ReferenceError, RangeError, SyntaxError];

/**
 * A page of the desk. It signs the person in, and shows what its subclass says in `content()` once somebody is signed in.
 * A subclass calls `load` for everything that it fetches: an ended session, a refusal and a missing network are then shown
 * alike on every page.
 */
export class DeskPage extends Localized {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    session: { state: true },
    unread: { state: true },
    isOffline: { state: true },
    isBroken: { state: true },
    notice: { state: true },
  };

  /** @type {() => void} */
  #closeInbox = () => {};
  #wasOpened = false;
  #network = () => {
    this.isOffline = !navigator.onLine;
    if (navigator.onLine && this.#wasOpened) {
      void this.load(() => this.opened());
    }
  };

  #failed = (/** @type {ErrorEvent | PromiseRejectionEvent} */ event) => {
    const failure = event instanceof ErrorEvent ? event.error : event.reason;
    this.isBroken = this.isBroken || FAULTS.some((fault) => failure instanceof fault);
  };

  constructor() {
    super();
    /** @type {import("/shared/api/session.js").Session | null} */
    this.session = null;
    this.unread = 0;
    this.isOffline = !navigator.onLine;
    /** Whether a part of the page failed by a fault of its own: it shows nothing, or something old. */
    this.isBroken = false;
    /** @type {{title: string, body: string, action?: string, isPassing?: boolean, act: () => void} | null} `isPassing`: whether to try again helps */
    this.notice = { title: text("starting"), body: "", act: () => {} };
  }

  /** The page's name in the navigation; to be overridden. */
  get current() {
    return "";
  }

  /** The page's title in the page's language; to be overridden. */
  get heading() {
    return text("product");
  }

  /** Fetches what the page shows, once somebody is signed in and whenever the network is back; to be overridden. */
  async opened() {}

  /**
   * What the page shows; to be overridden.
   *
   * @returns {unknown}
   */
  content() {
    return html``;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("online", this.#network);
    addEventListener("offline", this.#network);
    addEventListener("error", this.#failed);
    addEventListener("unhandledrejection", this.#failed);
    addEventListener("pagehide", () => this.#closeInbox());
    addEventListener("pageshow", (event) => event.persisted && this.#openInbox());
    void this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("online", this.#network);
    removeEventListener("offline", this.#network);
    removeEventListener("error", this.#failed);
    removeEventListener("unhandledrejection", this.#failed);
    this.#closeInbox();
  }

  updated() {
    document.documentElement.lang = currentLanguage();
    document.title = `${this.heading} · ${text("product")}`;
  }

  render() {
    return html`<app-frame
      .current=${this.current}
      .session=${this.session}
      .unread=${this.unread}
      .isOffline=${this.isOffline}
      .isBroken=${this.isBroken}
      .notice=${this.notice}
      @sign-out=${() => signOut("/")}
      @notice-action=${() => this.notice?.act()}
      >${this.notice ? "" : this.content()}</app-frame
    >`;
  }

  /**
   * Runs something that asks the platform. What goes wrong before anything is shown takes the page's place; later failures
   * are thrown on, for the part of the page that asked.
   *
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  async load(work) {
    try {
      const result = await work();
      this.#wasOpened = true;
      this.notice = null;
      return result;
    } catch (failure) {
      if (failure instanceof SignInNeeded) {
        this.#showSignIn(text("sessionOver"));
      } else if (!this.#wasOpened) {
        this.#showFailure(failure, () => this.load(work));
      } else {
        throw failure;
      }
      return undefined;
    }
  }

  async #start() {
    void loadAreas().then(() => this.requestUpdate());
    const session = await currentSession();
    if (!session || session.ended) {
      this.#showSignIn(session ? text("sessionOver") : text("signedOutText"));
      return;
    }
    this.session = session;
    this.notice = { title: text("loading"), body: "", act: () => {} };
    this.#openInbox();
    await this.load(() => this.opened());
  }

  #openInbox() {
    if (this.session) {
      this.#closeInbox();
      this.#closeInbox = openInbox(this.session.personId, {
        onUnread: (unread) => {
          this.unread = unread;
        },
        onLive: (isLive) => void (isLive || this.#fetchUnread()),
      });
    }
  }

  /** While the count doesn't come by itself it is asked for, each time that the stream is tried in vain. */
  async #fetchUnread() {
    const inbox = await get("/api/v1/inbox", { unread: "true", limit: "1" }).catch(() => null);
    this.unread = inbox?.unread ?? this.unread;
  }

  /** @param {string} why */
  #showSignIn(why) {
    this.session = null;
    this.#closeInbox();
    this.notice = {
      title: text("signedOut"),
      body: why,
      action: text("signIn"),
      act: () =>
        signIn(CALLBACK, location.pathname + location.search + location.hash).catch((failure) =>
          this.#showFailure(failure, () => this.#showSignIn(why)),
        ),
    };
  }

  /**
   * @param {unknown} failure
   * @param {() => void} again
   */
  #showFailure(failure, again) {
    const status = failure instanceof Refused ? failure.status : 0;
    const reason = failure instanceof Error ? failure.message : String(failure);
    const body = status === 403 ? text("forbidden") : status === 404 ? text("absent") : text("failed", reason);
    this.notice = { title: this.heading, body, action: text("retry"), isPassing: status === 0 || status >= 500 || status === 429, act: again };
  }
}
