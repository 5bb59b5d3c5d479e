package city.renewal.project.domain.table;

import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a table in a sheet: its header is the first of the first twenty rows that has all required columns. A header
 * may have an asterisk, and full-width characters.
 */
public final class SheetTable {
    private static final int SEARCHED_ROWS = 20;

    private SheetTable() {}

    /** The rows below the header; empty when the sheet has no such header. */
    public static <C extends TableColumn> Optional<List<TableRow<C>>> parse(LedgerSheet sheet, List<C> columns) {
        for (var header : sheet.rowNumbers()) {
            if (header > SEARCHED_ROWS) {
                break;
            }
            var places = places(sheet, header, columns);
            if (columns.stream().allMatch(column -> !column.isRequired() || places.containsKey(column))) {
                return Optional.of(rows(sheet, header, places));
            }
        }
        return Optional.empty();
    }

    private static <C extends TableColumn> Map<C, Integer> places(LedgerSheet sheet, int row, List<C> columns) {
        var places = new HashMap<C, Integer>();
        for (int index = 0; index < sheet.columns(); index++) {
            var key = NameKey.of(sheet.at(row, index).shown().replace("*", ""));
            for (var column : columns) {
                if (column.headers().stream().map(NameKey::of).anyMatch(key::equals)) {
                    places.putIfAbsent(column, index);
                }
            }
        }
        return places;
    }

    private static <C extends TableColumn> List<TableRow<C>> rows(
            LedgerSheet sheet, int header, Map<C, Integer> places) {
        var rows = new ArrayList<TableRow<C>>();
        for (var number : sheet.rowNumbers()) {
            if (number <= header || sheet.hasNoOwnValue(number)) {
                continue;
            }
            var cells = new HashMap<C, SheetCell>();
            places.forEach((column, index) -> {
                var cell = sheet.at(number, index);
                if (!cell.shown().isBlank()) {
                    cells.put(column, cell);
                }
            });
            if (!cells.isEmpty()) {
                rows.add(new TableRow<>(number, cells, places));
            }
        }
        return rows;
    }
}
