package city.renewal.project.application;

import city.renewal.project.domain.ledger.LedgerProject;
import java.time.Instant;
import java.util.List;

/** Keeps ledgers that were accepted, so that an import that was cut off is finished. */
public interface Ledgers {
    /**
     * A ledger that was checked and accepted as a whole.
     *
     * @param title how it is named in the facts that it makes
     * @param issuedBy the person who handed it in
     */
    record AcceptedLedger(
            String ledgerId,
            String programme,
            String title,
            String issuedBy,
            Instant at,
            List<LedgerProject> projects) {
        public AcceptedLedger {
            projects = List.copyOf(projects);
        }
    }

    /** Stores it as pending; nothing happens when it is there already. */
    void begin(AcceptedLedger ledger);

    /** It is applied in full. */
    void finish(String ledgerId);

    /** Those that were begun and not finished. */
    List<AcceptedLedger> pending();
}
