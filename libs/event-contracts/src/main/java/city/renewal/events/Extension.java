package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request for a later due date of a node (延期申请).
 *
 * @param requestedDueDate the requested date
 * @param state the decision
 * @param decidedBy a person other than the requester; null until the request is decided
 */
public record Extension(
        String extensionId,
        String nodeId,
        LocalDate requestedDueDate,
        String reason,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {

    /** The decision on the request. */
    public enum State {
        PENDING,
        APPROVED,
        REFUSED
    }
}
