package city.renewal.project.application.ledger;

import city.renewal.project.application.command.WriteMode;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.SheetExcerpt;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a ledger import. A dry run also returns the sheet as it was read. */
public sealed interface LedgerOutcome {
    /** The ledger is valid, and written unless this was a dry run. */
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

    /** Every cell is readable, but there are warnings that the caller has not accepted. */
    record UnacceptedWarnings(
            List<LedgerRow> rows,
            List<LedgerWarning> warnings,
            @Nullable SheetExcerpt sheet) implements LedgerOutcome {
        public UnacceptedWarnings {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** The file is invalid; the refusal names the cells. */
    record InvalidLedger(RefusedLedger refused, @Nullable SheetExcerpt sheet) implements LedgerOutcome {}

    /** The file is readable, but conflicts with stored data or with the caller's rights. */
    record Refused(Reason reason, List<Fault> faults) implements LedgerOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
