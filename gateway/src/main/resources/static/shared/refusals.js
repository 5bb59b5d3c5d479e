// @ts-check
// Why the platform refuses something, in the page's language. The interface answers in English, with a stable type for each
// reason and a fault for each field.

import { currentLanguage, textsOf } from "./language.js";
import { faultInLanguage } from "./faults.js";

/**
 * A refusal as the interface answers it: an RFC 9457 problem.
 *
 * @typedef {object} Problem
 * @property {string} [type]
 * @property {string} [title]
 * @property {string} [detail]
 * @property {{field: string, message: string}[]} [violations]
 */

const byType = textsOf({
  "zh-CN": {
    forbidden: "您的角色或辖区不允许此操作。", "unknown-node": "计划中已没有这个节点。", "node-already-done": "该节点已经复核完成。",
    "node-already-claimed": "该节点已经申报完成，正在等待复核。", "node-not-claimed": "该节点没有待复核的申报。", "node-already-signed": "该节点已经签收。",
    "self-verification": "汇报、申报或负责该事项的人不能复核。", "not-the-person-named": "只有被指定的责任人可以签收或提出异议。",
    "extension-pending": "已有一份延期申请正在等待决定。", "extension-already-decided": "这份延期申请已经有了决定。", "self-decision": "申请延期的人不能自己决定。",
    "suspension-already-ended": "这次停工已经结束。", "project-withdrawn": "该项目已经撤项。", "problem-not-open": "该问题不在整改中。",
    "problem-not-rectified": "该问题没有待复核的整改申报。", "problem-not-closed": "该问题还没有销号。", "alert-resolved": "这条预警已经解除。",
    "already-moderated": "这条反映已经处理过。", "already-exists": "这个编号已被使用。",
    "order-not-awaiting-answer": "该督办单目前不需要答复。", "order-not-replied": "该督办单还没有答复。", "order-already-closed": "该督办单已经办结。",
    "order-own-answer": "答复的人不能判定自己的答复。", "order-project-withdrawn": "该项目已经撤项，督办单不再需要答复。", "not-found": "没有这一项，或者您看不到它。",
    "stale-version": "这一项刚刚被别人改过，请刷新后再试。", "concurrent-change": "别人正在同时更改这一项，请再试一次。", "precondition-required": "请刷新页面后再试。",
    "idempotency-key-reused": "这次提交的内容与上次不同，请重新打开表单再试。", "idempotency-key-in-use": "上一次提交还在处理，请稍候再看结果。",
    "too-large": "内容太大，平台不接收。", "unsupported-media-type": "平台不能读取这种文件。", "malformed-body": "平台读不出提交的内容。", "malformed-json": "平台读不出提交的内容。",
    "hash-mismatch": "文件在传输中损坏，请重新上传。", "too-many-codes": "一小时内发送的确认码太多，请稍后再试，或请管理员确认。", "code-void": "确认码已失效，请重新发送。",
    "mail-not-set-up": "平台还没有配置邮件服务器，请联系管理员。", "mail-not-sent": "邮件没有发出，请检查邮箱地址后再试。", "address-confirmed": "这个地址已经确认过。",
    "delivery-not-failed": "只有发送失败的推送才能重发。", "too-many-feeds": "订阅地址太多，请先作废不用的。", "bad-people-file": "名录文件有错误，没有写入。",
    "bad-problem-file": "问题清单文件有错误，没有写入。", "bad-standard": "考核标准文件有错误，没有写入。", "bad-ledger": "台账有错误，没有写入。", "changed-meanwhile": "其间被别人改过，请再试一次。",
    "warnings-not-accepted": "有数字看来不合常理，确认后才能写入。", "rate-limited": "操作太频繁，请稍后再试。", "store-unavailable": "平台的存储暂时不可用，请稍后再试。", busy: "平台正忙，请半分钟后再试。",
    "too-many-streams": "打开的页面太多，请关闭几个。", "too-many-readers": "打开的人太多，请稍后再试。", internal: "平台出了故障，请稍后再试；仍不行请联系管理员。",
    passing: "平台暂时不能处理，请稍后再试（{0}）。", unknown: "平台没有接受（{0}）。", fields: "{0} 处内容不符合要求", joined: "；", named: "{0}：{1}",
  },
  en: {
    forbidden: "Your role or your areas don't allow this.", "unknown-node": "The plan has no such node any more.", "node-already-done": "The node was verified as done.",
    "node-already-claimed": "The node was claimed as done and waits to be checked.", "node-not-claimed": "No claim of the node waits to be checked.",
    "node-already-signed": "The node is signed for.", "self-verification": "Whoever reported, claimed or answers for it may not verify it.",
    "not-the-person-named": "Only the person named for it signs or objects.", "extension-pending": "A request for more time waits for a decision.",
    "extension-already-decided": "This request was decided on already.", "self-decision": "Whoever asks for more time may not decide on it.",
    "suspension-already-ended": "This suspension has ended.", "project-withdrawn": "The project was withdrawn.", "problem-not-open": "The problem isn't open.",
    "problem-not-rectified": "No claim of rectification waits to be checked.", "problem-not-closed": "The problem isn't closed.", "alert-resolved": "The alert is resolved.",
    "already-moderated": "This report was dealt with before.", "already-exists": "This id is taken.",
    "order-not-awaiting-answer": "The order awaits no answer now.", "order-not-replied": "The order has no answer yet.", "order-already-closed": "The order is filed.",
    "order-own-answer": "Whoever answered may not judge the answer.", "order-project-withdrawn": "The project was withdrawn; no answer is owed.",
    "not-found": "There is no such thing, or you can't see it.", "stale-version": "Somebody has just changed this. Refresh, then try again.",
    "concurrent-change": "Somebody is changing this at the same time; try again.", "precondition-required": "Refresh the page, then try again.",
    "idempotency-key-reused": "This differs from what was sent before; open the form anew and try again.", "idempotency-key-in-use": "What was sent before is still being worked on; look again in a moment.",
    "too-large": "It is too large for the platform.", "unsupported-media-type": "The platform can't read such a file.", "malformed-body": "The platform can't read what was sent.", "malformed-json": "The platform can't read what was sent.",
    "hash-mismatch": "The file was damaged on its way; send it again.", "too-many-codes": "Too many codes within an hour; try later, or ask an administrator to confirm.", "code-void": "The code is void; have another one sent.",
    "mail-not-set-up": "The platform has no mail server yet; ask the administrator.", "mail-not-sent": "The mail was not sent; check the address and try again.", "address-confirmed": "This address is confirmed already.",
    "delivery-not-failed": "Only a delivery that failed is sent again.", "too-many-feeds": "There are too many feeds; withdraw those that aren't used.", "bad-people-file": "The file has errors, and nothing was written.",
    "bad-problem-file": "The file has errors, and nothing was written.", "bad-standard": "The file has errors, and nothing was written.", "bad-ledger": "The ledger has errors, and nothing was written.", "changed-meanwhile": "It was changed meanwhile; try again.",
    "warnings-not-accepted": "Some figures don't look plausible; accept them to have it written.", "rate-limited": "That was too often; try again in a moment.", "store-unavailable": "The platform's store can't be reached just now; try again.", busy: "The platform is busy; try again in half a minute.",
    "too-many-streams": "Too many pages are open; close some.", "too-many-readers": "Too many have it open; try again later.", internal: "Something broke on the platform; try again, or tell the administrator.",
    passing: "The platform can't do it just now; try again later ({0}).", unknown: "The platform did not accept it ({0}).", fields: "{0} fields are not as expected", joined: "; ", named: "{0}: {1}",
  },
});

const MOST_NAMED = 3;
/** Their own answer says more than the type: which row, which field, which figure. */
const SAID_BY_FIELDS = ["validation", "bad-people-file", "bad-problem-file", "bad-standard", "bad-ledger", "unsupported-media-type"];

/**
 * @param {number} status
 * @param {Problem} problem
 * @returns {string} a sentence for people, in the page's language
 */
export function refusalText(status, { type = "", title = "", detail = "", violations = [] }) {
  const code = type.replace(/^.*:/, "");
  if (violations.length > 0 && SAID_BY_FIELDS.includes(code)) {
    return fieldsText(violations);
  }
  const known = byType(/** @type {any} */ (code));
  if (known !== code) {
    return known;
  }
  const said = detail || title || `HTTP ${status}`;
  if (currentLanguage() === "en") {
    return said;
  }
  return faultInLanguage(detail, "") || (status >= 500 || status === 429 ? byType("passing", said) : byType("unknown", said));
}

/** @param {{field: string, message: string}[]} violations */
function fieldsText(violations) {
  const named = violations.slice(0, MOST_NAMED).map(({ field, message }) => byType("named", field, faultInLanguage(message)));
  const sentence = named.join(byType("joined"));
  return violations.length > MOST_NAMED ? byType("named", byType("fields", violations.length), sentence) : sentence;
}
