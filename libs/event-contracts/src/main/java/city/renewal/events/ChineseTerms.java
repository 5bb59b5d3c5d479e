package city.renewal.events;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Chinese terms of the domain, one for each code of the interface, for the wall, exports, messages and papers. The
 * pages have the same table ({@code shared/words.js}); a test compares the two.
 */
public final class ChineseTerms {
    private static final Map<String, String> WORDS = Stream.of(
                    lightsAndStandings(), roles(), problems(), reports(), alerts(), orders())
            .flatMap(table -> table.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ChineseTerms() {}

    /** Every code with its term. */
    public static Map<String, String> all() {
        return WORDS;
    }

    public static String of(Enum<?> code) {
        return of(code.name());
    }

    /** The term of a code; a code without a term is returned unchanged. */
    public static String of(String code) {
        return WORDS.getOrDefault(code, code);
    }

    private static Map<String, String> lightsAndStandings() {
        return Map.ofEntries(
                Map.entry("RED", "红灯"),
                Map.entry("AMBER", "橙灯"),
                Map.entry("YELLOW", "黄灯"),
                Map.entry("GREEN", "绿灯"),
                Map.entry("GREY", "灰灯"),
                Map.entry("OVERDUE", "逾期"),
                Map.entry("DUE_SOON", "即将到期"),
                Map.entry("AT_RISK", "有风险"),
                Map.entry("CLAIMED", "待复核"),
                Map.entry("SUSPENDED", "停工"),
                Map.entry("ON_TRACK", "正常推进"),
                Map.entry("DONE_ON_TIME", "按时完成"),
                Map.entry("DONE_LATE", "逾期完成"));
    }

    private static Map<String, String> roles() {
        return Map.of(
                "COMMANDER", "指挥长",
                "LEADER", "包保领导",
                "SUPERVISOR", "督办人",
                "UNIT", "责任单位",
                "OWNER", "责任人",
                "REPORTER", "现场填报",
                "INTEGRATION", "对接系统",
                "ADMIN", "系统管理",
                "AUDITOR", "审计");
    }

    private static Map<String, String> problems() {
        return Map.ofEntries(
                Map.entry("SITE", "现场上报"),
                Map.entry("INSPECTION", "巡查"),
                Map.entry("INSTRUCTION", "领导批示"),
                Map.entry("ASSESSMENT", "考核标准"),
                Map.entry("CITIZEN", "随手拍"),
                Map.entry("QUALITY", "质量"),
                Map.entry("SAFETY", "安全"),
                Map.entry("PROGRESS", "进度"),
                Map.entry("ENVIRONMENT", "环境"),
                Map.entry("FACILITIES", "设施"),
                Map.entry("ORDER", "秩序"),
                Map.entry("SERVICE", "服务"),
                Map.entry("LAND", "用地"),
                Map.entry("FUNDS", "资金"),
                Map.entry("PERMITS", "手续"),
                Map.entry("UTILITIES", "管线"),
                Map.entry("WEATHER", "天气"),
                Map.entry("OTHER", "其他"));
    }

    private static Map<String, String> reports() {
        return Map.ofEntries(
                Map.entry("FAR_AWAY", "距项目较远"),
                Map.entry("PHOTO_REUSED", "照片曾用于其他汇报"),
                Map.entry("PHOTO_OLD", "照片早于汇报"),
                Map.entry("CLOCK_OFF", "手机时间不准"),
                Map.entry("JUMP", "进度突增"),
                Map.entry("BACKWARDS", "进度倒退"),
                Map.entry("SAME_SPOT", "长期同一地点汇报"),
                Map.entry("PHOTO", "照片"),
                Map.entry("PHOTO_BEFORE", "施工前照片"),
                Map.entry("PHOTO_DURING", "施工中照片"),
                Map.entry("PHOTO_AFTER", "施工后照片"),
                Map.entry("DOCUMENT", "文件"),
                Map.entry("SIGNATURE", "签字"),
                Map.entry("NOTHING_PLANNED", "未安排计划投资"));
    }

    /** Subjects of alerts and messages that are not standings. */
    private static Map<String, String> alerts() {
        return Map.ofEntries(
                Map.entry("FORECAST_LATE", "预计逾期"),
                Map.entry("REPORT_MISSING", "逾期未报"),
                Map.entry("UNSIGNED", "逾期未签收"),
                Map.entry("RETURNED_AGAIN", "多次退回"),
                Map.entry("EXTENSION_WAITING", "延期申请待批"),
                Map.entry("SUSPENDED_LONG", "停工过久"),
                Map.entry("OBJECTED", "签收异议"),
                Map.entry("BLOCKS_NODES", "制约节点"),
                Map.entry("WATCHDOG", "预警缺失"),
                Map.entry("ORDER_ISSUED", "收到督办单"),
                Map.entry("ORDER_REPLIED", "督办单已答复"),
                Map.entry("ORDER_RETURNED", "督办答复被退回"),
                Map.entry("ORDER_CLOSED", "督办单办结"),
                Map.entry("ORDER_UNANSWERED", "督办单逾期未复"));
    }

    /** States of a supervision order. */
    private static Map<String, String> orders() {
        return Map.of(
                "ISSUED", "待答复",
                "REPLIED", "待审定",
                "RETURNED", "退回重报",
                "CLOSED", "已办结",
                "RECALLED", "已撤回");
    }
}
