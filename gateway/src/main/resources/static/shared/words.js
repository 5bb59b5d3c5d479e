// @ts-check
// The words of the trade, the same on every page, in exports and on papers: one for each light, standing, role and kind.

import { textsOf } from "./language.js";

const WORDS = {
  "zh-CN": {
    RED: "红灯", AMBER: "橙灯", YELLOW: "黄灯", GREEN: "绿灯", GREY: "灰灯",
    OVERDUE: "逾期", DUE_SOON: "即将到期", AT_RISK: "有风险", CLAIMED: "待复核", SUSPENDED: "停工", ON_TRACK: "正常推进",
    DONE_ON_TIME: "按时完成", DONE_LATE: "逾期完成",
    COMMANDER: "指挥长", LEADER: "包保领导", SUPERVISOR: "督办人", UNIT: "责任单位", OWNER: "责任人", REPORTER: "现场填报",
    INTEGRATION: "对接系统", ADMIN: "系统管理", AUDITOR: "审计",
    SITE: "现场上报", INSPECTION: "巡查", INSTRUCTION: "领导批示", ASSESSMENT: "考核标准", CITIZEN: "随手拍",
    QUALITY: "质量", SAFETY: "安全", PROGRESS: "进度", ENVIRONMENT: "环境", FACILITIES: "设施", ORDER: "秩序", SERVICE: "服务",
    LAND: "用地", FUNDS: "资金", PERMITS: "手续", UTILITIES: "管线", WEATHER: "天气", OTHER: "其他",
    FAR_AWAY: "距项目较远", PHOTO_REUSED: "照片曾用于其他汇报", PHOTO_OLD: "照片早于汇报", CLOCK_OFF: "手机时间不准", JUMP: "进度突增",
    BACKWARDS: "进度倒退", SAME_SPOT: "长期同一地点汇报",
    PHOTO: "照片", PHOTO_BEFORE: "施工前照片", PHOTO_DURING: "施工中照片", PHOTO_AFTER: "施工后照片", DOCUMENT: "文件", SIGNATURE: "签字",
    NOTHING_PLANNED: "未安排计划投资",
    FORECAST_LATE: "预计逾期", REPORT_MISSING: "逾期未报", UNSIGNED: "逾期未签收", RETURNED_AGAIN: "多次退回", EXTENSION_WAITING: "延期申请待批",
    SUSPENDED_LONG: "停工过久", OBJECTED: "签收异议", BLOCKS_NODES: "制约节点", WATCHDOG: "预警缺失",
    ORDER_ISSUED: "收到督办单", ORDER_REPLIED: "督办单已答复", ORDER_RETURNED: "督办答复被退回", ORDER_CLOSED: "督办单办结",
    ORDER_UNANSWERED: "督办单逾期未复",
    ISSUED: "待答复", REPLIED: "待审定", RETURNED: "退回重报", CLOSED: "已办结", RECALLED: "已撤回",
  },
  en: {
    RED: "red", AMBER: "amber", YELLOW: "yellow", GREEN: "green", GREY: "grey",
    OVERDUE: "overdue", DUE_SOON: "due soon", AT_RISK: "at risk", CLAIMED: "to be verified", SUSPENDED: "suspended",
    ON_TRACK: "on track", DONE_ON_TIME: "done on time", DONE_LATE: "done late",
    COMMANDER: "commander", LEADER: "leader", SUPERVISOR: "supervisor", UNIT: "responsible unit", OWNER: "owner",
    REPORTER: "reporter", INTEGRATION: "other system", ADMIN: "administrator", AUDITOR: "auditor",
    SITE: "from the site", INSPECTION: "inspection", INSTRUCTION: "leader's instruction", ASSESSMENT: "assessment standard",
    CITIZEN: "citizen's report",
    QUALITY: "quality", SAFETY: "safety", PROGRESS: "progress", ENVIRONMENT: "environment", FACILITIES: "facilities", ORDER: "order",
    SERVICE: "service", LAND: "land", FUNDS: "funds", PERMITS: "permits", UTILITIES: "utilities", WEATHER: "weather", OTHER: "other",
    FAR_AWAY: "far from the project", PHOTO_REUSED: "photo used in another report", PHOTO_OLD: "photo older than the report",
    CLOCK_OFF: "phone's clock is off", JUMP: "sudden progress", BACKWARDS: "progress went back", SAME_SPOT: "always from one spot",
    PHOTO: "photo", PHOTO_BEFORE: "photo before", PHOTO_DURING: "photo during the work", PHOTO_AFTER: "photo after",
    DOCUMENT: "document", SIGNATURE: "signature", NOTHING_PLANNED: "nothing was planned",
    FORECAST_LATE: "forecast late", REPORT_MISSING: "report missing", UNSIGNED: "not signed for", RETURNED_AGAIN: "returned again",
    EXTENSION_WAITING: "extension waiting", SUSPENDED_LONG: "suspended long", OBJECTED: "objection", BLOCKS_NODES: "blocks nodes",
    WATCHDOG: "alerts missing",
    ORDER_ISSUED: "order issued", ORDER_REPLIED: "order answered", ORDER_RETURNED: "answer sent back", ORDER_CLOSED: "order filed",
    ORDER_UNANSWERED: "order unanswered",
    ISSUED: "awaits an answer", REPLIED: "to be judged", RETURNED: "sent back", CLOSED: "filed", RECALLED: "recalled",
  },
};

const known = textsOf(WORDS);

/**
 * @param {string | null | undefined} code as the interface names it, such as `OVERDUE`
 * @returns {string} the word for it in the page's language; the code itself where there is none
 */
export function word(code) {
  return code ? known(/** @type {any} */ (code)) : "";
}
