package city.renewal.notification.adapter.web.directory;

import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of people's reachability as a spreadsheet. */
@Component
class ReachabilitySheet implements ListSheet<ReachabilityRow> {
    private static final List<Column<ReachabilityRow>> COLUMNS = List.of(
            text("姓名", "Name", 16, ReachabilityRow::name),
            text("人员编号", "Person id", 20, ReachabilityRow::personId),
            text("单位编号", "Unit ids", 30, row -> String.join("；", row.units())),
            yesOrNo("邮箱已确认", "E-mail confirmed", ReachabilityRow::emailConfirmed),
            yesOrNo("手机已确认", "Mobile confirmed", ReachabilityRow::mobileConfirmed));

    @Override
    public String fileName() {
        return "contacts";
    }

    @Override
    public ExportSheet<ReachabilityRow> sheet(
            ListPage<ReachabilityRow> first, Iterator<ReachabilityRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("联系方式确认情况", "Confirmed contacts"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }
}
