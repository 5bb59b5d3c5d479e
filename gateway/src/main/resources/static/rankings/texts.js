// @ts-check
// The texts of the page for rankings, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    heading: "赛马", intro: "每一分都能点开看到依据；公布以后，名次和依据不再变动。", live: "实时排名", published: "已公布",
    programme: "攻坚计划", by: "比什么", area: "街道", headquarters: "指挥部", unit: "责任单位", field: "领域",
    rank: "名次", name: "名称", score: "得分", reasons: "依据", showReasons: "{0} 的依据", hideReasons: "收起 {0} 的依据",
    ON_TIME: "按时完成", LATENESS: "逾期天数", INVESTMENT: "投资完成", PROBLEMS: "问题办结", REPORTING: "按时汇报", ACKNOWLEDGEMENT: "预警确认",
    points: "{0} 分", ofWeight: "满分 {0}", share: "完成 {0}%", notCounted: "不计",
    weightMoved: "原定 {0} 分，因有指标不计而按比例调整为 {1} 分。", invested: "本年完成投资 {0}，计划 {1}",
    rules: "评分规则（第 {0} 版）", rulesLine: "{0} {1} 分", asOf: "截至 {0}，每半分钟更新一次", asOfFrozen: "数据截至 {0}",
    publish: "公布排名", publishEffect: "按现在的得分公布“{0}”的{1}排名。公布后任何人（包括管理员）都不能改动或撤回。",
    publishedBy: "{0} 由 {1} 公布", frozen: "已公布，不再变动", noPublications: "这个攻坚计划还没有公布过排名。", openPublication: "{0}排名 · {1}",
    back: "回到实时排名", rows: "查看明细", hideRows: "收起明细", rowsTitle: "{0} · {1}：现在的明细", rowsNow: "明细是现在的情况；公布时的数字见上方依据。",
    exportRows: "导出明细", exportXlsx: "导出 Excel", exportCsv: "导出 CSV", print: "打印", project: "项目", node: "节点", due: "应完成", completed: "实际完成", standing: "状态",
    overdueDays: "逾期天数", planned: "年度计划", paid: "已完成", rate: "完成率", shown: "显示前 {0} 条", empty: "没有可排名的内容。", noRows: "没有明细。", failed: "取不到数据：{0}", title: "标题",
    first: "第一名", last: "末位", copy: "复制地址", copied: "地址已复制",
  },
  en: {
    heading: "Rankings", intro: "Every point can be opened to its reasons. Once published, ranks and reasons never change.", live: "Live", published: "Published",
    programme: "Programme", by: "Compare", area: "streets", headquarters: "headquarters", unit: "responsible units", field: "fields",
    rank: "Rank", name: "Name", score: "Score", reasons: "Reasons", showReasons: "Reasons of {0}", hideReasons: "Hide the reasons of {0}",
    ON_TIME: "On time", LATENESS: "Days late", INVESTMENT: "Investment", PROBLEMS: "Problems closed", REPORTING: "Reporting", ACKNOWLEDGEMENT: "Alerts answered",
    points: "{0} {0|point|points}", ofWeight: "of {0}", share: "{0}% done", notCounted: "not counted",
    weightMoved: "Worth {0} by the rules; {1} here, in proportion, because some measures don't count.", invested: "{0} paid this year of {1} planned",
    rules: "Rules (version {0})", rulesLine: "{0}: {1}", asOf: "as of {0}, renewed every half minute", asOfFrozen: "data as of {0}",
    publish: "Publish the ranking", publishEffect: "Publishes the ranking of “{0}” by {1} with the scores of now. Nobody, administrators neither, can change it or take it back.",
    publishedBy: "Published {0} by {1}", frozen: "Published; it doesn't change any more", noPublications: "No ranking of this programme has been published yet.", openPublication: "By {0} · {1}",
    back: "Back to the live ranking", rows: "See the rows", hideRows: "Hide the rows", rowsTitle: "{0} · {1}: rows as they are now", rowsNow: "The rows are those of now; the figures of the publication stand in the reasons above.",
    exportRows: "Export the rows", exportXlsx: "Export to Excel", exportCsv: "Export to CSV", print: "Print", project: "Project", node: "Node", due: "Due", completed: "Completed", standing: "Standing",
    overdueDays: "Days overdue", planned: "Planned this year", paid: "Paid", rate: "Rate", shown: "showing the first {0}", empty: "There is nothing to rank.", noRows: "No rows.", failed: "Data can't be fetched: {0}", title: "Title",
    first: "first", last: "last", copy: "Copy the address", copied: "Address copied",
  },
});
