package city.renewal.project.adapter.web.programme;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the list of programmes. */
@Component
class ProgrammeSheet implements ListSheet<Programme> {
    private final Programmes programmes;

    ProgrammeSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "programmes";
    }

    @Override
    public ExportSheet<Programme> sheet(ListPage<Programme> first, Iterator<Programme> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title("年度计划", "Programmes"), ExportSheet.asOf(first.asOf()), columns(names), rows);
    }

    private static List<Column<Programme>> columns(ListNames names) {
        return List.of(
                text("年度计划", "Programme", 36, Programme::name),
                text("计划编号", "Programme id", 20, Programme::programmeId),
                text("年份", "Year", 8, row -> Integer.toString(row.year())),
                text("区域", "Area", 14, row -> names.area(row.area())),
                number("领域(个)", "Fields", row -> row.fields().size()),
                number("指挥部(个)", "Headquarters", row -> row.headquarters().size()),
                number("预警期(天)", "Warning days", Programme::warningDays),
                number("签收期(工作日)", "Signing days", Programme::signingDays));
    }
}
