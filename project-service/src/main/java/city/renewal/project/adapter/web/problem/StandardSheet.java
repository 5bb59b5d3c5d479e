package city.renewal.project.adapter.web.problem;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.project.adapter.web.problem.AssessmentStandardController.StandardSummary;
import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the list of assessment standards. */
@Component
class StandardSheet implements ListSheet<StandardSummary> {
    private final Programmes programmes;

    StandardSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "assessment-standards";
    }

    @Override
    public ExportSheet<StandardSummary> sheet(
            ListPage<StandardSummary> first, Iterator<StandardSummary> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title("考核标准", "Assessment standards"),
                ExportSheet.asOf(first.asOf()),
                columns(names),
                rows);
    }

    private static List<Column<StandardSummary>> columns(ListNames names) {
        return List.of(
                text("标准", "Standard", 30, StandardSummary::name),
                text("标准编号", "Standard id", 20, StandardSummary::standardId),
                text("区域", "Area", 16, row -> names.area(row.area())),
                number("版本", "Version", StandardSummary::version),
                number("条目(条)", "Items", StandardSummary::items),
                text("导入人编号", "Imported by", 16, StandardSummary::importedBy),
                time("导入时间", "Imported", StandardSummary::importedAt));
    }
}
