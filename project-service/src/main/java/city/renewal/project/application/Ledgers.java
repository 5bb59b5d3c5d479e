package city.renewal.project.application;

import city.renewal.project.application.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerColumn;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerRow;
import city.renewal.project.domain.ledger.LedgerWarning;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps ledgers that were accepted, so that an import that was cut off is finished, and one begins after the other. */
public interface Ledgers {
    /**
     * A ledger that was checked and accepted as a whole.
     *
     * @param title how it is named in the facts that it makes
     * @param issuedBy the person who handed it in
     * @param projects those that it creates or changes
     * @param mode null in ledgers of old, which create
     * @param columns that the sheet has; null in ledgers of old: all
     * @param rows what is answered; null in ledgers of old
     * @param warnings what is answered beside; null in ledgers of old
     */
    record AcceptedLedger(
            String ledgerId,
            String programme,
            String title,
            String issuedBy,
            Instant at,
            List<LedgerProject> projects,
            @Nullable Mode mode,
            @Nullable Set<LedgerColumn> columns,
            @Nullable List<LedgerRow> rows,
            @Nullable List<LedgerWarning> warnings) {
        public AcceptedLedger {
            projects = List.copyOf(projects);
        }

        /** Those that it names, changed or not. */
        int countProjects() {
            return rows == null
                    ? projects.size()
                    : (int) rows.stream().map(LedgerRow::projectId).distinct().count();
        }

        boolean updates() {
            return mode == Mode.UPDATE;
        }

        Set<LedgerColumn> statedColumns() {
            return columns == null ? Set.copyOf(Arrays.asList(LedgerColumn.values())) : columns;
        }
    }

    /** Changes with every ledger that begins. */
    long revision();

    /**
     * Stores the ledger as begun: from now on it is applied in full, whatever happens.
     *
     * @param revision as it was before the ledger was checked
     * @return false when another one began since, and then nothing is stored
     */
    boolean begin(AcceptedLedger ledger, long revision);

    /** It is applied in full. */
    void finish(String ledgerId);

    /** One that was begun, finished or not. */
    Optional<AcceptedLedger> find(String ledgerId);

    /** Those that were begun and not finished. */
    List<AcceptedLedger> pending();
}
