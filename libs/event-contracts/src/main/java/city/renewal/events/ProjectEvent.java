package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about one project, in the order in which they were decided. Source {@code /projects/{projectId}}. */
public sealed interface ProjectEvent extends RenewalEvent {

    record ProjectRegistered(ProjectEntry entry, String registeredBy, Instant occurredAt) implements ProjectEvent {}

    /** The ledger entry was edited; no due date changes. */
    record ProjectAmended(ProjectEntry entry, String amendedBy, Instant occurredAt) implements ProjectEvent {}

    /**
     * Goals and nodes were set or replaced; nodes that stay keep their due dates.
     *
     * @param continued nodes under a new id that take over the due date of a node of the former plan; null: none
     */
    record PlanSet(Plan plan, @Nullable List<ContinuedNode> continued, String setBy, Instant occurredAt)
            implements ProjectEvent {
        public PlanSet {
            continued = continued == null ? null : List.copyOf(continued);
        }

        public PlanSet(Plan plan, String setBy, Instant occurredAt) {
            this(plan, null, setBy, occurredAt);
        }
    }

    /** The responsible person signed for the node (签收). */
    record NodeSigned(String nodeId, String signedBy, String note, Instant occurredAt) implements ProjectEvent {}

    /** The responsible person objected to the assignment. */
    record NodeObjected(String nodeId, String objectedBy, String note, Instant occurredAt) implements ProjectEvent {}

    /**
     * Progress as stated by a ledger.
     *
     * @param progressPercent 0 to 100
     */
    record NodeProgressRecorded(
            String nodeId,
            int progressPercent,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate observedOn,
            String recordedBy,
            Instant occurredAt)
            implements ProjectEvent {}

    /** The unit claims that the node is done; the claim is not checked yet. */
    record NodeCompletionClaimed(
            String nodeId,
            LocalDate completedOn,
            List<String> evidence,
            String note,
            String claimedBy,
            Instant occurredAt)
            implements ProjectEvent {
        public NodeCompletionClaimed {
            evidence = List.copyOf(evidence);
        }
    }

    /** A second person checked the claim and struck the node off (销号). */
    record NodeCompleted(String nodeId, LocalDate completedOn, String verifiedBy, String note, Instant occurredAt)
            implements ProjectEvent {}

    /** A second person checked the claim and sent it back; overdue days count as if it had never been claimed. */
    record NodeCompletionReturned(String nodeId, String returnedBy, String note, Instant occurredAt)
            implements ProjectEvent {}

    /** A later date was requested. */
    record ExtensionRequested(
            String extensionId,
            String nodeId,
            LocalDate requestedDueDate,
            String reason,
            String requestedBy,
            Instant occurredAt)
            implements ProjectEvent {}

    /** A second person approved a later date, which takes effect immediately. */
    record ExtensionApproved(
            String extensionId,
            String nodeId,
            LocalDate dueDate,
            int dueVersion,
            String approvedBy,
            String note,
            Instant occurredAt)
            implements ProjectEvent {}

    /** The due date stays. */
    record ExtensionRefused(String extensionId, String nodeId, String refusedBy, String note, Instant occurredAt)
            implements ProjectEvent {}

    /** The due date was moved to an earlier day (工期提前); the responsible person signs for the node again. */
    record NodeAdvanced(
            String nodeId, LocalDate dueDate, int dueVersion, String advancedBy, String reason, Instant occurredAt)
            implements ProjectEvent {}

    /** Work was stopped (停工令). Due dates change when it resumes. */
    record WorkSuspended(Suspension suspension, Instant occurredAt) implements ProjectEvent {}

    /**
     * Work resumed. The due dates of covered, unfinished nodes move by the length of the suspension, day for day in
     * each node's own calendar.
     *
     * @param resumedOn the first day with work again
     */
    record WorkResumed(
            String suspensionId,
            LocalDate resumedOn,
            List<DueDateShift> shifts,
            String note,
            String resumedBy,
            Instant occurredAt)
            implements ProjectEvent {
        public WorkResumed {
            shifts = List.copyOf(shifts);
        }
    }

    /** The payments of a month; replaces an earlier record of that month. */
    record InvestmentRecorded(MonthlyInvestment investment, String recordedBy, Instant occurredAt)
            implements ProjectEvent {}

    /** The project was removed from its programme (撤项): it leaves lists and figures, its history stays. */
    record ProjectWithdrawn(String reason, String withdrawnBy, Instant occurredAt) implements ProjectEvent {}

    /**
     * Snapshot of the whole project at the sequence of this message: a reader with a gap may restart from it. A
     * snapshot takes no sequence number of its own; it has the number of the last fact that it contains.
     *
     * @param former former nodes of the plan whose due dates are still remembered; null: none
     * @param withdrawal null while the project belongs to its programme
     */
    record ProjectSnapshotTaken(
            ProjectEntry entry,
            @Nullable Plan plan,
            List<NodeFacts> nodes,
            List<Extension> extensions,
            List<Suspension> suspensions,
            List<MonthlyInvestment> investments,
            @Nullable List<FormerNode> former,
            @Nullable Withdrawal withdrawal,
            Instant occurredAt)
            implements ProjectEvent {
        public ProjectSnapshotTaken {
            nodes = List.copyOf(nodes);
            extensions = List.copyOf(extensions);
            suspensions = List.copyOf(suspensions);
            investments = List.copyOf(investments);
            former = former == null ? null : List.copyOf(former);
        }

        /** For a project that belongs to its programme and has no former nodes. */
        public ProjectSnapshotTaken(
                ProjectEntry entry,
                @Nullable Plan plan,
                List<NodeFacts> nodes,
                List<Extension> extensions,
                List<Suspension> suspensions,
                List<MonthlyInvestment> investments,
                Instant occurredAt) {
            this(entry, plan, nodes, extensions, suspensions, investments, null, null, occurredAt);
        }
    }
}
