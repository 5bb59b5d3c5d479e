// @ts-check
// The texts of the Gantt chart, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    chart: "进度横道图：{0} 行。方向键移动，回车打开，空格展开或收起，加减号缩放。", name: "名称", today: "今天", noRows: "没有节点",
    zoom: "时间比例", day: "日", week: "周", month: "月", fit: "全部", zoomIn: "放大", zoomOut: "缩小", toToday: "回到今天", openAll: "全部展开", closeAll: "全部收起",
    chainShow: "关键链", chainHide: "收起关键链", chainWhy: "显示所选项目的关键链：决定完工日的那些节点",
    legend: "图例", plan: "计划（最迟开始—到期）", due: "到期日", originalDue: "原定到期日", work: "已完成部分", forecast: "预计剩余部分", late: "超过到期日的部分",
    milestone: "里程碑", suspension: "停工", critical: "关键节点（粗底线）", chain: "关键链", todayLine: "今天（{0}）",
    lightRow: "灯", planRow: "计划", dueRow: "到期", forecastRow: "预测完成", doneRow: "完成", progressRow: "进度", ownerRow: "责任人", standingRow: "状态",
    planned: "计划 {0} 至 {1}", dueOn: "到期 {0}", movedFrom: "原定 {0}", forecastOn: "预测完成 {0}", completedOn: "{0} 完成", progress: "进度 {0}%",
    isCritical: "关键节点", isSuspended: "{0} 起停工", isSuspendedUntil: "{0} 至 {1} 停工", lights: "{0} {1} 个", target: "目标日期 {0}",
    rowsShown: "第 {0}—{1} 行，共 {2} 行", page: "第 {0} 页，共 {1} 页", comma: "，", colon: "：", semicolon: "；", bracketed: "（{0}）",
    lastOn: "最后一项预计 {0}", nodesDone: "{0} 个节点，按权重计进度 {1}%", quarter: "{0} 季度", tools: "横道图工具", none: "未注明",
  },
  en: {
    chart: "Gantt chart, {0} {0|row|rows}. Arrow keys move, Enter opens, Space opens or closes a group, plus and minus zoom.", name: "Name", today: "today", noRows: "No nodes",
    zoom: "Time scale", day: "Day", week: "Week", month: "Month", fit: "All", zoomIn: "Zoom in", zoomOut: "Zoom out", toToday: "Go to today", openAll: "Open all", closeAll: "Close all",
    chainShow: "Driving chain", chainHide: "Hide driving chain", chainWhy: "Shows the driving chain of the chosen project: the nodes that decide when it is finished",
    legend: "Legend", plan: "plan (latest start to due date)", due: "due date", originalDue: "original due date", work: "done", forecast: "to be done, by forecast", late: "beyond the due date",
    milestone: "milestone", suspension: "work stopped", critical: "critical node (underlined)", chain: "driving chain", todayLine: "today ({0})",
    lightRow: "Light", planRow: "Plan", dueRow: "Due", forecastRow: "Forecast", doneRow: "Done", progressRow: "Progress", ownerRow: "Owner", standingRow: "Standing",
    planned: "planned {0} to {1}", dueOn: "due {0}", movedFrom: "originally {0}", forecastOn: "forecast {0}", completedOn: "done on {0}", progress: "progress {0}%",
    isCritical: "critical", isSuspended: "work stopped since {0}", isSuspendedUntil: "work stopped {0} to {1}", lights: "{1} {0}", target: "target {0}",
    rowsShown: "rows {0} to {1} of {2}", page: "page {0} of {1}", comma: ", ", colon: ": ", semicolon: "; ", bracketed: " ({0})",
    lastOn: "the last one by {0}", nodesDone: "{0} {0|node|nodes}, progress by weight {1}%", quarter: "Q{0}", tools: "Gantt chart’s tools", none: "not stated",
  },
});
