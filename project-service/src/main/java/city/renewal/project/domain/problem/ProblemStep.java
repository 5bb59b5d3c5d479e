package city.renewal.project.domain.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a problem's history.
 *
 * @param note remark; null: none
 * @param photos SHA-256 of the step's photos, lower-case hexadecimal
 * @param dueDate the due date after this step, or the requested date
 */
public record ProblemStep(
        Kind kind, String by, Instant at, @Nullable String note, List<String> photos, LocalDate dueDate) {
    public ProblemStep {
        photos = List.copyOf(photos);
    }

    /** The kind of the step. */
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
