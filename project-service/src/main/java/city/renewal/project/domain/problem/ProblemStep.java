package city.renewal.project.domain.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a problem's history.
 *
 * @param note what was said; null when nothing was
 * @param photos SHA-256 of the photos that came with it, lower-case hexadecimal
 * @param dueDate the due date afterwards, or the one asked for
 */
public record ProblemStep(
        Kind kind, String by, Instant at, @Nullable String note, List<String> photos, LocalDate dueDate) {
    public ProblemStep {
        photos = List.copyOf(photos);
    }

    /** What happened. */
    public enum Kind {
        RAISED,
        REASSIGNED,
        RECTIFIED,
        RETURNED,
        CLOSED,
        REOPENED,
        EXTENSION_REQUESTED,
        EXTENSION_APPROVED,
        EXTENSION_REFUSED
    }
}
