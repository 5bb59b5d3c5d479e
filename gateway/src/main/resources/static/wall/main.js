// @ts-check
import { css, html, nothing } from "lit";
import { showInAddress, stateOfAddress } from "/desk/address.js";
import { DeskPage } from "/desk/desk-page.js";
import { fetchProgrammes, firstProgramme, rememberProgramme } from "/desk/programmes.js";
import { signOut } from "/shared/api/session.js";
import { controls } from "/shared/components/localized.js";
import { LiveData } from "./live-data.js";
import { Rotation } from "./rotation.js";
import { SCENE_NAMES, loadScene, tagOf } from "./scenes.js";
import { text } from "./texts.js";
import { keepScreenOn } from "./wake-lock.js";
import "./head-figures.js";
import "./list-panel.js";
import "./news-ticker.js";
import "./scene-bar.js";
import "./wall-head.js";

/** @typedef {import("/desk/programmes.js").Programme} Programme */
/** @typedef {import("./wall-scene.js").ListRequest} ListRequest */

const RETRY_MS = 8_000;

/** The wall display: one scene at a time below the head figures, readable from across a room and usable up close. */
class WallPage extends DeskPage {
  static properties = {
    programmes: { state: true },
    programme: { state: true },
    scene: { state: true },
    available: { state: true },
    asked: { state: true },
    said: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto; min-height: 100dvh; color: var(--ink); line-height: 1.35;
        font-variant-numeric: tabular-nums;
        background: radial-gradient(120% 90% at 50% -10%, var(--accent-ground) 0, var(--ground) 60%) fixed, var(--ground);
      }
      main { display: contents; }
      #scene { min-height: 0; min-width: 0; padding: 0 1.25rem; }
      #scene > * { display: block; height: 100%; }
      head-figures { padding: 0.75rem 1.25rem; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      .notice { grid-row: 2 / -1; display: grid; place-items: center; padding: 2rem 1rem; }
      .notice div { max-width: 34rem; text-align: center; display: grid; gap: 0.9rem; justify-items: center; }
      .notice p { color: var(--ink-quiet); font-size: 1.0625rem; overflow-wrap: anywhere; }
      .notice .primary { width: auto; padding: 0.65rem 2rem; }
      .mark {
        width: 8rem; height: 5.4rem; border-radius: 0.2rem;
        background: linear-gradient(var(--red), var(--red)) 0 0 / 46% 1rem no-repeat,
          linear-gradient(var(--amber), var(--amber)) 45% 50% / 52% 1rem no-repeat,
          linear-gradient(var(--green), var(--green)) 100% 100% / 44% 1rem no-repeat;
      }
      footer { display: flex; align-items: center; gap: 1rem; padding: 0.5rem 1.25rem 0.6rem; min-width: 0; }
      news-ticker { flex: 1; min-width: 0; }
      @media (min-width: 1200px) and (min-height: 640px) { :host { height: 100dvh; overflow: hidden; } #scene { overflow: hidden; } }
      @media screen and (max-width: 1199px) {
        #scene { padding: 0 0.75rem; }
        #scene > * { height: auto; }
        head-figures { padding: 0.75rem; }
        footer { flex-wrap: wrap; padding: 0.5rem 0.75rem 1rem; }
        news-ticker { flex-basis: 100%; order: -1; }
      }
      @media print {
        :host, #scene { display: block; height: auto; min-height: 0; overflow: visible; padding: 0; background: none; }
        #scene > * { height: auto; }
        head-figures[compact], footer { display: none; }
      }
    `,
  ];

  #data = new LiveData(
    () => this.#dataChanged(),
    (failure) => void this.load(() => Promise.reject(failure)),
  );
  #rotation = new Rotation(
    () => this.#step(1, this.#rotation.participants(this.available)),
    () => this.requestUpdate(),
  );
  /** @type {(import("./wall-scene.js").WallScene & HTMLElement) | null} */
  #element = null;
  #retryTimer = 0;
  #theme = "";
  #letScreenSleep = () => {};
  #leave = new AbortController();

  constructor() {
    super();
    /** @type {Programme[]} */
    this.programmes = [];
    /** @type {Programme | null} */
    this.programme = null;
    this.scene = "overview";
    /** @type {string[]} names of the scenes whose modules are here */
    this.available = [];
    /** @type {ListRequest | null} */
    this.asked = null;
    /** What changed last, for those who don't see it. */
    this.said = "";
  }

  get current() {
    return "wall";
  }

  get heading() {
    return text("title");
  }

  connectedCallback() {
    super.connectedCallback();
    this.#takeAddress();
    const { signal } = this.#leave;
    addEventListener("popstate", () => this.#takeAddress(), { signal });
    addEventListener("hashchange", () => this.#takeHash(), { signal });
    addEventListener("keydown", (event) => this.#key(event), { signal });
    for (const type of ["pointerdown", "keydown", "wheel"]) {
      addEventListener(type, () => this.#rotation.hold(), { signal, passive: true });
    }
    addEventListener("pagehide", () => this.#data.close(), { signal });
    addEventListener("beforeprint", () => this.#takePaper(), { signal });
    addEventListener("afterprint", () => this.#takeScreen(), { signal });
    addEventListener("pageshow", (event) => event.persisted && this.#data.reopen(), { signal });
    this.#letScreenSleep = keepScreenOn();
    this.#rotation.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
    this.#leave = new AbortController();
    this.#data.close();
    this.#rotation.stop();
    this.#letScreenSleep();
  }

  /** Paper is light, also for what is drawn in colours that were read from the page. */
  #takePaper() {
    const { dataset } = document.documentElement;
    this.#theme = dataset.theme ?? "";
    dataset.theme = "light";
  }

  #takeScreen() {
    document.documentElement.dataset.theme = this.#theme;
  }

  /** Once signed in, and whenever the network is back. */
  async opened() {
    if (this.programme) {
      this.#data.changed();
      return;
    }
    this.programmes = await fetchProgrammes();
    const first = await firstProgramme(this.programmes, stateOfAddress().programme, this.session);
    await this.#show(first);
    void this.#loadScenes();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.get("session") && !this.session) {
      this.#data.close();
      this.programme = null;
      this.asked = null;
    }
    if (changed.has("notice")) {
      clearTimeout(this.#retryTimer);
      const { notice } = this;
      if (notice?.isPassing) {
        this.#retryTimer = setTimeout(() => this.notice === notice && notice.act(), RETRY_MS);
      }
    }
  }

  render() {
    const { notice, programme } = this;
    const { overview } = this.#data;
    const isShown = !notice && programme && overview;
    return html`
      <wall-head
        .session=${this.session}
        .programmes=${this.programmes}
        .programme=${programme}
        .unread=${this.unread}
        .isOffline=${this.isOffline}
        .isBroken=${this.isBroken}
        .data=${isShown ? this.#data : null}
        .tick=${isShown ? Date.now() : 0}
        @choose=${(/** @type {CustomEvent} */ event) => this.#choose(event.detail)}
        @sign-out=${() => signOut("/")}
      ></wall-head>
      <p id="news" class="unseen" role="status" aria-live="polite">${this.said}</p>
      ${isShown ? this.#wall(programme, overview) : this.#notice(notice ?? this.#whyNothing())}
      ${programme
        ? html`<list-panel
            .programme=${programme}
            .asked=${this.asked}
            .version=${this.#data.version}
            @open-list=${(/** @type {CustomEvent} */ event) => this.#showList(event.detail)}
            @close-list=${() => this.#showList(null)}
          ></list-panel>`
        : nothing}
    `;
  }

  /**
   * @param {Programme} programme
   * @param {any} overview
   */
  #wall(programme, overview) {
    return html`<main
      @open-list=${(/** @type {CustomEvent} */ event) => this.#showList(event.detail)}
      @scene-fetched=${(/** @type {CustomEvent} */ event) => this.#data.failed(event.detail)}
      @said=${(/** @type {CustomEvent} */ event) => (this.said = event.detail)}
      @changed=${() => this.#data.changed()}
    >
      <head-figures .overview=${overview} .programme=${programme} .version=${this.#data.version} ?compact=${this.scene !== "overview"}></head-figures>
      <div id="scene" role="region" aria-label=${text(/** @type {any} */ (this.scene))}>${this.#sceneElement(programme, overview)}</div>
      <footer>
        <scene-bar
          .scene=${this.scene}
          .available=${this.available}
          .rotation=${this.#rotation}
          .settings=${this.#rotation.settings}
          .isHeld=${this.#rotation.isHeld}
          @choose=${(/** @type {CustomEvent} */ event) => this.#go(event.detail)}
        ></scene-bar>
        <news-ticker .news=${this.#data.news}></news-ticker>
      </footer>
    </main>`;
  }

  #whyNothing() {
    return this.programmes.length === 0 && this.session
      ? { title: text("noProgramme"), body: text("noProgrammeText") }
      : { title: text("loading"), body: "" };
  }

  /** @param {{title: string, body: string, action?: string, act?: () => void}} notice */
  #notice({ title, body, action, act }) {
    return html`<main>
      <div class="notice">
        <div>
          <p class="mark" aria-hidden="true"></p>
          <h2 id="noticeTitle">${title}</h2>
          <p id="noticeText">${body}</p>
          ${action ? html`<button id="noticeAction" class="primary" type="button" @click=${() => act?.()}>${action}</button>` : nothing}
        </div>
      </div>
    </main>`;
  }

  /**
   * @param {Programme} programme
   * @param {any} overview
   */
  #sceneElement(programme, overview) {
    if (!this.available.includes(this.scene)) {
      return nothing;
    }
    const tag = tagOf(this.scene);
    if (this.#element?.localName !== tag) {
      this.#element = /** @type {any} */ (document.createElement(tag));
    }
    return Object.assign(/** @type {any} */ (this.#element), { programme, overview, session: this.session, version: this.#data.version });
  }

  #dataChanged() {
    this.said = this.#differences() || this.said;
    this.requestUpdate();
  }

  /** @type {any} */
  #saidOf = null;

  /** What changed in the figures, for those who don't see it. */
  #differences() {
    const before = this.#saidOf;
    const now = this.#data.overview;
    this.#saidOf = now;
    if (!before || !now || before === now || before.programme !== now.programme) {
      return "";
    }
    const compared = /** @type {[any, number, number][]} */ ([
      ["newsOverdue", before.nodes.byStanding?.OVERDUE ?? 0, now.nodes.byStanding?.OVERDUE ?? 0],
      ["newsAlerts", before.alerts.open, now.alerts.open],
      ["newsProjects", before.projects.completed, now.projects.completed],
    ]);
    return compared
      .filter(([, from, to]) => from !== to)
      .map(([key, from, to]) => text(key, from, to))
      .join("; ");
  }

  /** @param {Programme | null} programme */
  async #show(programme) {
    this.programme = programme;
    if (!programme) {
      return;
    }
    showInAddress({ programme: this.programmes.length > 1 ? programme.programmeId : null });
    try {
      await this.#data.show(programme.programmeId);
    } catch (failure) {
      this.programme = null;
      throw failure;
    }
  }

  /** @param {string} programmeId */
  async #choose(programmeId) {
    const programme = this.programmes.find((one) => one.programmeId === programmeId);
    if (!programme || programme.programmeId === this.programme?.programmeId) {
      return;
    }
    rememberProgramme(programmeId, this.session?.personId ?? "");
    this.asked = null;
    try {
      await this.load(() => this.#show(programme));
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      this.notice = { title: this.heading, body: text("fetchFailed", reason), isPassing: true, act: () => void this.#choose(programmeId) };
    }
  }

  async #loadScenes() {
    for (const name of [this.scene, ...SCENE_NAMES.filter((one) => one !== this.scene)]) {
      if ((await loadScene(name)) && !this.available.includes(name)) {
        this.available = SCENE_NAMES.filter((one) => one === name || this.available.includes(one));
      }
    }
    if (!this.available.includes(this.scene)) {
      this.#go("overview");
    }
  }

  #takeAddress() {
    const { scene, list, filter } = stateOfAddress();
    this.scene = /** @type {string[]} */ (SCENE_NAMES).includes(scene ?? "") ? (scene ?? "overview") : "overview";
    this.asked = list ? /** @type {ListRequest} */ ({ list, filters: Object.fromEntries(new URLSearchParams(filter ?? "")) }) : null;
    this.#takeHash();
  }

  /** Links of before had the programme in the hash. */
  #takeHash() {
    const named = new URLSearchParams(location.hash.slice(1)).get("programme");
    if (named) {
      history.replaceState(null, "", location.pathname + location.search);
      showInAddress({ programme: named });
    }
    const wanted = stateOfAddress().programme;
    if (this.programme && wanted) {
      void this.#choose(wanted);
    }
  }

  /** @param {string} scene */
  #go(scene) {
    this.scene = scene;
    showInAddress({ scene: scene === "overview" ? null : scene, by: null });
  }

  /** @param {ListRequest | null} asked */
  #showList(asked) {
    this.asked = asked;
    showInAddress({ list: asked?.list, filter: asked ? new URLSearchParams(asked.filters).toString() : null }, { push: Boolean(asked) });
  }

  /**
   * @param {number} step
   * @param {string[]} names
   */
  #step(step, names) {
    if (!this.notice && !this.asked) {
      this.#go(this.#rotation.after(this.scene, step, names));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement | undefined} */ (event.composedPath()[0]);
    const isTyping = ["INPUT", "SELECT", "TEXTAREA"].includes(target?.tagName ?? "") || Boolean(target?.closest?.("dialog"));
    if (isTyping || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || this.asked || this.notice) {
      return;
    }
    const named = this.#rotation.settings.order.filter((name) => this.available.includes(name))[Number(event.key) - 1];
    if (named) {
      this.#go(named);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      this.#step(event.key === "ArrowRight" ? 1 : -1, this.available);
    }
  }
}

customElements.define("wall-page", WallPage);
