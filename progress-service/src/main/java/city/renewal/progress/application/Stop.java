package city.renewal.progress.application;

import java.time.Instant;

/**
 * A project whose facts cannot be applied further for now; they wait in the journal.
 *
 * @param since real time
 * @param waiting the first sequence number that is missing, or that could not be applied
 */
public record Stop(Reason reason, Instant since, long waiting) {
    public enum Reason {
        /** A fact has not come yet: it comes, or a snapshot does. */
        GAP,
        /** Applying it failed, which is a bug of ours; it is tried again whenever the project is touched. */
        FAILURE
    }
}
