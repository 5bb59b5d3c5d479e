package city.renewal.progress.adapter.web;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.percent;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.progress.application.CityTaskLine;
import city.renewal.progress.application.InvestmentLine;
import city.renewal.progress.application.ResponsibilityLine;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.RankingLine;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each list looks as a ledger: title, headings with their units, and the trade's own words. */
final class Sheets {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);

    private Sheets() {}

    static ExportSheet<DeadlineRow> deadlines(Iterator<DeadlineRow> rows, Instant asOf) {
        return new ExportSheet<>("进度清单", note(asOf), DEADLINES, rows);
    }

    static ExportSheet<ResponsibilityLine> responsibilities(Iterator<ResponsibilityLine> rows, Instant asOf) {
        var columns = new ArrayList<>(RESPONSIBILITIES);
        for (var week = 0; week < 8; week++) {
            var index = week;
            columns.add(number(
                    week == 0 ? "本周到期(个)" : "第%d周到期(个)".formatted(week + 1),
                    each -> each.load().get(index).nodes()));
        }
        columns.add(text("责任人在名录", 8, each -> each.ownerKnown() ? "是" : "否"));
        return new ExportSheet<>("责任清单", note(asOf), columns, rows);
    }

    static ExportSheet<InvestmentLine> investments(Iterator<InvestmentLine> rows, Instant asOf) {
        return new ExportSheet<>("投资完成情况", note(asOf), INVESTMENTS, rows);
    }

    static ExportSheet<RankingLine> rankings(Iterator<RankingLine> rows, Instant asOf) {
        return new ExportSheet<>("赛马排名", note(asOf), RANKINGS, rows);
    }

    static ExportSheet<CityTaskLine> cityTasks(Iterator<CityTaskLine> rows, Instant asOf) {
        return new ExportSheet<>("市级任务承接情况", note(asOf), CITY_TASKS, rows);
    }

    private static final List<Column<DeadlineRow>> DEADLINES = List.of(
            text("项目", 28, DeadlineRow::projectName),
            text("节点", 24, DeadlineRow::nodeName),
            text("责任单位", 18, row -> row.unit().name()),
            text("责任人", 10, row -> row.owner().name()),
            text("包保领导", 10, row -> name(row.leader())),
            date("原定期限", DeadlineRow::originalDueDate),
            date("现行期限", DeadlineRow::dueDate),
            date("预计完成", DeadlineRow::forecastDate),
            date("实际完成", DeadlineRow::completedOn),
            number("进度(%)", DeadlineRow::progressPercent),
            text("状态", 10, row -> standing(row.standing())),
            text("亮灯", 6, row -> light(row.light())),
            number("逾期(天)", DeadlineRow::lateDays),
            number("总时差(天)", DeadlineRow::totalFloatDays),
            text("签收", 16, row -> signed(row)),
            text("最近汇报", 16, row -> minute(row.lastReportedAt())),
            text("汇报缺失", 8, row -> row.reportMissing() ? "是" : ""),
            text("延期申请", 12, row -> extension(row.extension())),
            text("日历依据", 16, row -> row.calendarAssumed() ? "放假通知未发布" : ""),
            text("责任人在名录", 8, row -> row.ownerKnown() ? "是" : "否"),
            text(
                    "受阻于问题",
                    28,
                    row -> String.join(
                            "；",
                            row.blockedBy().stream()
                                    .map(each -> "%s（限 %s）".formatted(each.title(), each.dueDate()))
                                    .toList())));

    private static final List<Column<ResponsibilityLine>> RESPONSIBILITIES = List.of(
            text("责任人", 12, each -> each.owner().name()),
            text("责任单位", 20, each -> each.unit().name()),
            text("包保领导", 12, each -> name(each.leader())),
            text("指挥部", 12, ResponsibilityLine::headquarters),
            number("节点(个)", ResponsibilityLine::nodes),
            number("未签收(个)", ResponsibilityLine::unsigned),
            number("汇报缺失(个)", ResponsibilityLine::silent),
            number("逾期(个)", each -> count(each.byStanding(), Standing.OVERDUE)),
            number("有风险(个)", each -> count(each.byStanding(), Standing.AT_RISK)),
            number("即将到期(个)", each -> count(each.byStanding(), Standing.DUE_SOON)),
            number("正常(个)", each -> count(each.byStanding(), Standing.ON_TRACK)),
            number("待核(个)", each -> count(each.byStanding(), Standing.CLAIMED)),
            number("停工(个)", each -> count(each.byStanding(), Standing.SUSPENDED)),
            number("按期完成(个)", each -> count(each.byStanding(), Standing.DONE_ON_TIME)),
            number("逾期完成(个)", each -> count(each.byStanding(), Standing.DONE_LATE)));

    private static final List<Column<InvestmentLine>> INVESTMENTS = List.of(
            text("编号", 16, InvestmentLine::key),
            text("名称", 28, InvestmentLine::name),
            number("项目(个)", InvestmentLine::projects),
            money("总投资(元)", each -> each.totalInvestment().amount()),
            money("计划投资(元)", each -> each.planned().amount()),
            money("完成投资(元)", each -> each.paid().amount()),
            percent("完成率", each -> new BigDecimal(each.completionRate())));

    private static final List<Column<RankingLine>> RANKINGS = List.of(
            number("名次", RankingLine::rank),
            text("编号", 16, RankingLine::key),
            text("名称", 24, RankingLine::name),
            money("总分", RankingLine::score),
            points("按期完成(分)", RankingLine.Measure.ON_TIME),
            points("逾期程度(分)", RankingLine.Measure.LATENESS),
            points("投资完成(分)", RankingLine.Measure.INVESTMENT),
            points("问题办结(分)", RankingLine.Measure.PROBLEMS),
            points("按时汇报(分)", RankingLine.Measure.REPORTING),
            points("当日确认(分)", RankingLine.Measure.ACKNOWLEDGEMENT),
            fact("当日确认预警(条)", RankingLine.Measure.ACKNOWLEDGEMENT, RankingLine.Measured::numerator),
            fact("发出预警(条)", RankingLine.Measure.ACKNOWLEDGEMENT, RankingLine.Measured::denominator),
            text(
                    "计分说明",
                    60,
                    each -> String.join(
                            "；",
                            each.explanation().stream()
                                    .map(RankingLine.Measured::text)
                                    .toList())));

    private static final List<Column<CityTaskLine>> CITY_TASKS = List.of(
            text("编号", 14, CityTaskLine::taskId),
            text("市级任务", 30, CityTaskLine::name),
            text("下达部门", 16, CityTaskLine::issuedBy),
            date("完成时限", CityTaskLine::dueDate),
            number("承接项目(个)", CityTaskLine::projects),
            number("完成项目(个)", CityTaskLine::completedProjects),
            number("节点(个)", CityTaskLine::nodes),
            number("完成节点(个)", CityTaskLine::completedNodes),
            number("逾期节点(个)", each -> count(each.byStanding(), Standing.OVERDUE)),
            money("总投资(元)", each -> each.totalInvestment().amount()),
            money("本年计划(元)", each -> each.plannedThisYear().amount()),
            money("本年完成(元)", each -> each.paidThisYear().amount()),
            percent("完成率", each -> new BigDecimal(each.completionRate())));

    private static Column<RankingLine> points(String heading, RankingLine.Measure measure) {
        return money(heading, line -> of(line, measure, RankingLine.Measured::points));
    }

    /** What a measure's points come of; empty where it has no weight or nothing to measure. */
    private static Column<RankingLine> fact(
            String heading, RankingLine.Measure measure, Function<RankingLine.Measured, @Nullable BigDecimal> value) {
        return number(heading, line -> of(line, measure, value));
    }

    private static @Nullable BigDecimal of(
            RankingLine line, RankingLine.Measure measure, Function<RankingLine.Measured, @Nullable BigDecimal> value) {
        for (var each : line.explanation()) {
            if (each.measure() == measure) {
                return value.apply(each);
            }
        }
        return null;
    }

    static String note(Instant asOf) {
        return "截至 " + MINUTE.format(asOf);
    }

    private static @Nullable Integer count(Map<Standing, Integer> counts, Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    static @Nullable String name(@Nullable PersonRef person) {
        return person == null ? null : person.name();
    }

    static @Nullable String minute(@Nullable Instant instant) {
        return instant == null ? null : MINUTE.format(instant);
    }

    private static String signed(DeadlineRow row) {
        if (row.signedAt() != null) {
            return MINUTE.format(row.signedAt());
        }
        return row.objection() == null ? "未签收" : "异议：" + row.objection();
    }

    static @Nullable String extension(DeadlineRow.@Nullable ExtensionShown extension) {
        if (extension == null) {
            return null;
        }
        return switch (extension.state()) {
            case PENDING -> "待批至 " + extension.requestedDueDate();
            case APPROVED -> "已批准";
            case REFUSED -> "未批准";
        };
    }

    static String standing(Standing standing) {
        return switch (standing) {
            case ON_TRACK -> "正常";
            case AT_RISK -> "有风险";
            case DUE_SOON -> "即将到期";
            case OVERDUE -> "逾期";
            case CLAIMED -> "待核";
            case SUSPENDED -> "停工";
            case DONE_ON_TIME -> "按期完成";
            case DONE_LATE -> "逾期完成";
        };
    }

    static String light(Light light) {
        return switch (light) {
            case GREEN -> "绿";
            case AMBER -> "橙";
            case RED -> "红";
            case GREY -> "灰";
            case YELLOW -> "黄";
        };
    }
}
