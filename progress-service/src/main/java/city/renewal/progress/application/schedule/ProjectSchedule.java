package city.renewal.progress.application.schedule;

import city.renewal.events.Anchor;
import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.Predecessor;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.domain.row.Contradiction;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.ExtensionRecord;
import city.renewal.progress.domain.state.LastEvent;
import city.renewal.progress.domain.state.ReportShown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of a project's Gantt chart. Dates are inclusive.
 *
 * @param feasible whether the open work can still meet the promised finish and every due date
 * @param shortByDays natural days by which the worst-missed of them is missed; 0 when feasible
 * @param drivingChain the visible nodes of the chain that determines the lateness or, when feasible, the finish; each node delays
 *     the next
 * @param heldBy the open problems that block the first node of the driving chain
 * @param conflicts visible nodes that need the same place on the same days (交叉施工)
 * @param moreConflicts whether there are more than are listed
 * @param fileDifferences the number of visible nodes whose planned dates differ from the imported file
 * @param calendarAssumed whether dates reach into a year whose public holidays are not published yet
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
     * The bar of a node.
     *
     * @param plannedStart by the plan alone: latest in a plan that is scheduled backwards, earliest in one that is
     *     scheduled forwards
     * @param fileStart the date in the schedule file that the plan was imported from; null: it was not imported
     * @param differsFromFile whether the dates of the plan differ from those of the file
     * @param quantity the amount of work, if the plan states one
     * @param extensions all extension requests, in the order of the requests
     * @param ownerKnown whether the owner is in the directory and active
     * @param claimedOn the claimed completion that waits for verification
     * @param blockedBy open problems that block the node
     * @param contradictedBy a later observation that contradicts the claim; null: none
     * @param latestReport the site report of the latest observation; null: no report counts yet
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
     * A suspension of work.
     *
     * @param nodeIds the visible nodes that it covers
     * @param resumedOn the first day with work again; null while work is suspended
     */
    public record SuspensionShown(
            String suspensionId,
            List<String> nodeIds,
            LocalDate from,
            @Nullable LocalDate resumedOn,
            String reason,
            String orderedBy) {}

    /** A dependency between two visible nodes. */
    public record Link(String from, String to, Predecessor.Type type, int lagDays) {}
}
