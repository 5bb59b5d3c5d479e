package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a later due date (延期申请).
 *
 * @param requestedDueDate the date asked for
 * @param state what became of it
 * @param decidedBy another person than the one who asked; null while nobody has decided
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

    /** What became of the request. */
    public enum State {
        PENDING,
        APPROVED,
        REFUSED
    }
}
