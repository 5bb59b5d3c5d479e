package city.renewal.progress.adapter.web;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.Problem;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** How the problem list looks as a ledger. */
final class ProblemSheet {
    private static final List<Column<ProblemRow>> COLUMNS = List.of(
            text("问题", 28, ProblemRow::title),
            text("来源", 10, row -> source(row.source())),
            text("类别", 10, row -> category(row.category())),
            text("项目", 28, ProblemRow::projectName),
            text("节点", 24, ProblemRow::nodeName),
            text("区域", 14, ProblemRow::area),
            text("责任单位", 18, row -> row.unit().name()),
            text("责任人", 10, row -> row.owner().name()),
            text("包保领导", 10, row -> Sheets.name(row.leader())),
            date("原定期限", ProblemRow::originalDueDate),
            date("现行期限", ProblemRow::dueDate),
            date("整改日期", ProblemRow::rectifiedOn),
            date("销号日期", ProblemRow::closedOn),
            text("状态", 10, row -> Sheets.standing(row.standing())),
            text("亮灯", 6, row -> Sheets.light(row.light())),
            number("逾期(天)", ProblemRow::lateDays),
            number("退回(次)", ProblemRow::returns),
            number("反弹(次)", ProblemRow::reopened),
            decimal("扣分(分)", ProblemRow::deduction),
            text("延期申请", 12, row -> Sheets.extension(row.extension())),
            number("影响节点(个)", row -> row.blocks().size()),
            text("提出时间", 16, row -> Sheets.minute(row.raisedAt())),
            text("责任人在名录", 8, row -> row.ownerKnown() ? "是" : "否"),
            text("描述", 60, ProblemRow::description));

    private ProblemSheet() {}

    static ExportSheet<ProblemRow> of(Iterator<ProblemRow> rows, Instant asOf) {
        return new ExportSheet<>("问题清单", Sheets.note(asOf), COLUMNS, rows);
    }

    private static String source(Problem.Source source) {
        return switch (source) {
            case SITE -> "现场发现";
            case INSPECTION -> "督导检查";
            case INSTRUCTION -> "领导批示";
            case ASSESSMENT -> "考核扣分";
            case CITIZEN -> "市民随手拍";
        };
    }

    /** Categories that everybody has a word for; another stands as it was given. */
    private static String category(String category) {
        return switch (category) {
            case "QUALITY" -> "质量";
            case "SAFETY" -> "安全";
            case "LAND" -> "用地";
            case "FUNDS" -> "资金";
            case "PERMITS" -> "手续";
            case "UTILITIES" -> "管线";
            case "WEATHER" -> "天气";
            default -> category;
        };
    }
}
