package city.renewal.notification.adapter.web.alert;

import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.notification.adapter.web.SheetWords;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import city.renewal.starter.text.AreaNames;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the list of alerts as a spreadsheet. */
@Component
class AlertSheet implements ListSheet<AlertRow> {
    private static final List<Column<AlertRow>> COLUMNS = List.of(
            text("项目", "Project", 26, AlertRow::projectName),
            text("项目编号", "Project id", 14, AlertRow::projectId),
            text("事项", "About", 24, AlertRow::name),
            text("预警", "Kind", 14, row -> row.kind().nameZh()),
            mark("程度", "Severity", 9, row -> SheetWords.severity(row.severity())),
            text("已报至", "Told up to", 12, row -> SheetWords.level(row.level())),
            text("状态", "State", 9, row -> state(row)),
            text("年度计划", "Programme", 20, AlertRow::programmeName),
            text("街道", "Street", 14, row -> AreaNames.of(row.area())),
            text("责任单位", "Unit", 18, row -> row.unit().name()),
            text("责任人", "Owner", 10, row -> row.owner().name()),
            time("发出时间", "Raised", AlertRow::raisedAt),
            time("首次阅读", "First read", AlertRow::readAt),
            time("确认时间", "Acknowledged", AlertRow::acknowledgedAt),
            text("确认人编号", "Acknowledged by", 15, AlertRow::acknowledgedBy),
            time("解除时间", "Resolved", AlertRow::resolvedAt),
            time("下一步", "Next step", AlertRow::nextStepAt),
            number("已通知(人次)", "Told", row -> row.notified().size()),
            text("预警编号", "Alert id", 24, AlertRow::alertId));

    @Override
    public String fileName() {
        return "alerts";
    }

    @Override
    public ExportSheet<AlertRow> sheet(ListPage<AlertRow> first, Iterator<AlertRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(
                        SheetWords.about(first, query, AlertRow::programme, AlertRow::programmeName), "预警清单", "Alerts"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static String state(AlertRow row) {
        if (row.resolvedAt() != null) {
            return "已解除";
        }
        return row.acknowledgedAt() == null ? "待确认" : "已确认";
    }
}
