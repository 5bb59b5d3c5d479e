package city.renewal.project.domain.peoplefile;

import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the table of people in a sheet: the header is the first of the first twenty rows that has the column 姓名 and
 * another column.
 */
public final class PeopleSheet {
    private static final int SEARCHED_ROWS = 20;

    private PeopleSheet() {}

    /** The rows below the header; empty when the sheet has no such header. */
    public static Optional<List<PeopleRow>> parse(LedgerSheet sheet) {
        for (var header : sheet.rowNumbers()) {
            if (header > SEARCHED_ROWS) {
                break;
            }
            var columns = columns(sheet, header);
            if (columns.containsKey(PeopleColumn.NAME) && columns.size() > 1) {
                return Optional.of(rows(sheet, header, columns));
            }
        }
        return Optional.empty();
    }

    private static Map<PeopleColumn, Integer> columns(LedgerSheet sheet, int row) {
        var columns = new EnumMap<PeopleColumn, Integer>(PeopleColumn.class);
        for (int index = 0; index < sheet.columns(); index++) {
            var place = index;
            PeopleColumn.recognise(sheet.at(row, index).shown())
                    .ifPresent(column -> columns.putIfAbsent(column, place));
        }
        return columns;
    }

    private static List<PeopleRow> rows(LedgerSheet sheet, int header, Map<PeopleColumn, Integer> columns) {
        var rows = new ArrayList<PeopleRow>();
        for (var number : sheet.rowNumbers()) {
            if (number <= header || sheet.hasNoOwnValue(number)) {
                continue;
            }
            var cells = new EnumMap<PeopleColumn, String>(PeopleColumn.class);
            columns.forEach((column, index) -> {
                var text = shown(sheet.at(number, index));
                if (!text.isEmpty()) {
                    cells.put(column, text);
                }
            });
            if (!cells.isEmpty()) {
                rows.add(new PeopleRow(number, cells, columns));
            }
        }
        return rows;
    }

    private static String shown(SheetCell cell) {
        return cell.shown().strip();
    }
}
