package city.renewal.project.adapter.web;

import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.ReportFlag;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the list of site reports looks as a ledger: Chinese headings with English beside them, times to the minute in China. */
final class SiteReportSheet {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final List<Column<SiteReportView>> COLUMNS = List.of(
            text("汇报编号 Report", 24, SiteReportView::reportId),
            text("项目编号 Project", 20, SiteReportView::projectId),
            text("节点编号 Node", 16, SiteReportView::nodeId),
            text("观察时间 Observed", 16, report -> minute(report.observedAt())),
            text("汇报人编号 Reporter", 16, SiteReportView::reportedBy),
            number("进度(%) Progress", SiteReportView::progressPercent),
            decimal(
                    "完成量 Quantity",
                    report ->
                            report.quantity() == null ? null : report.quantity().done()),
            text(
                    "计量单位 Unit",
                    8,
                    report ->
                            report.quantity() == null ? null : report.quantity().unit()),
            text("说明 Note", 40, SiteReportView::note),
            number("照片(张) Photos", report -> report.photos().size()),
            number("缺照片(张) Missing photos", report -> report.missingPhotos().size()),
            text("齐全 Complete", 8, report -> yesOrNo(report.complete())),
            text("疑点 Flags", 24, report -> flags(report.flags())),
            text("节点待定 Held", 8, report -> yesOrNo(report.held())),
            text("计入进度 Counted", 8, report -> yesOrNo(report.counted())),
            decimal(
                    "经度(°) Longitude",
                    report -> report.location() == null
                            ? null
                            : BigDecimal.valueOf(report.location().longitude())),
            decimal(
                    "纬度(°) Latitude",
                    report -> report.location() == null
                            ? null
                            : BigDecimal.valueOf(report.location().latitude())),
            text(
                    "发送时间 Sent",
                    16,
                    report -> report.device() == null
                            ? null
                            : minute(report.device().sentAt())),
            text("收到时间 Received", 16, report -> minute(report.receivedAt())));

    private SiteReportSheet() {}

    static ExportSheet<SiteReportView> of(Iterator<SiteReportView> rows, Instant asOf) {
        return new ExportSheet<>("现场汇报 Site reports", "截至 As of " + minute(asOf), COLUMNS, rows);
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    private static String yesOrNo(boolean value) {
        return value ? "是 Yes" : "否 No";
    }

    /** Nothing where there is no flag. */
    private static @Nullable String flags(List<ReportFlag> flags) {
        return flags.isEmpty()
                ? null
                : String.join(
                        "；", flags.stream().map(flag -> word(flag) + " " + flag).toList());
    }

    private static String word(ReportFlag flag) {
        return switch (flag) {
            case FAR_AWAY -> "位置偏远";
            case PHOTO_REUSED -> "照片重复";
            case PHOTO_OLD -> "照片过旧";
            case CLOCK_OFF -> "设备时钟不准";
            case JUMP -> "进度突增";
            case BACKWARDS -> "进度倒退";
            case SAME_SPOT -> "位置雷同";
        };
    }
}
