package city.renewal.project.adapter.web.directory;

import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.events.Person;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the directory's people. */
@Component
class PersonSheet implements ListSheet<Person> {
    private static final List<Column<Person>> COLUMNS = List.of(
            text("姓名", "Name", 14, Person::name),
            text("人员编号", "Person id", 20, Person::personId),
            text("别名", "Aliases", 24, row -> String.join("；", row.aliases())),
            text("单位编号", "Units", 30, row -> String.join("；", row.units())),
            yesOrNo("在岗", "Active", Person::active));

    @Override
    public String fileName() {
        return "people";
    }

    @Override
    public ExportSheet<Person> sheet(ListPage<Person> first, Iterator<Person> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("人员名录", "People"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }
}
