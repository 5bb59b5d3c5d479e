package city.renewal.project.adapter.web.report;

import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.events.ChineseTerms;
import city.renewal.events.ReportFlag;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Export layout of the list of site reports. */
@Component
class SiteReportSheet implements ListSheet<SiteReportView> {
    private static final List<Column<SiteReportView>> COLUMNS = List.of(
            text("汇报编号", "Report", 24, SiteReportView::reportId),
            text("项目编号", "Project", 18, SiteReportView::projectId),
            text("节点编号", "Node", 14, SiteReportView::nodeId),
            time("观察时间", "Observed", SiteReportView::observedAt),
            text("汇报人编号", "Reporter", 14, SiteReportView::reportedBy),
            number("进度(%)", "Progress", SiteReportView::progressPercent),
            decimal(
                    "完成量",
                    "Quantity",
                    row -> row.quantity() == null ? null : row.quantity().done()),
            text(
                    "计量单位",
                    "Unit",
                    10,
                    row -> row.quantity() == null ? null : row.quantity().unit()),
            text("说明", "Note", 36, SiteReportView::note),
            Column.<SiteReportView>number("照片(张)", "Photos", row -> row.photos().size())
                    .adding(),
            Column.<SiteReportView>number(
                            "缺照片(张)",
                            "Missing photos",
                            row -> row.missingPhotos().size())
                    .adding(),
            yesOrNo("齐全", "Complete", SiteReportView::complete),
            text("疑点", "Flags", 26, row -> flags(row.flags())),
            yesOrNo("节点待定", "Held", SiteReportView::held),
            yesOrNo("计入进度", "Counted", SiteReportView::counted),
            decimal(
                    "经度(°)",
                    "Longitude",
                    row -> row.location() == null ? null : row.location().longitude()),
            decimal(
                    "纬度(°)",
                    "Latitude",
                    row -> row.location() == null ? null : row.location().latitude()),
            time(
                    "发送时间",
                    "Sent",
                    row -> row.device() == null ? null : row.device().sentAt()),
            time("收到时间", "Received", SiteReportView::receivedAt));

    @Override
    public String fileName() {
        return "site-reports";
    }

    @Override
    public ExportSheet<SiteReportView> sheet(
            ListPage<SiteReportView> first, Iterator<SiteReportView> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("现场汇报", "Site reports"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }

    /** Null if there is no flag. */
    private static @Nullable String flags(List<ReportFlag> flags) {
        return flags.isEmpty()
                ? null
                : String.join("；", flags.stream().map(ChineseTerms::of).toList());
    }
}
