package city.renewal.project.domain.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a ledger says has happened on a node: absent means that nothing was reported, not that nothing happened. */
public record LedgerActuals(
        @Nullable LocalDate startedOn,
        @Nullable LocalDate completedOn,
        @Nullable Integer progressPercent,
        @Nullable LocalDate lastReportedOn) {

    public static final LedgerActuals NONE = new LedgerActuals(null, null, null, null);
}
