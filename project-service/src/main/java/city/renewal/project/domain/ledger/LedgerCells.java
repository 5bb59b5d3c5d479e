package city.renewal.project.domain.ledger;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Names the cells of a ledger that was read, for what shows only when its projects are held against those known. */
public final class LedgerCells {

    private final LedgerSheet sheet;
    private final LedgerHeader header;

    LedgerCells(LedgerSheet sheet, LedgerHeader header) {
        this.sheet = sheet;
        this.header = header;
    }

    /** The columns that the sheet has; it says nothing of any other. */
    public Set<LedgerColumn> columns() {
        return Arrays.stream(LedgerColumn.values())
                .filter(column -> header.cell(column) != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    public LedgerViolation violation(CellFault fault) {
        var place = place(fault.row(), fault.column());
        return new LedgerViolation(
                place.row(),
                place.cellName(),
                header.text(fault.column()),
                shown(place),
                fault.fault(),
                fault.reason(),
                fault.reasonEnglish());
    }

    public LedgerWarning warning(CellNote note) {
        var place = place(note.row(), note.column());
        return new LedgerWarning(
                note.kind(),
                sheet.name(),
                place.row(),
                place.cellName(),
                header.text(note.column()),
                shown(place),
                note.reason(),
                note.reasonEnglish());
    }

    public LedgerDifference difference(int row, LedgerColumn column, @Nullable String before, @Nullable String after) {
        return new LedgerDifference(header.text(column), place(row, column).cellName(), before, after);
    }

    /**
     * The sheet, or the part of it that lies around these rows when it is long.
     *
     * @param about the rows that a report is about, counted from 1
     */
    public SheetExcerpt excerpt(Collection<Integer> about) {
        var numbers = sheet.rowNumbers();
        var shown = numbers.size() <= SheetExcerpt.MOST_ROWS ? numbers : around(numbers, about);
        int columns = Math.min(sheet.columns(), SheetExcerpt.MOST_COLUMNS);
        return new SheetExcerpt(
                sheet.name(),
                IntStream.range(0, columns).mapToObj(LedgerSheet::columnName).toList(),
                IntStream.rangeClosed(header.firstRow(), header.lastRow())
                        .boxed()
                        .toList(),
                numbers.size(),
                shown.stream().map(row -> excerpt(row, columns)).toList());
    }

    /** What stands above the rows of projects, then each row that is meant with its neighbours, up to the most rows. */
    private List<Integer> around(List<Integer> numbers, Collection<Integer> about) {
        return numbers.stream()
                .filter(row -> row <= header.lastRow()
                        || about.contains(row - 1)
                        || about.contains(row)
                        || about.contains(row + 1))
                .limit(SheetExcerpt.MOST_ROWS)
                .toList();
    }

    private SheetExcerpt.Row excerpt(int row, int columns) {
        return new SheetExcerpt.Row(
                row,
                IntStream.range(0, columns)
                        .mapToObj(column -> new LedgerSheet.Place(row, column))
                        .map(place -> place.equals(sheet.placeOf(place.row(), place.column())) ? shown(place) : "")
                        .toList());
    }

    /** The column's cell in the row, a merged one by its first; the row's project code where the sheet lacks the column. */
    private LedgerSheet.Place place(int row, LedgerColumn column) {
        var cell = header.cell(column);
        var known = cell == null ? header.cell(LedgerColumn.PROJECT_ID) : cell;
        return known == null ? new LedgerSheet.Place(row, 0) : sheet.placeOf(row, known.index());
    }

    private String shown(LedgerSheet.Place place) {
        return CellText.shorten(sheet.at(place).shown());
    }
}
