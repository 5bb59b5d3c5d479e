package city.renewal.project.domain.problem;

import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem to be raised. Fields that the node or project defines may be omitted: {@code programme}, {@code area},
 * {@code leader}, {@code owner}, {@code unit}.
 *
 * @param projectId null: the problem is about an area
 * @param deduction points lost; null: none
 * @param standardItem item of an assessment standard, as {@code standardId/version/item}; null: none
 * @param photos SHA-256, lower-case hexadecimal
 * @param blocks ids of nodes that are blocked until the problem is closed
 */
public record ProblemDraft(
        String problemId,
        @Nullable String programme,
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable String area,
        Problem.Source source,
        String title,
        String description,
        String category,
        @Nullable BigDecimal deduction,
        @Nullable String standardItem,
        @Nullable PersonRef leader,
        @Nullable PersonRef owner,
        @Nullable UnitRef unit,
        LocalDate dueDate,
        List<String> photos,
        @Nullable Location location,
        List<String> blocks) {
    public ProblemDraft {
        photos = List.copyOf(photos);
        blocks = List.copyOf(blocks);
    }
}
