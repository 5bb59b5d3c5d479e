// @ts-check
// The texts of the trends, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    title: "趋势", loading: "正在取数…", absent: "这个攻坚计划还没有趋势数据。", failed: "取不到：{0}", weeks: "近 {0} 周", asTable: "以表格显示",
    overdueTitle: "周末逾期节点", overdue: "逾期", overdueSentence: "{0}逾期节点 {1} 个，{2}周前 {3} 个。",
    doneTitle: "每周到期与完成", due: "到期", onTime: "按时完成", doneLate: "逾期完成", done: "完成", doneSentence: "{0}到期 {1} 个，完成 {2} 个，其中逾期完成 {3} 个。",
    totalTitle: "累计：计划与实际", dueTotal: "计划完成", doneTotal: "实际完成", totalSentence: "到{0}，计划完成 {1} 个，实际完成 {2} 个。",
    paidTitle: "每月投资：计划与完成（{0}）", planned: "计划", paid: "完成", unitLarge: "亿元", unitSmall: "万元", paidSentence: "{0}：计划 {1}，完成 {2}（{3}）。", noPaid: "还没有投资数据。", unknown: "未填",
    calendarTitle: "{0} 年到期日历：未完成的节点", calendarSentence: "{0} 年有 {1} 天有节点到期，共 {2} 个；最多的一天是 {3}，{4} 个。", calendarNone: "{0} 年没有未完成的节点到期。",
    previousYear: "上一年", nextYear: "下一年", week: "周", month: "月份", dayTip: "{0}：{1} 个节点（{2}）", light: "{0} {1}", comma: "，", problemsRaised: "新增问题", problemsClosed: "销号问题",
  },
  en: {
    title: "Trends", loading: "Loading…", absent: "This programme has no trends yet.", failed: "Can't be fetched: {0}", weeks: "the last {0} {0|week|weeks}", asTable: "As a table",
    overdueTitle: "Overdue nodes as each week ended", overdue: "overdue", overdueSentence: "{0}: {1} {1|node|nodes} overdue; {2} {2|week|weeks} before, {3}.",
    doneTitle: "Due and done each week", due: "due", onTime: "done on time", doneLate: "done late", done: "done", doneSentence: "{0}: {1} due, {2} done, {3} of them late.",
    totalTitle: "In all: plan and actual", dueTotal: "planned", doneTotal: "done", totalSentence: "Up to {0}, {1} were planned to be done, and {2} are.",
    paidTitle: "Investment each month: planned and paid ({0})", planned: "planned", paid: "paid", unitLarge: "亿 CNY (10⁸)", unitSmall: "万 CNY (10⁴)", paidSentence: "{0}: {1} planned, {2} paid ({3}).", noPaid: "There are no investments yet.", unknown: "not stated",
    calendarTitle: "Due dates in {0}: nodes that are not done", calendarSentence: "In {0}, nodes are due on {1} {1|day|days}, {2} in all; most on {3}: {4}.", calendarNone: "No node that is not done is due in {0}.",
    previousYear: "Previous year", nextYear: "Next year", week: "week", month: "month", dayTip: "{0}: {1} {1|node|nodes} ({2})", light: "{1} {0}", comma: ", ", problemsRaised: "problems raised", problemsClosed: "problems closed",
  },
});
