package city.renewal.project.domain.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The actual dates and progress of a node in a ledger. Null means "not reported", not "did not happen". */
public record LedgerActuals(
        @Nullable LocalDate startedOn,
        @Nullable LocalDate completedOn,
        @Nullable Integer progressPercent,
        @Nullable LocalDate lastReportedOn) {

    public static final LedgerActuals NONE = new LedgerActuals(null, null, null, null);
}
