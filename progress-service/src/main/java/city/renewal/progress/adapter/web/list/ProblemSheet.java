package city.renewal.progress.adapter.web.list;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.events.ChineseTerms;
import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.reference.ListNames;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.starter.export.ColouredText;
import city.renewal.starter.export.ExportSheet.Column;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the problem list (问题清单). */
@Component
class ProblemSheet extends ProgrammeRowsSheet<ProblemRow> {
    ProblemSheet(SheetParts parts) {
        super(parts, "problems", "问题清单", "Problems", ProblemRow::programme);
    }

    @Override
    List<Column<ProblemRow>> columns(ListNames names) {
        return List.of(
                text("问题", "Problem", 28, ProblemRow::title),
                text("来源", "Source", 10, row -> ChineseTerms.of(row.source())),
                text("类别", "Category", 10, row -> ChineseTerms.of(row.category())),
                text("项目", "Project", 26, ProblemRow::projectName),
                text("项目编号", "Project id", 14, ProblemRow::projectId),
                text("节点", "Node", 20, ProblemRow::nodeName),
                text("街道", "Street", 12, row -> names.area(row.programme(), row.area())),
                text("指挥部", "Headquarters", 14, row -> names.headquarters(row.programme(), row.headquarters())),
                text("责任单位", "Unit", 16, row -> row.unit().name()),
                text("责任人", "Owner", 10, row -> row.owner().name()),
                text("包保领导", "Leader", 10, row -> SheetParts.name(row.leader())),
                date("原定期限", "Original due", ProblemRow::originalDueDate),
                date("现行期限", "Due", ProblemRow::dueDate),
                date("整改日期", "Rectified", ProblemRow::rectifiedOn),
                date("销号日期", "Closed", ProblemRow::closedOn),
                mark("状态", "Standing", 11, row -> ColouredText.of(row.standing(), row.light())),
                mark("亮灯", "Light", 8, row -> ColouredText.of(row.light())),
                number("逾期(天)", "Days late", ProblemRow::lateDays),
                number("退回(次)", "Returned", ProblemRow::returns).adding(),
                number("反弹(次)", "Reopened", ProblemRow::reopened).adding(),
                decimal("扣分(分)", "Deduction", ProblemRow::deduction).adding(),
                text("延期申请", "Extension", 14, row -> SheetParts.extension(row.extension())),
                number("影响节点(个)", "Nodes held up", row -> row.blocks().size()),
                time("提出时间", "Raised", ProblemRow::raisedAt),
                yesOrNo("责任人在名录", "Owner known", ProblemRow::ownerKnown),
                text("问题编号", "Problem id", 14, ProblemRow::problemId),
                text("描述", "Description", 44, ProblemRow::description));
    }
}
