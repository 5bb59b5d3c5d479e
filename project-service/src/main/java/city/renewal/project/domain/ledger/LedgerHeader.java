package city.renewal.project.domain.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger's columns are: found by their headers, in any order, among the first rows. A header may span two rows
 * (merged), or stand below a heading that groups several columns.
 */
final class LedgerHeader {

    private static final int SEARCHED_ROWS = 20;
    private static final int ENOUGH_TO_BE_A_HEADER = 4;

    private final int firstRow;
    private final int lastRow;
    private final Map<LedgerColumn, HeaderCell> cells;
    private final List<HeaderCell> duplicates;
    private final List<UnknownHeader> unknown;

    private LedgerHeader(
            int firstRow,
            int lastRow,
            Map<LedgerColumn, HeaderCell> cells,
            List<HeaderCell> duplicates,
            List<UnknownHeader> unknown) {
        this.firstRow = firstRow;
        this.lastRow = lastRow;
        this.cells = cells;
        this.duplicates = duplicates;
        this.unknown = unknown;
    }

    /**
     * A header that no column has.
     *
     * @param likeliest of the columns that the sheet lacks, the one that was probably meant; null when it is like none
     */
    record UnknownHeader(
            LedgerSheet.Place place, String text, @Nullable LedgerColumn likeliest) {}

    /**
     * One header.
     *
     * @param text as it stands in the sheet
     * @param note what stands in brackets behind the name: a unit, as a rule
     */
    record HeaderCell(LedgerColumn column, int index, LedgerSheet.Place place, String text, String note) {}

    static Optional<LedgerHeader> find(LedgerSheet sheet) {
        var candidates =
                sheet.rowNumbers().stream().filter(row -> row <= SEARCHED_ROWS).toList();
        int best = 0;
        int bestRow = 0;
        for (int row : candidates) {
            int understood = understoodIn(sheet, row).size();
            if (understood > best) {
                best = understood;
                bestRow = row;
            }
        }
        return best < ENOUGH_TO_BE_A_HEADER ? Optional.empty() : Optional.of(around(sheet, bestRow));
    }

    /** The header around the row with most headers: rows beside it belong to it when headers reach into them. */
    private static LedgerHeader around(LedgerSheet sheet, int row) {
        int first = row;
        int last = row;
        for (var cell : understoodIn(sheet, row)) {
            first = Math.min(first, cell.place().row());
            while (sheet.placeOf(last + 1, cell.index()).equals(cell.place())) {
                last++;
            }
        }
        if (isMostlyHeaders(sheet, last + 1)) {
            last++;
        }
        return collect(sheet, first, last);
    }

    /** A row of data may hold a word that is a header elsewhere, such as a headquarters called 指挥部. */
    private static boolean isMostlyHeaders(LedgerSheet sheet, int row) {
        int filled = 0;
        for (int column = 0; column < sheet.columns(); column++) {
            var own = new LedgerSheet.Place(row, column);
            if (sheet.placeOf(row, column).equals(own) && !(sheet.at(own) instanceof SheetCell.Blank)) {
                filled++;
            }
        }
        long understood = understoodIn(sheet, row).stream()
                .filter(cell -> cell.place().row() == row)
                .count();
        return understood > 0 && 2 * understood >= filled;
    }

    private static LedgerHeader collect(LedgerSheet sheet, int first, int last) {
        var cells = new EnumMap<LedgerColumn, HeaderCell>(LedgerColumn.class);
        var duplicates = new ArrayList<HeaderCell>();
        Set<LedgerSheet.Place> seen = new HashSet<>();
        for (int row = first; row <= last; row++) {
            for (var cell : understoodIn(sheet, row)) {
                if (!seen.add(cell.place())) {
                    continue;
                }
                var known = cells.get(cell.column());
                if (known == null || sheet.widthOf(known.place()) > 1) {
                    cells.put(cell.column(), cell);
                } else if (sheet.widthOf(cell.place()) == 1) {
                    // A wider one only groups the headers below it.
                    duplicates.add(cell);
                }
            }
        }
        return new LedgerHeader(first, last, cells, duplicates, unknownIn(sheet, first, last, cells.keySet()));
    }

    /** Headers of one column's width that are not understood; wider ones group the headers below them. */
    private static List<UnknownHeader> unknownIn(LedgerSheet sheet, int first, int last, Set<LedgerColumn> present) {
        var missing = EnumSet.allOf(LedgerColumn.class);
        missing.removeAll(present);
        var unknown = new ArrayList<UnknownHeader>();
        for (int row = first; row <= last; row++) {
            for (int column = 0; column < sheet.columns(); column++) {
                var place = new LedgerSheet.Place(row, column);
                var text = CellText.tidy(sheet.at(place).shown());
                boolean isHeader = sheet.placeOf(row, column).equals(place) && sheet.widthOf(place) == 1;
                if (isHeader && !text.isEmpty() && LedgerColumn.understand(text).isEmpty()) {
                    unknown.add(new UnknownHeader(
                            place, text, ColumnSuggestions.likeliest(text, missing).orElse(null)));
                }
            }
        }
        return unknown;
    }

    private static List<HeaderCell> understoodIn(LedgerSheet sheet, int row) {
        var found = new ArrayList<HeaderCell>();
        for (int column = 0; column < sheet.columns(); column++) {
            var place = sheet.placeOf(row, column);
            if (place.column() != column) {
                continue;
            }
            var text = CellText.tidy(sheet.at(place).shown());
            int index = column;
            LedgerColumn.understand(text)
                    .ifPresent(
                            heading -> found.add(new HeaderCell(heading.column(), index, place, text, heading.note())));
        }
        return found;
    }

    int firstRow() {
        return firstRow;
    }

    int lastRow() {
        return lastRow;
    }

    List<HeaderCell> duplicates() {
        return duplicates;
    }

    List<UnknownHeader> unknown() {
        return unknown;
    }

    /** Whether the header has the column twice, so that it is unclear which of the two is meant. */
    boolean isDoubled(LedgerColumn column) {
        return duplicates.stream().anyMatch(duplicate -> duplicate.column() == column);
    }

    @Nullable
    HeaderCell cell(LedgerColumn column) {
        return cells.get(column);
    }

    /** What the column is called in this sheet. */
    String text(LedgerColumn column) {
        var cell = cells.get(column);
        return cell == null ? column.title() : cell.text();
    }

    String note(LedgerColumn column) {
        var cell = cells.get(column);
        return cell == null ? "" : cell.note();
    }
}
