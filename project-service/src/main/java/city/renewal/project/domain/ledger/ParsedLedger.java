package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.sheet.LedgerCells;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.util.List;

/**
 * A ledger without faults, with its projects in sheet order.
 *
 * @param cells access to its cells, for faults that are found later
 * @param titleLines the texts above the header row: the title, the document number (文号), notes on units
 */
public record ParsedLedger(
        List<String> titleLines,
        List<LedgerProject> projects,
        List<LedgerRow> rows,
        List<LedgerWarning> warnings,
        LedgerCells cells)
        implements LedgerReadResult {

    public ParsedLedger {
        titleLines = List.copyOf(titleLines);
        projects = List.copyOf(projects);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
