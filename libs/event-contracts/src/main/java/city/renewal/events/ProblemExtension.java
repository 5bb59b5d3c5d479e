package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request for a later due date of a problem.
 *
 * @param requestedDueDate the requested date
 * @param state the decision
 * @param decidedBy a person other than the requester; null until the request is decided
 */
public record ProblemExtension(
        String extensionId,
        LocalDate requestedDueDate,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Extension.State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {}
