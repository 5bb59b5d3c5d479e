package city.renewal.project.adapter.web.citizen;

import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.project.adapter.web.citizen.CitizenReportView.CitizenReportRow;
import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.citizen.CitizenReport.State;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the moderation queue; it has no personal data. */
@Component
class CitizenReportSheet implements ListSheet<CitizenReportRow> {
    private final Programmes programmes;

    CitizenReportSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "citizen-reports";
    }

    @Override
    public ExportSheet<CitizenReportRow> sheet(
            ListPage<CitizenReportRow> first, Iterator<CitizenReportRow> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title("随手拍", "Citizens' reports"),
                ExportSheet.asOf(first.asOf()),
                columns(names),
                rows);
    }

    private static List<Column<CitizenReportRow>> columns(ListNames names) {
        return List.of(
                text("编号", "Report", 26, CitizenReportRow::reportId),
                text("状态", "State", 10, row -> state(row.state())),
                text("服务", "Service", 28, CitizenReportRow::serviceName),
                text("街道", "Street", 14, row -> row.area() == null ? null : names.area(row.area())),
                time("提交时间", "Requested", CitizenReportRow::requestedAt),
                Column.<CitizenReportRow>number("照片(张)", "Photos", CitizenReportRow::photos)
                        .adding(),
                number("同一问题(件)", "Reports of it", CitizenReportRow::reports),
                text("问题编号", "Problem id", 20, CitizenReportRow::problemId),
                decimal(
                        "经度(°)",
                        "Longitude",
                        row -> row.location() == null ? null : row.location().longitude()),
                decimal(
                        "纬度(°)",
                        "Latitude",
                        row -> row.location() == null ? null : row.location().latitude()));
    }

    private static String state(State state) {
        return switch (state) {
            case PENDING -> "待审核";
            case ACCEPTED -> "已受理";
            case MERGED -> "已合并";
            case DECLINED -> "未受理";
        };
    }
}
