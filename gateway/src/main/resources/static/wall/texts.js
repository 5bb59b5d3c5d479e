// @ts-check
// The texts of the wall display, in both languages.

import { textsOf } from "/shared/language.js";

/** For a test, which compares the keys of both. */
export const TEXTS = {
  "zh-CN": {
    title: "挂图作战", product: "城市更新督查平台", programme: "攻坚计划", account: "账户", figures: "总体情况",
    signOut: "退出", otherLanguage: "English", unread: "{0} 条未读消息",
    scenes: "场景", overview: "总览", gantt: "横道图", map: "一张图", trends: "趋势", ranking: "赛马", problems: "问题", orders: "督办与预警",
    rotate: "轮播", rotateOn: "轮播中", rotateHeld: "有人操作，轮播稍候", every: "每 {0} 秒", interval: "轮播间隔", arrange: "编排", arrangeTitle: "轮播的场景与顺序",
    earlier: "上移 {0}", later: "下移 {0}", close: "关闭", keys: "按 1–{0} 或 ← → 切换场景",
    projects: "项目", unitProjects: "个", projectsBeside: "已完成 {0} 个 · {1} 个领域",
    planned: "年度计划投资", unitMoney: "亿元", totalInvestment: "总投资 {0} 亿元",
    rate: "投资完成率", paid: "本年已完成 {0} 亿元", yearElapsed: "时间已过 {0}%", rateAgainstYear: "投资完成 {0}%，全年时间已过 {1}%", rateAlone: "投资完成 {0}%",
    overdue: "逾期节点", unitNodes: "个", nodes: "共 {0} 个节点", dueThisWeek: "本周到期", dueSoon: "预警期内 {0} 个",
    openProblems: "未办结问题", problemsBeside: "逾期 {0} 个", openAlerts: "未销预警", unitAlerts: "条", unanswered: "待确认 {0} 条",
    ordersOpen: "督办单 {0} 件", ordersLate: "督办单 {0} 件 · 逾期 {1} 件",
    sinceYesterday: "较昨日 {0}", sinceLastWeek: "较上周 {0}", completedMore: "完成 {0}", paidMore: "{0} 亿", openFigure: "{0}：查看清单",
    byLight: "红黄绿灯", byStanding: "节点态势", of: "{0} {1} 个", none: "暂无节点",
    lateTitle: "逾期节点 · 谁负责", lateCaption: "逾期节点，按逾期天数由多到少", lateEmpty: "没有逾期节点",
    turning: "自动翻页", count: "{0} 个", countRange: "第 {0}–{1} 个，共 {2} 个", countCut: "显示 {0} 个，共 {1} 个",
    colDays: "逾期", colNode: "节点 / 项目", colStreet: "街道", colOwner: "责任人", colUnit: "责任单位", colLeader: "包保领导", colDue: "应完成", colAlert: "预警",
    days: "{0} 天", unsigned: "未签收", unknownOwner: "不在名录", unknownOwnerWhy: "责任人不在人员名录中或已停用，预警将直接上报上一级",
    moved: "原定 {0}", assumed: "当年放假通知尚未发布，按周末休息推算",
    streetsTitle: "逾期节点在哪个街道", streetsEmpty: "各街道均无逾期", soonTitle: "即将到期", soonEmpty: "近期没有到期节点",
    alertNone: "未发预警", alertOpen: "待确认", alertDone: "已确认", alertBy: "{0} · {1}", alertUnread: "{0} · 未读",
    level0: "待发", level1: "已报责任人", level2: "已报责任单位", level3: "已报包保领导", level4: "已报指挥部", level5: "已报督查室",
    levelsTitle: "预警逐级上报", rung1: "责任人", rung2: "责任单位", rung3: "包保领导", rung4: "指挥部", rung5: "督查室",
    oldest: "最久 {0}", nextStep: "→ {0}", nextStepTitle: "无人确认时的下一步", held: "另有 {0} 条待发", acknowledge: "确认", acknowledgeOf: "确认：{0}",
    refusedAnswer: "未能确认：{0}", newsAnswered: "预警已确认",
    ordersTitle: "督办单 · 谁还没答复", ordersCount: "{0} 件", ordersCountLate: "{0} 件 · 逾期 {1} 件", ordersEmpty: "没有未办结的督办单",
    colourRED: "红色", colourYELLOW: "黄色", colourBLUE: "蓝色", answerBy: "{0} 前答复", orderLate: "逾期 {0} 天未复",
    orderISSUED: "待答复", orderREPLIED: "待审定", orderRETURNED: "退回重报", orderCLOSED: "已办结", orderWithdrawn: "项目已撤项，无须答复",
    colOrder: "督办单", colState: "状态", colAnswer: "答复期限",
    asOf: "截至 {0}", live: "实时", liveConnecting: "连接中", liveLost: "已断开，{0} 秒后重连", liveOffline: "网络已断开",
    dataAge: "数据是 {0} 秒前的", dataAgeMinutes: "数据是 {0} 分钟前的", fetchFailed: "取数失败：{0}", unreachable: "没有连上平台",
    loading: "正在取数…", noProgramme: "没有可见的攻坚计划", noProgrammeText: "您的职责和辖区内还没有计划。如有疑问，请联系督查室。",
    newsOverdue: "逾期节点由 {0} 个变为 {1} 个", newsAlerts: "未销预警由 {0} 条变为 {1} 条", newsProjects: "已完成项目由 {0} 个变为 {1} 个",
    news: "刚刚发生", newsNone: "打开本页后还没有新的变化",
    newsStanding: "{0} · {1}：{2} → {3}", newsStandingFirst: "{0} · {1}：{2}", newsReportMissed: "{0} · {1}：未按时汇报", newsReportResumed: "{0} · {1}：恢复汇报",
    newsRaised: "{0}：{1}预警，{2}", newsEscalated: "{0}的预警升级，{1}", newsAcknowledged: "{0}的预警已确认", newsResolved: "{0}的预警已解除",
    rankTitle: "赛马 · {0}", by: "比什么", byArea: "街道", byHeadquarters: "指挥部", byUnit: "责任单位", byField: "领域", rank: "名次", score: "得分", scoreOf: "{0} 分",
    why: "得分从何而来", measurePoints: "{0} / {1} 分", noWeight: "不计分", paidOfPlanned: "本年完成投资 {0} 亿元，计划 {1} 亿元", rankEmpty: "还没有可比的节点", rulesVersion: "计分规则第 {0} 版", open: "查看明细", wholePage: "到赛马页",
    ON_TIME: "按时完成", LATENESS: "逾期天数", INVESTMENT: "投资完成", PROBLEMS: "问题办结", REPORTING: "按时汇报", ACKNOWLEDGEMENT: "预警确认",
    problemsBySource: "未办结问题 · 来自哪里", problemsOldest: "逾期最久的问题", problemsBlocking: "制约节点的问题", problemsNext: "接下来到期", problemsNone: "没有未办结的问题", noneOverdue: "没有逾期的问题",
    noneBlocking: "没有问题制约节点", blocks: "制约 {0} 个节点", returned: "退回 {0} 次", reopened: "重开 {0} 次", openAndLate: "{0} 个 · 逾期 {1} 个", colProblem: "问题 / 项目",
    alertsTitle: "未销预警", alertsEmpty: "没有未销预警", colKind: "类型", colLevel: "报到哪一级", colSince: "发出", colNext: "下一步",
    OVERDUE_ALERT: "逾期", FORECAST_LATE: "预计逾期", DUE_SOON_ALERT: "即将到期", REPORT_MISSING: "逾期未报", UNSIGNED: "逾期未签收", RETURNED_AGAIN: "多次退回",
    EXTENSION_WAITING: "延期申请待批", SUSPENDED_LONG: "停工过久", OBJECTED: "签收异议", BLOCKS_NODES: "制约节点", WATCHDOG: "预警缺失", ORDER_ALERT: "督办单",
    listDeadlines: "节点清单", listProblems: "问题清单", listAlerts: "预警清单", listOrders: "督办单清单", listProjects: "项目清单", filters: "条件",
    search: "按名称或拼音首字母查找", exportXlsx: "导出 Excel", exportCsv: "导出 CSV", exportSeen: "导出所见", exportWhole: "“导出 Excel”“导出 CSV”是符合条件的全部，“导出所见”是查到的这些，按所见的顺序。", exportFailed: "没有导出：{0}",
    shown: "显示 {0} 条，共 {1} 条", shownMore: "显示 {0} 条，读取了前 {1} 条，后面还有", showMore: "再显示 {0} 条", listEmpty: "没有符合条件的记录",
    colProject: "项目", colStanding: "态势", colLight: "灯", colField: "领域", colHeadquarters: "指挥部", colInvestment: "本年计划（亿元）", colSource: "来源", colForecast: "预计",
    filterOwner: "责任人 {0}", filterUnit: "责任单位 {0}", filterLeader: "包保领导 {0}", filterOpen: "未销", filterLate: "逾期未复", removeFilter: "去掉条件：{0}",
    filterReports: "须汇报", whole: "全部",
  },
  en: {
    title: "Renewal wall", product: "Urban renewal supervision", programme: "Programme", account: "Account", figures: "Overall figures",
    signOut: "Sign out", otherLanguage: "中文", unread: "{0} unread messages",
    scenes: "Scenes", overview: "Overview", gantt: "Gantt chart", map: "Map", trends: "Trends", ranking: "Ranking", problems: "Problems", orders: "Orders and alerts",
    rotate: "Rotate", rotateOn: "Rotating", rotateHeld: "Rotation waits", every: "every {0} s", interval: "Interval", arrange: "Arrange", arrangeTitle: "Scenes that rotate, in order",
    earlier: "Move {0} up", later: "Move {0} down", close: "Close", keys: "Keys 1–{0} or ← → choose a scene",
    projects: "Projects", unitProjects: "", projectsBeside: "{0} completed · {1} {1|field|fields}",
    planned: "Planned this year", unitMoney: "亿 CNY", totalInvestment: "{0} 亿 CNY in total",
    rate: "Investment done", paid: "{0} 亿 CNY paid", yearElapsed: "{0}% of the year passed", rateAgainstYear: "{0}% of the investment is done, {1}% of the year has passed", rateAlone: "{0}% of the investment is done",
    overdue: "Overdue nodes", unitNodes: "", nodes: "of {0} {0|node|nodes}", dueThisWeek: "Due this week", dueSoon: "{0} due soon",
    openProblems: "Open problems", problemsBeside: "{0} overdue", openAlerts: "Open alerts", unitAlerts: "", unanswered: "{0} not acknowledged",
    ordersOpen: "{0} {0|order|orders} open", ordersLate: "{0} {0|order|orders} open, {1} late",
    sinceYesterday: "{0} since yesterday", sinceLastWeek: "{0} since last week", completedMore: "{0} completed", paidMore: "{0} 亿", openFigure: "{0}: open the list",
    byLight: "Lights", byStanding: "Nodes by standing", of: "{0}: {1}", none: "no nodes",
    lateTitle: "Overdue nodes and who answers for them", lateCaption: "Overdue nodes, the latest first", lateEmpty: "No node is overdue",
    turning: "Turn pages", count: "{0}", countRange: "{0}–{1} of {2}", countCut: "{0} of {1} shown",
    colDays: "Late", colNode: "Node / project", colStreet: "Street", colOwner: "Owner", colUnit: "Unit", colLeader: "Leader", colDue: "Due", colAlert: "Alert",
    days: "{0} d", unsigned: "not signed", unknownOwner: "unlisted", unknownOwnerWhy: "The owner isn't in the directory or has left; alerts go to the next level at once",
    moved: "was {0}", assumed: "that year's public holidays are not published yet; plain weekends are assumed",
    streetsTitle: "Where the overdue nodes are", streetsEmpty: "No street has an overdue node", soonTitle: "Due soon", soonEmpty: "Nothing is due soon",
    alertNone: "no alert yet", alertOpen: "waiting", alertDone: "acknowledged", alertBy: "{0} · {1}", alertUnread: "{0} · unread",
    level0: "held back", level1: "owner told", level2: "unit told", level3: "leader told", level4: "headquarters told", level5: "supervision office told",
    levelsTitle: "Alerts by who was told", rung1: "Owner", rung2: "Unit", rung3: "Leader", rung4: "HQ", rung5: "Office",
    oldest: "{0} old", nextStep: "→ {0}", nextStepTitle: "next step if nobody answers", held: "{0} held back", acknowledge: "Acknowledge", acknowledgeOf: "Acknowledge: {0}",
    refusedAnswer: "Not acknowledged: {0}", newsAnswered: "The alert is acknowledged",
    ordersTitle: "Supervision orders not filed", ordersCount: "{0}", ordersCountLate: "{0}, {1} late", ordersEmpty: "No order is open",
    colourRED: "red", colourYELLOW: "yellow", colourBLUE: "blue", answerBy: "by {0}", orderLate: "{0} d without answer",
    orderISSUED: "awaits an answer", orderREPLIED: "answered, to be judged", orderRETURNED: "sent back", orderCLOSED: "filed", orderWithdrawn: "project withdrawn, no answer owed",
    colOrder: "Order", colState: "State", colAnswer: "Answer due",
    asOf: "As of {0}", live: "Live", liveConnecting: "Connecting", liveLost: "Lost, again in {0} s", liveOffline: "No network",
    dataAge: "Data is {0} s old", dataAgeMinutes: "Data is {0} min old", fetchFailed: "Can't be fetched: {0}", unreachable: "the platform can't be reached",
    loading: "Loading…", noProgramme: "No programme to show", noProgrammeText: "There is none in your role and area yet.",
    newsOverdue: "Overdue nodes went from {0} to {1}", newsAlerts: "Open alerts went from {0} to {1}", newsProjects: "Completed projects went from {0} to {1}",
    news: "Just now", newsNone: "Nothing has changed since this page was opened",
    newsStanding: "{0} · {1}: {2} → {3}", newsStandingFirst: "{0} · {1}: {2}", newsReportMissed: "{0} · {1}: no report in time", newsReportResumed: "{0} · {1}: reports again",
    newsRaised: "{0}: alert “{1}”, {2}", newsEscalated: "{0}: alert went up, {1}", newsAcknowledged: "{0}: alert acknowledged", newsResolved: "{0}: alert over",
    rankTitle: "Ranking · {0}", by: "Compared by", byArea: "Streets", byHeadquarters: "Headquarters", byUnit: "Units", byField: "Fields", rank: "Rank", score: "Score", scoreOf: "{0} {0|point|points}",
    why: "Where the points come from", measurePoints: "{0} of {1} {1|point|points}", noWeight: "not counted", paidOfPlanned: "{0} of {1} 亿 CNY (10⁸) paid this year", rankEmpty: "Nothing to compare yet", rulesVersion: "version {0} of the rules", open: "See the rows", wholePage: "Rankings page",
    ON_TIME: "Done on time", LATENESS: "Days late", INVESTMENT: "Investment", PROBLEMS: "Problems closed", REPORTING: "Reports in time", ACKNOWLEDGEMENT: "Alerts acknowledged",
    problemsBySource: "Open problems by source", problemsOldest: "Longest overdue", problemsBlocking: "Problems that hold up nodes", problemsNext: "Due next", problemsNone: "No problem is open", noneOverdue: "No problem is overdue",
    noneBlocking: "No problem holds up a node", blocks: "holds up {0} {0|node|nodes}", returned: "sent back {0}×", reopened: "reopened {0}×", openAndLate: "{0}, {1} overdue", colProblem: "Problem / project",
    alertsTitle: "Open alerts", alertsEmpty: "No alert is open", colKind: "Kind", colLevel: "Told up to", colSince: "Raised", colNext: "Next step",
    OVERDUE_ALERT: "overdue", FORECAST_LATE: "forecast late", DUE_SOON_ALERT: "due soon", REPORT_MISSING: "no report", UNSIGNED: "not signed", RETURNED_AGAIN: "returned again",
    EXTENSION_WAITING: "extension waits", SUSPENDED_LONG: "long suspended", OBJECTED: "objection", BLOCKS_NODES: "holds up nodes", WATCHDOG: "alert missing", ORDER_ALERT: "order",
    listDeadlines: "Nodes", listProblems: "Problems", listAlerts: "Alerts", listOrders: "Supervision orders", listProjects: "Projects", filters: "Filters",
    search: "Find by name or pinyin initials", exportXlsx: "Export to Excel", exportCsv: "Export to CSV", exportSeen: "Export what is seen", exportWhole: "Excel and CSV hold everything that fits the filters; “what is seen” holds what was found, in this order.", exportFailed: "Not exported: {0}",
    shown: "{0} of {1} shown", shownMore: "{0} shown of the first {1}; there are more", showMore: "Show {0} more", listEmpty: "Nothing fits",
    colProject: "Project", colStanding: "Standing", colLight: "Light", colField: "Field", colHeadquarters: "Headquarters", colInvestment: "Planned this year (10⁸ CNY)", colSource: "Source", colForecast: "Forecast",
    filterOwner: "owner {0}", filterUnit: "unit {0}", filterLeader: "leader {0}", filterOpen: "open", filterLate: "answer late", removeFilter: "Remove the filter {0}",
    filterReports: "reports demanded", whole: "all",
  },
};

/** @typedef {keyof typeof TEXTS["en"]} TextKey */

export const text = textsOf(TEXTS);

/**
 * A text whose key is made from what the interface says, such as `level3`.
 *
 * @param {string} key
 * @param {unknown[]} values
 */
export function textOf(key, ...values) {
  return text(/** @type {any} */ (key), ...values);
}

/** @param {string | null | undefined} kind of an alert */
export function kindText(kind) {
  const key = kind === "OVERDUE" || kind === "DUE_SOON" || kind === "ORDER" ? `${kind}_ALERT` : kind;
  return key && key in TEXTS.en ? textOf(key) : (kind ?? "");
}
