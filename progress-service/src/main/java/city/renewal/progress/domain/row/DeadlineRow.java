package city.renewal.progress.domain.row;

import city.renewal.events.Extension;
import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.LastEvent;
import city.renewal.progress.domain.state.ReportShown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the deadline list (进度清单). The component names are those of the public interface.
 *
 * @param ownerKnown whether the owner is in the directory and active
 * @param leader the node's leader, or the project's when the node has none
 * @param plannedStart by the plan alone: latest in a plan that is scheduled backwards; null: the row was written by an older version
 *     and gets the value with its next write
 * @param startedOn the first reported day of work; null: none yet
 * @param completedOn once verified; a claim does not show here
 * @param claimedOn the claimed completion that waits for verification
 * @param contradictedBy a later observation that contradicts the claim; null: none
 * @param overdueDays natural days past the due date while overdue, or at the time of the claim; else 0
 * @param lateDays natural days by which it was done late, or is overdue; else 0
 * @param calendarAssumed whether its dates reach into a year whose public holidays are not published yet
 * @param signingDueOn the last day for the owner's signature
 * @param objection the reason of the owner's objection; null: none
 * @param quantity the amount of work, if the plan states one
 * @param lastReportedAt the latest observation; null: none yet
 * @param latestReport the site report of the latest observation; null: no report counts yet
 * @param weight its weight in the progress of its project or of any group of nodes; 1 if the plan states none
 * @param reportDemanded whether reports on it are expected now
 * @param extension the latest extension request; null: none
 * @param blockedBy open problems that block it, in the order of their due dates
 * @param sequence number of the project's last fact that this row includes
 * @param lastEvent the fact that last changed this row
 */
public record DeadlineRow(
        String projectId,
        String projectName,
        String nodeId,
        String nodeName,
        String programme,
        String field,
        String area,
        @Nullable String headquarters,
        PersonRef owner,
        Boolean ownerKnown,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable LocalDate plannedStart,
        @Nullable LocalDate startedOn,
        LocalDate originalDueDate,
        LocalDate dueDate,
        int dueVersion,
        LocalDate forecastDate,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate claimedOn,
        @Nullable Contradiction contradictedBy,
        int progressPercent,
        BigDecimal weight,
        Standing standing,
        Light light,
        int overdueDays,
        int lateDays,
        int totalFloatDays,
        boolean critical,
        boolean calendarAssumed,
        @Nullable Instant signedAt,
        LocalDate signingDueOn,
        @Nullable Instant objectedAt,
        @Nullable String objection,
        @Nullable PlannedQuantity quantity,
        @Nullable Instant lastReportedAt,
        @Nullable ReportShown latestReport,
        boolean reportMissing,
        boolean reportDemanded,
        @Nullable ExtensionShown extension,
        List<BlockedBy> blockedBy,
        long sequence,
        LastEvent lastEvent) {
    public DeadlineRow {
        // Rows from versions without a directory lack this field; they are rewritten at the next start.
        ownerKnown = Objects.requireNonNullElse(ownerKnown, false);
        weight = Objects.requireNonNullElse(weight, BigDecimal.ONE);
        // Likewise for rows from versions without a problem list.
        blockedBy = List.copyOf(Objects.requireNonNullElse(blockedBy, List.of()));
    }

    /** An extension request. */
    public record ExtensionShown(String extensionId, LocalDate requestedDueDate, Extension.State state) {}
}
