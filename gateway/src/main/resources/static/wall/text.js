// What the wall says, in Chinese and in English, and which of the two it speaks.

const TEXTS = {
  "zh-CN": {
    title: "挂图作战", product: "城市更新督查平台", programme: "攻坚计划", account: "账户", figures: "总体情况",
    signIn: "登录", signOut: "退出", otherLanguage: "English",
    projects: "项目", unitProjects: "个", projectsBeside: "已完成 {0} 个 · {1} 个领域",
    planned: "年度计划投资", unitMoney: "亿元", totalInvestment: "总投资 {0} 亿元",
    rate: "投资完成率", paid: "本年已完成 {0} 亿元",
    overdue: "逾期节点", unitNodes: "个", nodes: "共 {0} 个节点",
    dueThisWeek: "本周到期", dueSoon: "预警期内 {0} 个",
    openAlerts: "未销预警", unitAlerts: "条", unanswered: "待确认 {0} 条",
    byLight: "红黄绿灯", byStanding: "节点态势",
    lateTitle: "逾期节点 · 谁负责", lateCaption: "逾期节点，按逾期天数由多到少", lateEmpty: "没有逾期节点",
    turning: "自动翻页", count: "{0} 个", countRange: "第 {0}–{1} 个，共 {2} 个",
    colDays: "逾期", colNode: "节点 / 项目", colStreet: "街道", colOwner: "责任人", colUnit: "责任单位",
    colLeader: "包保领导", colDue: "应完成", colAlert: "预警",
    days: "{0} 天", unsigned: "未签收", unknownOwner: "不在名录", unknownOwnerWhy: "责任人不在人员名录中或已停用，预警将直接上报上一级",
    moved: "原定 {0}",
    assumed: "当年放假通知尚未发布，按周末休息推算",
    streetsTitle: "逾期节点在哪个街道", streetsEmpty: "各街道均无逾期",
    soonTitle: "即将到期", soonEmpty: "近期没有到期节点", today: "今天", inDays: "还有 {0} 天",
    alertNone: "未发预警", alertOpen: "待确认", alertDone: "已确认", alertBy: "{0} · {1}", alertUnread: "{0} · 未读",
    level1: "已报责任人", level2: "已报责任单位", level3: "已报包保领导", level4: "已报指挥部", level5: "已报督查室",
    levelsTitle: "预警逐级上报", rung1: "责任人", rung2: "责任单位", rung3: "包保领导", rung4: "指挥部", rung5: "督查室",
    oldest: "最久 {0}", nextStep: "→ {0}", nextStepTitle: "无人确认时的下一步", held: "另有 {0} 条待发", acknowledge: "确认",
    refusedAnswer: "未能确认：{0}", newsAnswered: "预警已确认",
    ageMinutes: "{0} 分钟", ageHours: "{0} 小时", ageDays: "{0} 天",
    ordersTitle: "督办单 · 谁还没答复", ordersCount: "{0} 件", ordersCountLate: "{0} 件 · 逾期 {1} 件",
    colourRED: "红", colourYELLOW: "黄", colourBLUE: "蓝", answerBy: "{0} 前答复", orderLate: "逾期 {0} 天未复",
    orderISSUED: "待答复", orderREPLIED: "已答复，待审定", orderRETURNED: "退回，待重新答复", orderWithdrawn: "项目已撤项，无须答复",
    orders: "督办单 {0} 件", ordersLate: "督办单 {0} 件 · 逾期 {1} 件", unread: "{0} 条未读消息",
    asOf: "截至 {0}", live: "实时", liveOff: "未连接", liveConnecting: "连接中", liveLost: "已断开，{0} 秒后重连",
    liveStale: "数据可能已过时",
    starting: "正在打开…", loading: "正在取数…", loadingText: "首次取数需要几秒。",
    signedOut: "请登录", signedOutText: "登录后，按您的职责和辖区显示项目、节点与预警。",
    sessionOver: "登录已过期", sessionOverText: "请重新登录，继续查看。",
    failed: "暂时取不到数据", failedText: "{0}。系统会自动重试，也可以现在重试。", retry: "重试",
    noProgramme: "没有可见的攻坚计划", noProgrammeText: "您的职责和辖区内还没有计划。如有疑问，请联系督查室。",
    notForYou: "本页不对您的角色开放", notForYouText: "挂图显示项目与节点；系统管理账户只做配置。请换用业务账户登录。",
    insecure: "需要安全连接", insecureText: "登录需要 HTTPS，或在本机上打开本页。",
    signInFailed: "登录没有成功", signInFailedText: "{0}",
    newsOverdue: "逾期节点由 {0} 个变为 {1} 个", newsAlerts: "未销预警由 {0} 条变为 {1} 条",
    newsProjects: "已完成项目由 {0} 个变为 {1} 个",
    of: "{0} {1} 个", none: "暂无节点",
    RED: "红灯", AMBER: "橙灯", YELLOW: "黄灯", GREEN: "绿灯", GREY: "灰灯",
    OVERDUE: "逾期", DUE_SOON: "即将到期", AT_RISK: "有风险", CLAIMED: "待核验", SUSPENDED: "停工",
    ON_TRACK: "正常推进", DONE_ON_TIME: "按时完成", DONE_LATE: "逾期完成",
  },
  en: {
    title: "Renewal wall", product: "Urban renewal supervision", programme: "Programme", account: "Account",
    figures: "Overall figures", signIn: "Sign in", signOut: "Sign out", otherLanguage: "中文",
    projects: "Projects", unitProjects: "", projectsBeside: "{0} completed · {1} fields",
    planned: "Planned this year", unitMoney: "亿 CNY (10⁸)", totalInvestment: "{0} 亿 CNY in total",
    rate: "Investment completed", paid: "{0} 亿 CNY paid this year",
    overdue: "Overdue nodes", unitNodes: "", nodes: "of {0} nodes",
    dueThisWeek: "Due this week", dueSoon: "{0} within the warning window",
    openAlerts: "Open alerts", unitAlerts: "", unanswered: "{0} not acknowledged",
    byLight: "Lights", byStanding: "Nodes by standing",
    lateTitle: "Overdue nodes and who answers for them", lateCaption: "Overdue nodes, the latest first",
    lateEmpty: "No node is overdue", turning: "Turn pages", count: "{0}", countRange: "{0}–{1} of {2}",
    colDays: "Late", colNode: "Node / project", colStreet: "Street", colOwner: "Owner", colUnit: "Unit",
    colLeader: "Leader", colDue: "Due", colAlert: "Alert",
    days: "{0} d", unsigned: "not signed", unknownOwner: "not in the directory",
    unknownOwnerWhy: "The owner isn't in the directory or has left; alerts go to the next level at once",
    moved: "was {0}",
    assumed: "that year's public holidays are not published yet; plain weekends are assumed",
    streetsTitle: "Where the overdue nodes are", streetsEmpty: "No street has an overdue node",
    soonTitle: "Due soon", soonEmpty: "Nothing is due soon", today: "today", inDays: "in {0} d",
    alertNone: "no alert yet", alertOpen: "waiting", alertDone: "acknowledged", alertBy: "{0} · {1}", alertUnread: "{0} · unread",
    level1: "owner told", level2: "unit told", level3: "leader told", level4: "headquarters told",
    level5: "supervision office told",
    levelsTitle: "Alerts by who was told", rung1: "Owner", rung2: "Unit", rung3: "Leader", rung4: "HQ", rung5: "Office",
    oldest: "oldest {0}", nextStep: "→ {0}", nextStepTitle: "next step if nobody answers", held: "{0} held back", acknowledge: "Acknowledge",
    refusedAnswer: "Not acknowledged: {0}", newsAnswered: "The alert is acknowledged",
    ageMinutes: "{0} min", ageHours: "{0} h", ageDays: "{0} d",
    ordersTitle: "Supervision orders not filed", ordersCount: "{0}", ordersCountLate: "{0}, {1} late",
    colourRED: "red", colourYELLOW: "yel", colourBLUE: "blue", answerBy: "by {0}", orderLate: "{0} d without answer",
    orderISSUED: "awaits an answer", orderREPLIED: "answered, to be judged", orderRETURNED: "sent back", orderWithdrawn: "project withdrawn, no answer owed",
    orders: "{0} orders open", ordersLate: "{0} orders open, {1} late", unread: "{0} unread messages",
    asOf: "As of {0}", live: "Live", liveOff: "Not connected", liveConnecting: "Connecting",
    liveLost: "Lost, again in {0} s", liveStale: "figures may be old",
    starting: "Opening…", loading: "Loading…", loadingText: "The first time takes a few seconds.",
    signedOut: "Please sign in", signedOutText: "Projects, nodes and alerts are shown by your role and area.",
    sessionOver: "Your session has ended", sessionOverText: "Sign in again to go on.",
    failed: "The figures can't be reached", failedText: "{0}. It will be tried again; or try now.", retry: "Try again",
    noProgramme: "No programme to show", noProgrammeText: "There is none in your role and area yet.",
    notForYou: "This page is not for your role",
    notForYouText: "The wall shows projects and nodes; an administrator configures. Sign in as somebody who works on them.",
    insecure: "A secure connection is needed", insecureText: "Signing in needs HTTPS, or this machine itself.",
    signInFailed: "Signing in did not succeed", signInFailedText: "{0}",
    newsOverdue: "Overdue nodes went from {0} to {1}", newsAlerts: "Open alerts went from {0} to {1}",
    newsProjects: "Completed projects went from {0} to {1}",
    of: "{0}: {1}", none: "no nodes",
    RED: "Red", AMBER: "Amber", YELLOW: "Done late", GREEN: "Green", GREY: "Suspended",
    OVERDUE: "Overdue", DUE_SOON: "Due soon", AT_RISK: "At risk", CLAIMED: "To be verified", SUSPENDED: "Suspended",
    ON_TRACK: "On track", DONE_ON_TIME: "Done on time", DONE_LATE: "Done late",
  },
};

const KEPT_AS = "renewal.language";
let language = localStorage.getItem(KEPT_AS) === "en" ? "en" : "zh-CN";
const listeners = [];

export function currentLanguage() {
  return language;
}

/** The text of a key, with {0}, {1} … filled in. */
export function text(key, ...values) {
  const found = TEXTS[language][key] ?? key;
  return found.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ""));
}

export function switchLanguage() {
  language = language === "en" ? "zh-CN" : "en";
  localStorage.setItem(KEPT_AS, language);
  applyLanguage();
  listeners.forEach((listener) => listener());
}

/** Called after every switch, once the page's own texts are in the new language. */
export function onLanguage(listener) {
  listeners.push(listener);
}

export function applyLanguage() {
  document.documentElement.lang = language;
  document.title = `${text("title")} · ${text("product")}`;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
  const button = document.getElementById("language");
  button.textContent = text("otherLanguage");
  button.lang = language === "en" ? "zh-CN" : "en";
}

/** For a test: keys that one language has and the other has not. */
export function missingTexts() {
  const [a, b] = Object.values(TEXTS).map((texts) => Object.keys(texts));
  return [...a.filter((key) => !b.includes(key)), ...b.filter((key) => !a.includes(key))];
}
