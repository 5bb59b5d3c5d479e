// @ts-check
import { LitElement, css, html, nothing } from "lit";

/**
 * @typedef {{personId: string, name: string}} Person
 * @typedef {{amount: string}} Money
 * @typedef {{rank: number, key: string, name: string, score: number, explanation: {text: string}[]}} Line
 * @typedef {{projectId: string, projectName: string, nodeId: string, nodeName: string, dueDate: string, overdueDays: number, owner: Person, unit: {name: string}, leader: Person | null}} OverdueNode
 * @typedef {{problemId: string, title: string, projectName: string | null, dueDate: string, overdueDays: number, owner: Person, unit: {name: string}, leader: Person | null}} OverdueProblem
 * @typedef {{orderId: string, number: string, colour: string, unit: string, answerDue: string, answered: boolean}} OpenOrder
 * @typedef {object} Bulletin
 * @property {string} bulletinId
 * @property {string} number
 * @property {string} programme
 * @property {string} programmeName
 * @property {"WEEKLY" | "MONTHLY"} kind
 * @property {string} from
 * @property {string} until
 * @property {Person} publishedBy
 * @property {string} publishedAt
 * @property {{projects: number, completedProjects: number, plannedThisYear: Money, paidThisYear: Money, completionRate: string | null, completionRateReason?: string | null, nodes: number,
 *     nodesDone: number, overdue: number, overdueBefore: number, due: number, done: number, doneLate: number, problemsOpen: number,
 *     problemsRaised: number, problemsClosed: number, alertsOpen: number}} figures
 * @property {{by: string, rulesVersion: number, first: Line[], last: Line[]}[]} rankings
 * @property {OverdueNode[]} overdue
 * @property {number} overdueTotal
 * @property {OverdueProblem[]} problems
 * @property {OpenOrder[]} [orders] none in a bulletin that an earlier version published
 */

/** @type {Record<string, string>} */
const GROUPS = { area: "街道", headquarters: "指挥部", unit: "责任单位", field: "领域" };

/** A bulletin (通报) as an A4 paper, in Chinese whatever the page's language is. */
export class BulletinPaper extends LitElement {
  static properties = { bulletin: { attribute: false } };

  static styles = css`
    :host { display: block; }
    * { box-sizing: border-box; }
    article {
      max-width: 210mm; margin: 0 auto; padding: 18mm 16mm; background: #fff; color: #111; border: 1px solid var(--line);
      font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", "Noto Serif SC", "SimSun", serif; font-size: 1rem; line-height: 1.7;
    }
    header { text-align: center; border-bottom: 2px solid #b3160f; padding-bottom: 0.75rem; margin-bottom: 1.25rem; }
    header p { margin: 0; }
    .kind { font-size: 1.75rem; font-weight: 700; letter-spacing: 0.3em; color: #b3160f; }
    h1 { font-size: 1.375rem; margin: 0.5rem 0 0.25rem; }
    h2 { font-size: 1.125rem; margin: 1.25rem 0 0.5rem; }
    h3 { font-size: 1rem; margin: 0.75rem 0 0.25rem; }
    p { margin: 0 0 0.5rem; text-indent: 2em; }
    header p, .plain { text-indent: 0; }
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
    th, td { border: 1px solid #444; padding: 0.25rem 0.4rem; text-align: left; vertical-align: top; }
    thead th { background: #eee; text-align: center; white-space: nowrap; }
    .number { text-align: right; white-space: nowrap; }
    footer { margin-top: 2rem; text-align: right; }
    footer p { text-indent: 0; margin: 0; }
    a { color: inherit; }
    @media (max-width: 48rem) { article { padding: 1rem; } }
    @media print {
      article { border: 0; padding: 0; max-width: none; font-size: 10.5pt; }
      table { font-size: 9pt; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      a { text-decoration: none; }
      .scroll { overflow: visible; }
    }
  `;

  constructor() {
    super();
    /** @type {Bulletin | null} */
    this.bulletin = null;
  }

  render() {
    const { bulletin } = this;
    if (!bulletin) {
      return nothing;
    }
    const { figures } = bulletin;
    return html`<article lang="zh-CN" id="paper">
      <header>
        <p class="kind">通报</p>
        <p id="number">${bulletin.number}</p>
        <h1>${bulletin.programmeName}推进情况${bulletin.kind === "WEEKLY" ? "周" : "月"}通报</h1>
        <p>（${chineseDay(bulletin.from)}至${chineseDay(bulletin.until)}）</p>
      </header>
      <h2>一、总体情况</h2>
      <p id="figures">
        本计划共 ${figures.projects} 个项目，已完成 ${figures.completedProjects} 个；${figures.nodes} 个节点，已完成 ${figures.nodesDone} 个。本年计划投资
        ${yi(figures.plannedThisYear)}，已完成 ${yi(figures.paidThisYear)}${rateOf(figures.completionRate, figures.completionRateReason)}。
      </p>
      <p>
        本期应完成节点 ${figures.due} 个；期间完成 ${figures.done} 个，其中逾期后完成 ${figures.doneLate} 个。截至发布时逾期节点 ${figures.overdue} 个，期初为
        ${figures.overdueBefore} 个，${changeOf(figures.overdue - figures.overdueBefore)}。
      </p>
      <p>期间新增问题 ${figures.problemsRaised} 个、销号 ${figures.problemsClosed} 个，尚有 ${figures.problemsOpen} 个未销号；未了结的预警 ${figures.alertsOpen} 项。</p>
      <h2>二、先进与末位</h2>
      ${bulletin.rankings.map(
        ({ by, first, last, rulesVersion }) => html`<h3>${GROUPS[by] ?? by}（评分规则第 ${rulesVersion} 版）</h3>
          ${first.length + last.length === 0 ? html`<p>本期没有可比的${GROUPS[by] ?? by}。</p>` : html`${places("前列", first)} ${places("末位", last)}`}`,
      )}
      <h2>三、逾期节点</h2>
      ${bulletin.overdue.length === 0 ? html`<p>截至发布时没有逾期节点。</p>` : overdueNodes(bulletin)}
      <h2>四、逾期问题</h2>
      ${bulletin.problems.length === 0 ? html`<p>截至发布时没有逾期问题。</p>` : overdueProblems(bulletin.problems)}
      <h2>五、未办结的督办单</h2>
      ${openOrders(bulletin.orders ?? [])}
      <footer>
        <p>发布人：${bulletin.publishedBy.name}</p>
        <p>${chineseDay(dayInBeijing(bulletin.publishedAt))}</p>
      </footer>
    </article>`;
  }
}

/**
 * @param {string} title
 * @param {Line[]} lines
 */
function places(title, lines) {
  return lines.length === 0
    ? nothing
    : html`<div class="scroll">
        <table data-places=${title}>
          <thead><tr><th scope="col">${title}</th><th scope="col">名称</th><th scope="col">得分</th><th scope="col">依据</th></tr></thead>
          <tbody>
            ${lines.map(
              ({ rank, name, score, explanation }) => html`<tr>
                <td class="number">${rank}</td>
                <td>${name}</td>
                <td class="number">${score.toFixed(2)}</td>
                <td>${explanation.map(({ text }) => text.split(" · ")[0]).map(withUnits).join("；")}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
}

/** @param {Bulletin} bulletin */
function overdueNodes({ overdue, overdueTotal }) {
  return html`<div class="scroll">
      <table id="overdue">
        <thead>
          <tr><th scope="col">序号</th><th scope="col">项目</th><th scope="col">节点</th><th scope="col">应完成</th><th scope="col">逾期天数</th><th scope="col">责任单位</th><th scope="col">责任人</th><th scope="col">包保领导</th></tr>
        </thead>
        <tbody>
          ${overdue.map(
            ({ projectId, projectName, nodeName, dueDate, overdueDays, owner, unit, leader }, index) => html`<tr>
              <td class="number">${index + 1}</td>
              <td><a href="/projects/${encodeURIComponent(projectId)}">${projectName}</a></td>
              <td>${nodeName}</td>
              <td class="number">${dueDate}</td>
              <td class="number">${overdueDays}</td>
              <td>${unit.name}</td>
              <td>${owner.name}</td>
              <td>${leader?.name ?? "—"}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${overdue.length < overdueTotal ? html`<p class="plain">以上为逾期最久的 ${overdue.length} 个，共 ${overdueTotal} 个。</p>` : nothing}`;
}

/** @param {OverdueProblem[]} problems */
function overdueProblems(problems) {
  return html`<div class="scroll">
    <table id="problems">
      <thead>
        <tr><th scope="col">序号</th><th scope="col">问题</th><th scope="col">项目</th><th scope="col">应办结</th><th scope="col">逾期天数</th><th scope="col">责任单位</th><th scope="col">责任人</th></tr>
      </thead>
      <tbody>
        ${problems.map(
          ({ title, projectName, dueDate, overdueDays, owner, unit }, index) => html`<tr>
            <td class="number">${index + 1}</td>
            <td>${title}</td>
            <td>${projectName ?? "—"}</td>
            <td class="number">${dueDate}</td>
            <td class="number">${overdueDays}</td>
            <td>${unit.name}</td>
            <td>${owner.name}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @type {Record<string, string>} */
const COLOURS = { RED: "红色", YELLOW: "黄色", BLUE: "蓝色" };

/** @param {OpenOrder[]} orders */
function openOrders(orders) {
  return orders.length === 0
    ? html`<p>没有未办结的督办单。</p>`
    : html`<div class="scroll">
        <table id="orders">
          <thead>
            <tr><th scope="col">编号</th><th scope="col">颜色</th><th scope="col">责任单位</th><th scope="col">答复期限</th><th scope="col">答复</th></tr>
          </thead>
          <tbody>
            ${orders.map(
              ({ number, colour, unit, answerDue, answered }) => html`<tr>
                <td>${number}</td>
                <td>${COLOURS[colour] ?? colour}</td>
                <td>${unit}</td>
                <td class="number">${answerDue}</td>
                <td>${answered ? "已答复" : "未答复"}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
}

/** @param {Money} money */
function yi({ amount }) {
  const value = Number(amount);
  return value >= 100_000_000 ? `${(value / 100_000_000).toFixed(2)} 亿元` : `${(value / 10_000).toFixed(0)} 万元`;
}

/** @param {string} sentence with money in 元 */
function withUnits(sentence = "") {
  return sentence.replace(/([\d.]+) 元/g, (_, amount) => yi({ amount }));
}

/**
 * @param {string | null | undefined} rate a share such as 0.43; none where nothing was planned
 * @param {string | null | undefined} reason why there is none; the paper is Chinese
 */
function rateOf(rate, reason) {
  if (reason === "NOTHING_PLANNED") {
    return "（未安排计划投资，不计完成率）";
  }
  return rate === null || rate === undefined || rate === "" ? "" : `，完成率 ${(Number(rate) * 100).toFixed(0)}%`;
}

/** @param {number} change */
function changeOf(change) {
  return change === 0 ? "与期初持平" : change > 0 ? `增加 ${change} 个` : `减少 ${-change} 个`;
}

/** @param {string} date YYYY-MM-DD */
function chineseDay(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** @param {string} instant */
function dayInBeijing(instant) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date(instant));
}

customElements.define("bulletin-paper", BulletinPaper);
