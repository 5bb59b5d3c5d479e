package city.renewal.project.adapter.web.directory;

import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.Unit;
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

/** Export layout of the directory's units. */
@Component
class UnitSheet implements ListSheet<Unit> {
    private final Programmes programmes;

    UnitSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "units";
    }

    @Override
    public ExportSheet<Unit> sheet(ListPage<Unit> first, Iterator<Unit> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title("单位名录", "Units"), ExportSheet.asOf(first.asOf()), columns(names), rows);
    }

    private static List<Column<Unit>> columns(ListNames names) {
        return List.of(
                text("单位", "Unit", 30, Unit::name),
                text("单位编号", "Unit id", 20, Unit::unitId),
                text("所在区域", "Area", 20, row -> row.area() == null ? null : names.area(row.area())),
                text("区域代码", "Area code", 16, Unit::area),
                text("上级单位编号", "Parent", 20, Unit::parent));
    }
}
