package city.renewal.progress.adapter.web.list;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.reference.ListNames;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.export.ColouredText;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the deadline list (进度清单). */
@Component
class DeadlineSheet extends ProgrammeRowsSheet<DeadlineRow> {
    DeadlineSheet(SheetParts parts) {
        super(parts, "deadlines", "进度清单", "Deadlines", DeadlineRow::programme);
    }

    @Override
    List<Column<DeadlineRow>> columns(ListNames names) {
        return List.of(
                text("项目", "Project", 26, DeadlineRow::projectName),
                text("节点", "Node", 22, DeadlineRow::nodeName),
                text("项目编号", "Project id", 14, DeadlineRow::projectId),
                text("节点编号", "Node id", 12, DeadlineRow::nodeId),
                text("领域", "Field", 12, row -> names.field(row.programme(), row.field())),
                text("指挥部", "Headquarters", 14, row -> names.headquarters(row.programme(), row.headquarters())),
                text("街道", "Street", 12, row -> names.area(row.programme(), row.area())),
                text("责任单位", "Unit", 16, row -> row.unit().name()),
                text("责任人", "Owner", 10, row -> row.owner().name()),
                text("包保领导", "Leader", 10, row -> SheetParts.name(row.leader())),
                date("原定期限", "Original due", DeadlineRow::originalDueDate),
                date("现行期限", "Due", DeadlineRow::dueDate),
                date("预计完成", "Forecast", DeadlineRow::forecastDate),
                date("实际完成", "Completed", DeadlineRow::completedOn),
                number("进度(%)", "Progress", DeadlineRow::progressPercent),
                mark("状态", "Standing", 11, row -> ColouredText.of(row.standing(), row.light())),
                mark("亮灯", "Light", 8, row -> ColouredText.of(row.light())),
                number("逾期(天)", "Days late", DeadlineRow::lateDays),
                number("总时差(天)", "Total float", DeadlineRow::totalFloatDays),
                text("签收", "Signed for", 17, DeadlineSheet::signed),
                time("最近汇报", "Last report", DeadlineRow::lastReportedAt),
                text("汇报缺失", "Report missing", 9, row -> row.reportMissing() ? "是" : ""),
                text("延期申请", "Extension", 14, row -> SheetParts.extension(row.extension())),
                text("日历依据", "Calendar", 12, row -> row.calendarAssumed() ? "放假通知未发布" : ""),
                yesOrNo("责任人在名录", "Owner known", DeadlineRow::ownerKnown),
                text("受阻于问题", "Held up by", 24, DeadlineSheet::blockedBy));
    }

    private static String signed(DeadlineRow row) {
        if (row.signedAt() != null) {
            return ExportSheet.minute(row.signedAt());
        }
        return row.objection() == null ? "未签收" : "异议：" + row.objection();
    }

    private static String blockedBy(DeadlineRow row) {
        return String.join(
                "；",
                row.blockedBy().stream()
                        .map(each -> "%s（限 %s）".formatted(each.title(), each.dueDate()))
                        .toList());
    }
}
