package city.renewal.progress.adapter.web.list;

import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.reference.ListNames;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The export of one of the three lists: rows of one programme, or of several programmes with an extra column for the
 * programme.
 */
abstract class ProgrammeRowsSheet<T> implements ListSheet<T> {
    private final SheetParts parts;
    private final String fileName;
    private final String title;
    private final String english;
    private final Function<T, String> programmeOf;

    ProgrammeRowsSheet(
            SheetParts parts, String fileName, String title, String english, Function<T, String> programmeOf) {
        this.parts = parts;
        this.fileName = fileName;
        this.title = title;
        this.english = english;
        this.programmeOf = programmeOf;
    }

    abstract List<Column<T>> columns(ListNames names);

    @Override
    public final String fileName() {
        return fileName;
    }

    @Override
    public final ExportSheet<T> sheet(ListPage<T> first, Iterator<T> rows, ListQuery query) {
        var names = parts.names();
        var programme = SheetParts.programme(first, query, programmeOf);
        return new ExportSheet<>(
                new ExportSheet.Title(SheetParts.about(programme, names), title, english),
                ExportSheet.asOf(first.asOf()),
                SheetParts.columns(programme, names, programmeOf, columns(names)),
                rows);
    }
}
