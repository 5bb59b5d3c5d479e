package city.renewal.notification.domain.orders;

import java.time.Instant;

/**
 * How an order was filed.
 *
 * @param note "" when nothing was said
 */
public record OrderClosure(Outcome outcome, String by, String note, Instant at) {
    /** What it ended with. */
    public enum Outcome {
        /** The answer did. */
        ACCEPTED,
        /** The order was taken back. */
        WITHDRAWN
    }
}
