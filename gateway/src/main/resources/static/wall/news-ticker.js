// @ts-check
import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { problemAddress, projectAddress } from "/desk/address.js";
import { Localized, controls } from "/shared/components/localized.js";
import { clock } from "/shared/figures.js";
import { word } from "/shared/words.js";
import { kindText, text, textOf } from "./texts.js";

const MOST_SHOWN = 6;

/** What just happened, the newest first, in words; each opens its project or problem. */
export class NewsTicker extends Localized {
  static properties = { news: { attribute: false } };

  static styles = [
    controls,
    css`
      :host { overflow: hidden; }
      section { display: flex; align-items: center; gap: 0.75rem; min-width: 0; }
      h2 { font-size: 0.9375rem; font-weight: 600; color: var(--ink-quiet); white-space: nowrap; }
      ul { display: flex; gap: 1.5rem; overflow: hidden; min-width: 0; flex: 1; }
      li { white-space: nowrap; flex: none; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
      li:first-child { animation: arrive 1.2s ease-out; }
      @keyframes arrive { from { opacity: 0; transform: translateX(2rem); } }
      @media (prefers-reduced-motion: reduce) { li:first-child { animation: none; } }
      a { color: var(--ink); text-decoration: none; display: inline-block; padding: 0.35rem 0; }
      a:hover { text-decoration: underline; }
      time { color: var(--ink-quiet); margin-right: 0.4rem; }
      i { display: inline-block; width: 0.6rem; height: 0.6rem; margin-right: 0.4rem; background: var(--grey); border-radius: 50%; }
      [data-light="RED"] i { background: var(--red); border-radius: 0; transform: rotate(45deg); }
      [data-light="AMBER"] i { background: var(--amber); }
      [data-light="YELLOW"] i { background: var(--yellow); }
      [data-light="GREEN"] i { background: var(--green); }
      .none { color: var(--ink-quiet); }
      @media screen and (max-width: 760px) {
        section { align-items: flex-start; flex-direction: column; gap: 0.25rem; }
        ul { flex-direction: column; gap: 0; width: 100%; }
        li { white-space: normal; }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import("./live-data.js").News[]} */
    this.news = [];
  }

  render() {
    return html`<section aria-labelledby="title">
      <h2 id="title">${text("news")}</h2>
      ${this.news.length === 0 ? html`<p class="none">${text("newsNone")}</p>` : nothing}
      <ul id="ticker">
        ${repeat(
          this.news.slice(0, MOST_SHOWN),
          ({ id }) => id,
          (news) => html`<li data-light=${lightOf(news)}>
            <a href=${addressOf(news)}><i aria-hidden="true"></i><time datetime=${news.at}>${clock(news.at)}</time>${sentence(news)}</a>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** @param {import("./live-data.js").News} news */
function lightOf({ type, data }) {
  return data.light ?? (type === "alert" && (data.change === "RAISED" || data.change === "ESCALATED") ? "RED" : "GREY");
}

/** @param {import("./live-data.js").News} news */
function addressOf({ data: { subject } }) {
  if (subject.problemId) {
    return problemAddress(subject.problemId);
  }
  return projectAddress(subject.projectId, subject.nodeId);
}

/** @param {import("./live-data.js").News} news */
function sentence({ type, data }) {
  const { subject, change } = data;
  if (type === "alert") {
    const whose = subject.owner?.name ?? subject.unit?.name ?? subject.projectId;
    switch (change) {
      case "RAISED":
        return text("newsRaised", whose, kindText(data.kind), textOf(`level${data.level ?? 1}`));
      case "ESCALATED":
        return text("newsEscalated", whose, textOf(`level${data.level ?? 1}`));
      case "ACKNOWLEDGED":
        return text("newsAcknowledged", whose);
      default:
        return text("newsResolved", whose);
    }
  }
  const what = subject.title ?? subject.nodeName;
  const where = subject.projectName ?? "";
  switch (change) {
    case "REPORT_MISSED":
      return text("newsReportMissed", where, what);
    case "REPORT_RESUMED":
      return text("newsReportResumed", where, what);
    default:
      return data.from ? text("newsStanding", where, what, word(data.from), word(data.to)) : text("newsStandingFirst", where, what, word(data.to));
  }
}

customElements.define("news-ticker", NewsTicker);
