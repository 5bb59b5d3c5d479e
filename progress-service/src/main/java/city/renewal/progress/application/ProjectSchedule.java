package city.renewal.progress.application;

import city.renewal.events.Anchor;
import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Predecessor;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.progress.domain.BlockedBy;
import city.renewal.progress.domain.Contradiction;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.progress.domain.ExtensionRecord;
import city.renewal.progress.domain.LastEvent;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.progress.domain.ReportShown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a Gantt chart of a project needs. Dates are inclusive.
 *
 * @param feasible whether the open work can still meet the promised finish and every due date
 * @param shortByDays natural days by which the worst-missed of them is missed; 0 when feasible
 * @param drivingChain the nodes shown that make the lateness, or, when feasible, the finish, what it is, each holding the next
 * @param heldBy the open problems that hold up the first node of the driving chain
 * @param conflicts nodes that need one place on the same days (交叉施工), among those shown
 * @param moreConflicts whether there are more than are listed
 * @param fileDifferences how many nodes shown have other planned dates than in the file that they were taken from
 * @param calendarAssumed whether dates shown reach into a year whose public holidays nobody has published yet
 * @param calendar null while there is no plan, like the anchor
 * @param deadlines the project's rows of the deadline list (进度清单), as they are now
 * @param responsibilities the project's lines of the responsibility list (责任清单)
 * @param problems the project's rows of the problem list (问题清单), by due date
 */
public record ProjectSchedule(
        String projectId,
        String name,
        String programme,
        @Nullable String calendar,
        @Nullable Anchor anchor,
        List<PlannedGoal> goals,
        boolean feasible,
        int shortByDays,
        List<String> drivingChain,
        List<BlockedBy> heldBy,
        List<Bar> nodes,
        List<Link> links,
        List<SuspensionShown> suspensions,
        List<CrewConflict> conflicts,
        boolean moreConflicts,
        int fileDifferences,
        boolean calendarAssumed,
        List<DeadlineRow> deadlines,
        List<ResponsibilityLine> responsibilities,
        List<ProblemRow> problems,
        long sequence,
        Instant asOf) {

    /**
     * A node's line.
     *
     * @param plannedStart by the plan alone: latest in a plan worked backwards, earliest in one that runs forwards
     * @param fileStart as the schedule file had it that the plan was taken from; null: it came from none
     * @param differsFromFile whether the plan's dates are others than the file's
     * @param quantity how much work it is, where the plan counts it
     * @param extensions all later dates that were asked for, in that order
     * @param ownerKnown whether the owner is in the directory and active
     * @param claimedOn the completion that a claim states, while it waits for its check
     * @param blockedBy open problems that hold it up
     * @param contradictedBy a later observation that says otherwise than the claim; null: none does
     * @param latestReport the site report of the latest observation; null: none counts for it yet
     */
    public record Bar(
            String nodeId,
            String name,
            @Nullable String goalId,
            String calendar,
            int durationDays,
            BigDecimal weight,
            LocalDate plannedStart,
            LocalDate plannedFinish,
            LocalDate earliestStart,
            LocalDate earliestFinish,
            LocalDate latestStart,
            LocalDate latestFinish,
            LocalDate forecastDate,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate claimedOn,
            @Nullable Contradiction contradictedBy,
            @Nullable LocalDate completedOn,
            LocalDate originalDueDate,
            LocalDate dueDate,
            int dueVersion,
            List<ExtensionRecord> extensions,
            int progressPercent,
            Standing standing,
            Light light,
            int overdueDays,
            int totalFloatDays,
            int freeFloatDays,
            boolean critical,
            boolean calendarAssumed,
            @Nullable String location,
            @Nullable PlannedQuantity quantity,
            @Nullable LocalDate fileStart,
            @Nullable LocalDate fileFinish,
            boolean differsFromFile,
            PersonRef owner,
            boolean ownerKnown,
            UnitRef unit,
            @Nullable PersonRef leader,
            @Nullable Instant signedAt,
            LocalDate signingDueOn,
            @Nullable Instant objectedAt,
            @Nullable String objection,
            @Nullable Instant lastReportedAt,
            @Nullable ReportShown latestReport,
            boolean reportMissing,
            List<BlockedBy> blockedBy,
            LastEvent lastEvent) {}

    /**
     * Work was stopped by order.
     *
     * @param nodeIds those shown that it covers
     * @param resumedOn the first day with work again; null while it stands still
     */
    public record SuspensionShown(
            String suspensionId,
            List<String> nodeIds,
            LocalDate from,
            @Nullable LocalDate resumedOn,
            String reason,
            String orderedBy) {}

    /** A dependency between two nodes that are both shown. */
    public record Link(String from, String to, Predecessor.Type type, int lagDays) {}
}
