package city.renewal.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One complete entry of the problem list (问题清单).
 *
 * @param projectId null: the problem is about an area
 * @param nodeId null: the problem is about the project or area as a whole
 * @param area code of the area tree
 * @param category such as {@code QUALITY}; a problem of category {@code LAND}, {@code FUNDS}, {@code PERMITS}, {@code
 *     UTILITIES} or {@code WEATHER} may block nodes
 * @param deduction points lost by the assessment standard; null when the problem costs none
 * @param standardItem item of the assessment standard, as {@code standardId/version/item}; null if the problem comes
 *     from none
 * @param leader the leader responsible above the owner
 * @param originalDueDate the first due date; it never changes
 * @param dueDate the last day on which rectifying is in time
 * @param dueVersion 1, and one more for each approved extension and each reopening with a new date
 * @param photos SHA-256 of the photos taken when it was raised, lower-case hexadecimal
 * @param blocks nodes of the project that can't continue until it is closed (要素保障)
 * @param rectification the claim that waits for its check or was accepted; null while the problem is open
 * @param returns number of claims that were sent back since the problem was last opened
 * @param reopened number of times that it was reopened after it was closed (反弹)
 * @param openedAt when it was raised, or last reopened
 * @param closedAt when the check accepted the claim; null while it isn't closed
 * @param extensions requests for a later date, in the order in which they were made
 */
public record Problem(
        String problemId,
        String programme,
        @Nullable String projectId,
        @Nullable String nodeId,
        String area,
        Source source,
        State state,
        String title,
        String description,
        String category,
        @Nullable BigDecimal deduction,
        @Nullable String standardItem,
        @Nullable PersonRef leader,
        PersonRef owner,
        UnitRef unit,
        LocalDate originalDueDate,
        LocalDate dueDate,
        int dueVersion,
        List<String> photos,
        @Nullable Location location,
        List<String> blocks,
        @Nullable Rectification rectification,
        int returns,
        int reopened,
        String raisedBy,
        Instant raisedAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<ProblemExtension> extensions) {
    public Problem {
        photos = List.copyOf(photos);
        blocks = List.copyOf(blocks);
        extensions = List.copyOf(extensions);
    }

    /** The origin of a problem. */
    public enum Source {
        /** Noticed on site. */
        SITE,
        /** Found by an inspection. */
        INSPECTION,
        /** A leader's instruction (批示). */
        INSTRUCTION,
        /** A deficiency by an assessment standard. */
        ASSESSMENT,
        /** Reported by a citizen (随手拍). */
        CITIZEN
    }

    /** The state of a problem. */
    public enum State {
        OPEN,
        /** The responsible person claims that the problem is rectified; the claim is not checked yet. */
        RECTIFIED,
        CLOSED
    }

    /**
     * The claim that the problem is rectified.
     *
     * @param photos SHA-256 of the photos taken afterwards
     * @param on the day of the claim, in the programme's zone
     */
    public record Rectification(String note, List<String> photos, String by, Instant at, LocalDate on) {
        public Rectification {
            photos = List.copyOf(photos);
        }
    }
}
