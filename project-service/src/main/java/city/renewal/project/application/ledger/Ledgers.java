package city.renewal.project.application.ledger;

import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repository of accepted ledgers. It lets an interrupted import be resumed, and makes ledgers begin one after the
 * other.
 */
public interface Ledgers {
    /**
     * A ledger that passed all checks.
     *
     * @param title name of the ledger in the events that it creates
     * @param issuedBy id of the person who uploaded it
     * @param projects the projects that it creates or changes
     * @param mode null in older documents: CREATE
     * @param columns columns of the sheet; null in older documents: all columns
     * @param rows the response per row; null in older documents
     * @param warnings the warnings of the response; null in older documents
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

        /** The projects that the ledger names, changed or not. */
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

    /** A counter that increases with every ledger that begins. */
    long revision();

    /**
     * Stores the ledger as begun, if the revision is still the given one. From then on it is applied completely, even
     * after a crash.
     *
     * @param revision revision that was read before the ledger was checked
     * @return false if another ledger began since; nothing is stored then
     */
    boolean begin(AcceptedLedger ledger, long revision);

    /** Marks the ledger as completely applied. */
    void finish(String ledgerId);

    /** A ledger that has begun, finished or not. */
    Optional<AcceptedLedger> find(String ledgerId);

    /** Ledgers that have begun and are not finished. */
    List<AcceptedLedger> pending();
}
