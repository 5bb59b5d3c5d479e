// @ts-check
// Explains in sentences why a person was or wasn't notified of an alert. The platform gives a verdict for each stage, with its rule.

import { comma, textsOf } from "/shared/language.js";
import { moment } from "/shared/format.js";

const text = textsOf({
  "zh-CN": {
    told: "{0}，通知了{1}（第 {2} 级：{3}）。", notTold: "{0}，没有通知任何人。", OWNER: "责任人", UNIT: "责任单位", LEADER: "包保领导", HEADQUARTERS: "指挥部", SUPERVISION_OFFICE: "督查室",
    ESCALATE: "此前的通知没有人确认，因此继续上报。", ROUTE: "按升级规则“{0}”第 {1} 步，{2}通知{3}。", AT_ONCE: "立即", SAME_DAY: "当日下班前", WORKING_MINUTES: "{0} 个工作分钟后", WORKING_HOURS: "{0} 个工作小时后", WORKING_DAYS: "{0} 个工作日后", routed: "按升级规则办理。", INHIBIT: "没有更严重的预警或停工压住它。", SILENCE: "没有静默挡住它。",
    GROUP: "单独发出。", GROUPED: "与同类预警合并发出。", HOURS: "在接收人的通知时段内。", HOURSOVERRIDDEN: "属于紧急预警，不受通知时段限制。", DEDUP: "此前已经作出这一决定，中断后补发。", DELIVER: "消息已送到：{0}。", DELIVERPENDING: "消息已存好，等待送出。",
    WAITSGROUP: "将随合并消息发出。", ORDER: "同时签发督办单 {0}（{1}，答复期限 {2}）。", ORDERDUE: "同时按规则签发督办单。",
    sACKNOWLEDGED: "已有人确认，暂停上报。", sRESOLVED: "问题已经解决，不再通知。", sCLAIMED: "节点已申报完成，等待复核，期间不通知。", sINHIBITED: "有更严重的预警或停工，本预警先不通知。", sSILENCED: "处于静默期，不通知。",
    sOUTSIDE_HOURS: "不在接收人的通知时段，等到时段开始。", sUNKNOWN_PERSON: "第 {0} 级的人员不在人员名录或已停用，改通知上一级。", sNOBODY_ABOVE: "已经报到最高一级，上面没有人了。", until: "最迟 {0} 再看。",
    again: "之后继续上报。", nobodyStands: "这一级现在没有人。", soBefore: "中断之前已是如此。", ranOut: "{0}的确认已经到期。", noLonger: "{0}的确认不再有效。", renewed: "进度报到 {0}%，{1}的确认随之延续。", returned: "完成申报被退回。", soAgain: "同一期限内情况再次出现。", next: "下一次检查：{0}。", nextNone: "没有人再变动它，就不会再通知。", DELIVERED: "已送达", WAITING: "待发送", REFUSED: "对方拒收", DEAD: "无法送达",
    INBOX: "收件箱", EMAIL: "邮件", SMS: "短信", WEBHOOK: "对接系统", DINGTALK: "钉钉", WECOM: "企业微信", FEISHU: "飞书", office: "督查室", unitTray: "{0}（单位收件箱）", youToo: "您", defaultPolicy: "默认", rule: "规则原文",
  },
  en: {
    told: "{0}: {1} was told (level {2}: {3}).", notTold: "{0}: nobody was told.", OWNER: "owner", UNIT: "responsible unit", LEADER: "leader", HEADQUARTERS: "headquarters", SUPERVISION_OFFICE: "supervision office",
    ESCALATE: "Nobody had acknowledged before, so it climbed.", ROUTE: "By step {1} of the policy “{0}”, the {3} is told {2}.", AT_ONCE: "at once", SAME_DAY: "by the end of the day", WORKING_MINUTES: "after {0} working minutes", WORKING_HOURS: "after {0} working hours", WORKING_DAYS: "after {0} working days", routed: "It went by the escalation policy.", INHIBIT: "Nothing graver and no suspension stood in its way.", SILENCE: "No silence held it back.",
    GROUP: "It was sent by itself.", GROUPED: "It was sent together with others.", HOURS: "It was within the hours of whoever was told.", HOURSOVERRIDDEN: "It is critical, so hours don't matter.", DEDUP: "It had been decided before and was finished after a crash.", DELIVER: "The message went out: {0}.", DELIVERPENDING: "The message is stored and waits to be sent.",
    WAITSGROUP: "It goes out with its group.", ORDER: "Supervision order {0} was issued with it ({1}, answer by {2}).", ORDERDUE: "A supervision order was issued with it.",
    sACKNOWLEDGED: "Somebody had acknowledged it, so it climbs no further for now.", sRESOLVED: "It was over, so nobody had to be told.", sCLAIMED: "The node was claimed as done; nobody is told until that is checked.", sINHIBITED: "Something graver, or a suspension, stands for it.", sSILENCED: "A silence held it back.",
    sOUTSIDE_HOURS: "It was outside the hours of whoever is told, and waits for them.", sUNKNOWN_PERSON: "Whoever stands on level {0} isn't in the directory or is inactive; the next level is told.", sNOBODY_ABOVE: "It has reached the top; there is nobody above.", until: "It is looked at again by {0}.",
    again: "It goes on climbing.", nobodyStands: "Nobody stands on this level now.", soBefore: "It was so before a crash.", ranOut: "The acknowledgement of {0} ran out.", noLonger: "The acknowledgement of {0} no longer counts.", renewed: "Progress of {0} % renews the acknowledgement of {1}.", returned: "The claim was returned.", soAgain: "It is so again, of the same due version.", next: "It is looked at again: {0}.", nextNone: "Unless something changes, nobody else is told.", DELIVERED: "delivered", WAITING: "waiting", REFUSED: "refused", DEAD: "undeliverable",
    INBOX: "inbox", EMAIL: "e-mail", SMS: "text message", WEBHOOK: "other system", DINGTALK: "DingTalk", WECOM: "WeCom", FEISHU: "Feishu", office: "the supervision office", unitTray: "{0} (the unit's tray)", youToo: "you", defaultPolicy: "default", rule: "Rules as recorded",
  },
});

const RUNGS = ["", "OWNER", "UNIT", "LEADER", "HEADQUARTERS", "SUPERVISION_OFFICE"];
const STEP = /policy ([^,;]+?)(?:, version \d+)?, step (\d+): ([A-Z_]+) after (?:(\d+) )?([A-Z_]+)/;

/** The rules that the platform records for an escalating alert, and their sentences. @type {[RegExp, string][]} */
const ESCALATIONS = [
  [/^nobody answered/, "ESCALATE"],
  [/^nobody stands on this level/, "nobodyStands"],
  [/^so before a crash/, "soBefore"],
  [/^the acknowledgement of (\S+) at \S+ ran out/, "ranOut"],
  [/^the acknowledgement of (\S+) no longer counts/, "noLonger"],
  [/^progress of (\d+) percent renews the acknowledgement of (\S+)/, "renewed"],
  [/^the claim was returned/, "returned"],
  [/^so again/, "soAgain"],
];

/**
 * @typedef {object} Told
 * @property {string} head who was told when, or that nobody was
 * @property {string[]} sentences why
 * @property {string[]} rules as the platform recorded them
 */

/**
 * @param {any} explanation as `GET /api/v1/alerts/{alertId}/explanation` answers
 * @param {Map<string, string>} names of people and units by their addresses
 * @param {string} personId of whoever asks
 * @returns {{turns: Told[], next: string}} the oldest first
 */
export function explained({ turns, nextLookAt, orders }, names, personId) {
  return {
    turns: turns.map((/** @type {any} */ turn) => {
      const who = turn.toldPersonId === personId ? text("youToo") : addressee(turn.toldPersonId, names);
      return {
        head: turn.toldPersonId
          ? text("told", moment(turn.at), who, turn.level, text(/** @type {any} */ (RUNGS[turn.level] ?? "")))
          : text("notTold", moment(turn.at)),
        sentences: turn.stages.map((/** @type {any} */ stage) => sentenceOf(stage, turn, orders, names)).filter(Boolean),
        rules: turn.stages.map((/** @type {any} */ stage) => `${stage.stage}: ${stage.rule}`),
      };
    }),
    next: nextLookAt ? text("next", moment(nextLookAt)) : text("nextNone"),
  };
}

export const ruleLabel = () => text("rule");

/**
 * @param {string} address a person's id, a unit's tray or the supervision office
 * @param {Map<string, string>} names
 * @returns {string}
 */
export function addressee(address, names) {
  if (address === "supervision-office") {
    return text("office");
  }
  const name = names.get(address) ?? address;
  return address?.startsWith("unit:") ? text("unitTray", name) : name;
}

/**
 * @param {any} stage
 * @param {any} turn
 * @param {any[]} orders
 * @param {Map<string, string>} names
 */
function sentenceOf({ stage, stoppedBecause, rule, until }, turn, orders, names) {
  if (stoppedBecause) {
    const said = text(/** @type {any} */ (`s${stoppedBecause}`), turn.level);
    return until ? `${said}${text("until", moment(until))}` : said;
  }
  switch (stage) {
    case "ESCALATE":
      return escalation(rule, names);
    case "ROUTE":
      return route(rule);
    case "GROUP":
      return text(rule.endsWith("told by itself") ? "GROUP" : "GROUPED");
    case "HOURS":
      return text(rule.includes("overrides hours") ? "HOURSOVERRIDDEN" : "HOURS");
    case "DELIVER":
      return delivery(rule, turn.deliveries);
    case "ORDER":
      return order(orders.find((one) => one.level === turn.level));
    default:
      return text(stage);
  }
}

/**
 * The reason of an escalation, or of the end of an acknowledgement.
 *
 * @param {string} rule
 * @param {Map<string, string>} names
 */
function escalation(rule, names) {
  for (const [pattern, key] of ESCALATIONS) {
    const values = pattern.exec(rule)?.slice(1);
    if (values) {
      return text(/** @type {any} */ (key), ...values.map((value) => names.get(value) ?? value));
    }
  }
  return text("again");
}

/** @param {string} rule */
function route(rule) {
  const [, policy, step, rung, amount, unit] = STEP.exec(rule) ?? [];
  if (!policy) {
    return text("routed");
  }
  const when = text(/** @type {any} */ (unit), amount);
  return text("ROUTE", policy === "default" ? text("defaultPolicy") : policy, step, when, text(/** @type {any} */ (rung)));
}

/**
 * @param {string} rule
 * @param {any[]} deliveries
 */
function delivery(rule, deliveries) {
  if (rule.startsWith("goes out with its group")) {
    return text("WAITSGROUP");
  }
  const lines = deliveries.map(({ channel, state }) => `${text(channel)} ${text(state)}`);
  return lines.length > 0 ? text("DELIVER", lines.join(comma())) : text("DELIVERPENDING");
}

/** @param {any} issued */
function order(issued) {
  return issued ? text("ORDER", issued.number, issued.colour, issued.answerDue) : text("ORDERDUE");
}
