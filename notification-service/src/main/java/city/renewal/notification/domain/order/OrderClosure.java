package city.renewal.notification.domain.order;

import java.time.Instant;

/**
 * The closure of an order.
 *
 * @param note "" when nothing was said
 */
public record OrderClosure(Outcome outcome, String by, String note, Instant at) {
    /** The result with which the order was closed. */
    public enum Outcome {
        /** The answer was accepted. */
        ACCEPTED,
        /** The order was withdrawn. */
        WITHDRAWN
    }
}
