package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.ColumnSuggestions;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.SheetCell;
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
 * The positions of a ledger's columns, found by their headers among the first rows, in any order. A header may span two
 * merged rows, or stand below a group heading.
 */
public final class LedgerHeader {

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
     * An unrecognised header.
     *
     * @param likeliest the most similar column that the sheet lacks; null if none is similar
     */
    public record UnknownHeader(
            LedgerSheet.Place place, String text, @Nullable LedgerColumn likeliest) {}

    /**
     * One header.
     *
     * @param text the header's text in the sheet
     * @param note text in brackets behind the name, usually a unit
     */
    public record HeaderCell(LedgerColumn column, int index, LedgerSheet.Place place, String text, String note) {}

    public static Optional<LedgerHeader> find(LedgerSheet sheet) {
        var candidates =
                sheet.rowNumbers().stream().filter(row -> row <= SEARCHED_ROWS).toList();
        int best = 0;
        int bestRow = 0;
        for (int row : candidates) {
            int understood = recognisedIn(sheet, row).size();
            if (understood > best) {
                best = understood;
                bestRow = row;
            }
        }
        return best < ENOUGH_TO_BE_A_HEADER ? Optional.empty() : Optional.of(around(sheet, bestRow));
    }

    /** The header around the row with most headers, including adjacent rows into which its headers extend. */
    private static LedgerHeader around(LedgerSheet sheet, int row) {
        int first = row;
        int last = row;
        for (var cell : recognisedIn(sheet, row)) {
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

    /** A data row may contain a word that is also a header, such as a headquarters named 指挥部. */
    private static boolean isMostlyHeaders(LedgerSheet sheet, int row) {
        int filled = 0;
        for (int column = 0; column < sheet.columns(); column++) {
            var own = new LedgerSheet.Place(row, column);
            if (sheet.placeOf(row, column).equals(own) && !(sheet.at(own) instanceof SheetCell.Blank)) {
                filled++;
            }
        }
        long understood = recognisedIn(sheet, row).stream()
                .filter(cell -> cell.place().row() == row)
                .count();
        return understood > 0 && 2 * understood >= filled;
    }

    private static LedgerHeader collect(LedgerSheet sheet, int first, int last) {
        var cells = new EnumMap<LedgerColumn, HeaderCell>(LedgerColumn.class);
        var duplicates = new ArrayList<HeaderCell>();
        Set<LedgerSheet.Place> seen = new HashSet<>();
        for (int row = first; row <= last; row++) {
            for (var cell : recognisedIn(sheet, row)) {
                if (!seen.add(cell.place())) {
                    continue;
                }
                var known = cells.get(cell.column());
                if (known == null || sheet.widthOf(known.place()) > 1) {
                    cells.put(cell.column(), cell);
                } else if (sheet.widthOf(cell.place()) == 1) {
                    // A wider cell is a group heading for the headers below it.
                    duplicates.add(cell);
                }
            }
        }
        return new LedgerHeader(first, last, cells, duplicates, unknownIn(sheet, first, last, cells.keySet()));
    }

    /** Unrecognised headers of one column's width; wider cells are group headings. */
    private static List<UnknownHeader> unknownIn(LedgerSheet sheet, int first, int last, Set<LedgerColumn> present) {
        var missing = EnumSet.allOf(LedgerColumn.class);
        missing.removeAll(present);
        var unknown = new ArrayList<UnknownHeader>();
        for (int row = first; row <= last; row++) {
            for (int column = 0; column < sheet.columns(); column++) {
                var place = new LedgerSheet.Place(row, column);
                var text = CellText.tidy(sheet.at(place).shown());
                boolean isHeader = sheet.placeOf(row, column).equals(place) && sheet.widthOf(place) == 1;
                if (isHeader && !text.isEmpty() && LedgerColumn.recognise(text).isEmpty()) {
                    unknown.add(new UnknownHeader(
                            place,
                            text,
                            ColumnSuggestions.likeliest(text, missing).orElse(null)));
                }
            }
        }
        return unknown;
    }

    private static List<HeaderCell> recognisedIn(LedgerSheet sheet, int row) {
        var found = new ArrayList<HeaderCell>();
        for (int column = 0; column < sheet.columns(); column++) {
            var place = sheet.placeOf(row, column);
            if (place.column() != column) {
                continue;
            }
            var text = CellText.tidy(sheet.at(place).shown());
            int index = column;
            LedgerColumn.recognise(text)
                    .ifPresent(
                            heading -> found.add(new HeaderCell(heading.column(), index, place, text, heading.note())));
        }
        return found;
    }

    public int firstRow() {
        return firstRow;
    }

    public int lastRow() {
        return lastRow;
    }

    public List<HeaderCell> duplicates() {
        return duplicates;
    }

    public List<UnknownHeader> unknown() {
        return unknown;
    }

    /** Whether the column occurs twice, so that it is ambiguous. */
    public boolean isDuplicate(LedgerColumn column) {
        return duplicates.stream().anyMatch(duplicate -> duplicate.column() == column);
    }

    @Nullable
    public HeaderCell cell(LedgerColumn column) {
        return cells.get(column);
    }

    /** The column's header in this sheet. */
    String text(LedgerColumn column) {
        var cell = cells.get(column);
        return cell == null ? column.title() : cell.text();
    }

    String note(LedgerColumn column) {
        var cell = cells.get(column);
        return cell == null ? "" : cell.note();
    }
}
