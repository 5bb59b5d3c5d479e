package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the warnings of one ledger without duplicates, even if several rows read the same merged cell. */
public final class LedgerWarnings {

    private final LedgerSheet sheet;
    private final LedgerHeader header;
    private final List<LedgerWarning> listed = new ArrayList<>();
    private final Set<LedgerWarning> seen = new HashSet<>();

    public LedgerWarnings(LedgerSheet sheet, LedgerHeader header) {
        this.sheet = sheet;
        this.header = header;
        sheet.warnings().forEach(this::add);
    }

    /** Adds a warning about a cell; a merged cell is identified by its first row. */
    public void add(int row, LedgerColumn column, LedgerWarning.Kind kind, String reason, String reasonEnglish) {
        var cell = header.cell(column);
        var place = cell == null ? new LedgerSheet.Place(row, 0) : sheet.placeOf(row, cell.index());
        add(new LedgerWarning(
                kind,
                sheet.name(),
                place.row(),
                cell == null ? "" : place.cellName(),
                header.text(column),
                cell == null ? "" : CellText.shorten(sheet.at(place).shown()),
                reason,
                reasonEnglish));
    }

    public void add(LedgerWarning warning) {
        if (listed.size() < LedgerWarning.LISTED_AT_MOST && seen.add(warning)) {
            listed.add(warning);
        }
    }

    public List<LedgerWarning> inSheetOrder() {
        return listed.stream()
                .sorted(Comparator.comparingInt(LedgerWarning::row))
                .toList();
    }
}
