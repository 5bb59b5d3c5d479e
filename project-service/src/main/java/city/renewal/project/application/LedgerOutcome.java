package city.renewal.project.application;

import city.renewal.project.domain.ledger.LedgerRow;
import city.renewal.project.domain.ledger.LedgerWarning;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.SheetExcerpt;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a ledger; with the sheet as it was read when it was only checked. */
public sealed interface LedgerOutcome {
    /** It is good, and written unless it was only to be checked. */
    record Imported(
            String ledgerId,
            String programme,
            LedgerRequest.Mode mode,
            WriteMode writeMode,
            int projects,
            List<LedgerRow> rows,
            List<LedgerWarning> warnings,
            @Nullable SheetExcerpt sheet)
            implements LedgerOutcome {
        public Imported {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** Every cell can be read, but some hold what the caller has to accept first. */
    record UnacceptedWarnings(
            List<LedgerRow> rows,
            List<LedgerWarning> warnings,
            @Nullable SheetExcerpt sheet) implements LedgerOutcome {
        public UnacceptedWarnings {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** The file is at fault, in these cells. */
    record InvalidLedger(RefusedLedger refused, @Nullable SheetExcerpt sheet) implements LedgerOutcome {}

    /** The file is readable, but does not go with what is there. */
    record Refused(Reason reason, List<Fault> faults) implements LedgerOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
