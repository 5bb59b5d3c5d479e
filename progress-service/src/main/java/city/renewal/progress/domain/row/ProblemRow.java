package city.renewal.progress.domain.row;

import city.renewal.events.Light;
import city.renewal.events.Location;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.progress.domain.state.LastEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the problem list (问题清单). The component names are those of the public interface. Standing, light and overdue
 * days have the same meaning as for a node.
 *
 * @param projectId null: the problem concerns an area; likewise the project's name, field and headquarters
 * @param nodeId null: the problem concerns the project or area as a whole
 * @param nodeName null also while the node is not in the plan
 * @param leader the problem's leader, or the project's when the problem has none
 * @param ownerKnown whether the owner is in the directory and active
 * @param forecastDate while open, the due date, or today once that has passed; else the day of the claim
 * @param rectifiedOn the claimed day of rectification; null while open
 * @param closedOn the day on which the claim was accepted, in the programme's zone; null while not closed
 * @param overdueDays natural days past the due date while overdue, or at the time of the claim; else 0
 * @param lateDays natural days by which it was rectified late, or is overdue; else 0
 * @param extension the latest extension request; null: none
 * @param sequence number of the problem's last fact that this row includes
 * @param lastEvent that fact
 */
public record ProblemRow(
        String problemId,
        String programme,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        @Nullable String field,
        @Nullable String headquarters,
        String area,
        Problem.Source source,
        Problem.State state,
        String title,
        String description,
        String category,
        @Nullable BigDecimal deduction,
        @Nullable String standardItem,
        @Nullable PersonRef leader,
        PersonRef owner,
        boolean ownerKnown,
        UnitRef unit,
        LocalDate originalDueDate,
        LocalDate dueDate,
        int dueVersion,
        LocalDate forecastDate,
        List<String> photos,
        @Nullable Location location,
        List<String> blocks,
        Problem.@Nullable Rectification rectification,
        @Nullable LocalDate rectifiedOn,
        @Nullable LocalDate closedOn,
        Standing standing,
        Light light,
        int overdueDays,
        int lateDays,
        int returns,
        int reopened,
        String raisedBy,
        Instant raisedAt,
        Instant openedAt,
        DeadlineRow.@Nullable ExtensionShown extension,
        long sequence,
        LastEvent lastEvent) {
    public ProblemRow {
        photos = List.copyOf(photos);
        blocks = List.copyOf(blocks);
    }

    /** The latest extension request. */
    public static DeadlineRow.@Nullable ExtensionShown extension(Problem problem) {
        if (problem.extensions().isEmpty()) {
            return null;
        }
        var last = problem.extensions().getLast();
        return new DeadlineRow.ExtensionShown(last.extensionId(), last.requestedDueDate(), last.state());
    }
}
