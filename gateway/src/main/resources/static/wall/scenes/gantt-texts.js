// @ts-check
// The texts of the Gantt wall chart, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    title: "挂图作战：计划与实际", groupBy: "分组", field: "领域", headquarters: "指挥部", street: "街道", unit: "责任单位", project: "项目",
    level: "展开到", groups: "分组", projects: "项目", nodes: "节点", show: "显示", every: "全部节点", red: "只看红灯", attention: "红灯和橙灯",
    turning: "自动翻页", turningWhy: "无人操作时每 {0} 秒翻一页", loading: "正在取数…", none: "没有可显示的节点", noneShown: "没有符合“{0}”的节点",
    tooMany: "只取了前 {0} 个节点，请缩小范围", size: "{0} 个项目，{1} 个节点", chart: "{0}，按{1}分组",
    chainOf: "{0}的关键链：{1}", chainFeasible: "剩余工作可以按时完成。", chainShort: "按现在的进度，最晚的一项要逾期 {0} 天。", chainNone: "{0}：没有关键链，工作都已完成。", held: "被问题卡住：{0}",
    arrow: " → ", chainFailed: "取不到关键链：{0}",
  },
  en: {
    title: "Wall chart: plan against actual", groupBy: "Group by", field: "field", headquarters: "headquarters", street: "street", unit: "responsible unit", project: "project",
    level: "Open to", groups: "groups", projects: "projects", nodes: "nodes", show: "Show", every: "all nodes", red: "red only", attention: "red and amber",
    turning: "Turn pages", turningWhy: "Every {0} s, while nobody touches the wall", loading: "Loading…", none: "No nodes to show", noneShown: "No node is “{0}”",
    tooMany: "Only the first {0} {0|node|nodes} {0|was|were} fetched; choose less", size: "{0} {0|project|projects}, {1} {1|node|nodes}", chart: "{0}, by {1}",
    chainOf: "Driving chain of {0}: {1}", chainFeasible: "The work that remains can be done in time.", chainShort: "As things are going, the latest part will be {0} {0|day|days} late.",
    chainNone: "{0}: no driving chain, all work is done.", held: "Held up by: {0}", arrow: " → ", chainFailed: "The driving chain can't be fetched: {0}",
  },
});
