package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Creates violations, warnings and differences with cell names for findings that result from comparing a parsed ledger
 * with stored projects.
 */
public final class LedgerCells {

    private final LedgerSheet sheet;
    private final LedgerHeader header;

    public LedgerCells(LedgerSheet sheet, LedgerHeader header) {
        this.sheet = sheet;
        this.header = header;
    }

    /** The columns of the sheet. */
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
     * The sheet; of a long sheet only the part around these rows.
     *
     * @param about the rows of interest, counted from 1
     */
    public SheetExcerpt excerpt(Collection<Integer> about) {
        var numbers = sheet.rowNumbers();
        var shown = numbers.size() <= SheetExcerpt.MAX_ROWS ? numbers : around(numbers, about);
        int columns = Math.min(sheet.columns(), SheetExcerpt.MAX_COLUMNS);
        return new SheetExcerpt(
                sheet.name(),
                IntStream.range(0, columns).mapToObj(LedgerSheet::columnName).toList(),
                IntStream.rangeClosed(header.firstRow(), header.lastRow())
                        .boxed()
                        .toList(),
                numbers.size(),
                shown.stream().map(row -> excerpt(row, columns)).toList());
    }

    /** The rows above the projects, then each row of interest with its neighbours, up to the maximum number of rows. */
    private List<Integer> around(List<Integer> numbers, Collection<Integer> about) {
        return numbers.stream()
                .filter(row -> row <= header.lastRow()
                        || about.contains(row - 1)
                        || about.contains(row)
                        || about.contains(row + 1))
                .limit(SheetExcerpt.MAX_ROWS)
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

    /**
     * The column's cell in the row; for a merged cell its first cell; the project code's cell if the sheet lacks the
     * column.
     */
    private LedgerSheet.Place place(int row, LedgerColumn column) {
        var cell = header.cell(column);
        var known = cell == null ? header.cell(LedgerColumn.PROJECT_ID) : cell;
        return known == null ? new LedgerSheet.Place(row, 0) : sheet.placeOf(row, known.index());
    }

    private String shown(LedgerSheet.Place place) {
        return CellText.shorten(sheet.at(place).shown());
    }
}
