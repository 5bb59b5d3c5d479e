package city.renewal.progress.application.state;

import java.time.Instant;

/**
 * Marks a project whose facts cannot be applied for now; they wait in the journal.
 *
 * @param since wall-clock time
 * @param waiting the first sequence number that is missing or failed
 */
public record FoldStop(Reason reason, Instant since, long waiting) {
    public enum Reason {
        /** A fact is missing; the project continues with the fact or with a snapshot. */
        GAP,
        /** Applying a fact failed because of a bug; it is retried with every update of the project. */
        FAILURE
    }
}
