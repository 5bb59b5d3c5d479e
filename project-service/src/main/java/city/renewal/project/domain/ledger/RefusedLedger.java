package city.renewal.project.domain.ledger;

import java.util.List;

/**
 * A ledger of which nothing is taken, with every cell that is at fault.
 *
 * @param violations in sheet order, the first {@value LedgerViolation#LISTED_AT_MOST} of them
 * @param violationCount how many there are, listed or not
 */
public record RefusedLedger(List<LedgerViolation> violations, int violationCount, List<LedgerRow> rows)
        implements LedgerReading {

    public RefusedLedger {
        violations = List.copyOf(violations);
        rows = List.copyOf(rows);
    }
}
