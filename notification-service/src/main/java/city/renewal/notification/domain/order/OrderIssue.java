package city.renewal.notification.domain.order;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an order came about.
 *
 * @param by person who issued it, or {@code policy:<id>} when a policy's step did
 * @param name of that person, or of that policy, where it is known
 * @param origin identifies the command or decision that issued it: unique, so that a repetition of either finds this order
 * @param on the day in the programme's zone
 * @param readsOffice whether that person looks into the supervision office's tray as well; null in orders that were stored
 *     before it was asked
 */
public record OrderIssue(
        String by,
        @Nullable String name,
        String origin,
        Instant at,
        LocalDate on,
        @Nullable Boolean readsOffice) {
    /** What stands before a policy's id. */
    public static final String POLICY_PREFIX = "policy:";

    public boolean isByPerson() {
        return !by.startsWith(POLICY_PREFIX);
    }
}
