package city.renewal.progress.domain;

import city.renewal.events.Extension;
import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the deadline list (进度清单), with the names that the public interface gives its fields.
 *
 * @param ownerKnown whether the owner is in the directory and active
 * @param leader the node's leader, or the project's where the node names none
 * @param plannedStart by the plan alone: latest in a plan worked backwards; null: the row was written before rows had it, and
 *     gets it when it is written anew
 * @param startedOn the first day with work on it, as far as anybody said; null: none yet
 * @param completedOn once verified; a claim does not show here
 * @param claimedOn the completion that a claim states, while it waits for its check
 * @param contradictedBy a later observation that says otherwise than the claim; null: none does
 * @param overdueDays natural days past the due date while overdue, or when it was claimed; else 0
 * @param lateDays natural days by which it was done late, or is overdue; else 0
 * @param calendarAssumed whether its dates reach into a year whose public holidays nobody has published yet
 * @param signingDueOn by when the person named is to sign, or was
 * @param objection why the person named objected; null when they did not
 * @param quantity how much work it is, where the plan counts it
 * @param lastReportedAt the latest observation by anybody; null: nobody has said anything yet
 * @param latestReport the site report of the latest observation; null: none counts for it yet
 * @param weight what it counts for in the progress of its project, or of any group of nodes; 1 where the plan says nothing
 * @param reportDemanded whether reports on it are expected now
 * @param extension the latest that was asked for; null: none
 * @param blockedBy open problems that hold it up, in the order of their due dates
 * @param sequence number of the project's last fact that this row knows of
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
        // Rows that were written before there was a directory don't say it; they are written anew at the next start.
        ownerKnown = Objects.requireNonNullElse(ownerKnown, false);
        weight = Objects.requireNonNullElse(weight, BigDecimal.ONE);
        // So with rows of before there was a problem list.
        blockedBy = List.copyOf(Objects.requireNonNullElse(blockedBy, List.of()));
    }

    /** A later date that was asked for. */
    public record ExtensionShown(String extensionId, LocalDate requestedDueDate, Extension.State state) {}
}
