package city.renewal.project.adapter.web.problem;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.project.domain.problem.ProblemStep;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of a problem's history. */
@Component
class ProblemHistorySheet implements ListSheet<ProblemStep> {
    private static final List<Column<ProblemStep>> COLUMNS = List.of(
            time("时间", "At", ProblemStep::at),
            text("事项", "What happened", 14, row -> kind(row.kind())),
            text("经办人编号", "By", 16, ProblemStep::by),
            text("说明", "Note", 50, ProblemStep::note),
            number("照片(张)", "Photos", row -> row.photos().size()),
            date("期限", "Due", ProblemStep::dueDate));

    @Override
    public String fileName() {
        return "problem-history";
    }

    @Override
    public ExportSheet<ProblemStep> sheet(ListPage<ProblemStep> first, Iterator<ProblemStep> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("问题 " + query.get("problemId"), "问题经过", "Problem history"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static String kind(ProblemStep.Kind kind) {
        return switch (kind) {
            case RAISED -> "提出";
            case REASSIGNED -> "改派";
            case RECTIFIED -> "整改完成";
            case RETURNED -> "退回";
            case CLOSED -> "销号";
            case REOPENED -> "反弹";
            case EXTENSION_REQUESTED -> "申请延期";
            case EXTENSION_APPROVED -> "批准延期";
            case EXTENSION_REFUSED -> "不批准延期";
        };
    }
}
