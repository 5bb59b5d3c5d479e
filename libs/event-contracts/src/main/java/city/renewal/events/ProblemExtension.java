package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a later due date of a problem.
 *
 * @param requestedDueDate the date asked for
 * @param state what became of it
 * @param decidedBy another person than the one who asked; null while nobody has decided
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
