package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerCells;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refused ledger, with all its faults.
 *
 * @param violations in sheet order, the first {@value LedgerViolation#LISTED_AT_MOST} of them
 * @param violationCount the total number, including unlisted ones
 * @param readable the projects without a fault, which are still compared with stored data to find more faults; null if
 *     none is readable
 */
public record RefusedLedger(
        List<LedgerViolation> violations,
        int violationCount,
        List<LedgerRow> rows,
        List<LedgerWarning> warnings,
        @Nullable ParsedLedger readable)
        implements LedgerReadResult {

    public RefusedLedger {
        violations = List.copyOf(violations);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    @Override
    public @Nullable LedgerCells cells() {
        return readable == null ? null : readable.cells();
    }

    /** A refusal of the whole file, before any row was parsed. */
    public static RefusedLedger ofFile(LedgerFault fault, String reason, String reasonEnglish) {
        var violation = new LedgerViolation(0, "", "", "", fault, reason, reasonEnglish);
        return new RefusedLedger(List.of(violation), 1, List.of(), List.of(), null);
    }
}
