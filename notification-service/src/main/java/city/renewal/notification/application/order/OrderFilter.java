package city.renewal.notification.application.order;

import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null: all.
 *
 * @param overdueAt only those whose answer is (true) or is not (false) overdue at an instant
 */
public record OrderFilter(
        @Nullable String programme,
        @Nullable String project,
        @Nullable String unit,
        @Nullable OrderColour colour,
        @Nullable OrderState state,
        @Nullable Boolean open,
        @Nullable Overdue overdueAt) {
    /** Whether the answer is overdue then. */
    public record Overdue(boolean is, Instant at) {}

    /** Everything. */
    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null, null, null);
}
