package city.renewal.project.domain.ledger;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
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
