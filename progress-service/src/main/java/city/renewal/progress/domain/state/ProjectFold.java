package city.renewal.progress.domain.state;

import city.renewal.events.DueDateShift;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import city.renewal.events.Suspension;
import city.renewal.events.Withdrawal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Folds facts into a project's progress. Not thread-safe: use one instance per batch.
 *
 * <p>A fact of the project at or below the current sequence is skipped, the next one is applied, and a later one is
 * rejected as a gap. A snapshot is applied at any higher sequence, and the fold continues from it. Site reports and
 * problems are not part of this sequence.
 */
public final class ProjectFold {
    /** The result of applying a fact. */
    public enum Outcome {
        APPLIED,
        KNOWN,
        GAP
    }

    private final String projectId;
    private @Nullable ProjectEntry entry;
    private @Nullable Plan plan;
    private final Map<String, NodeRecord> nodes = new LinkedHashMap<>();
    private final Map<String, LatestReport> reports = new TreeMap<>();
    private final Map<String, ExtensionRecord> extensions = new LinkedHashMap<>();
    private final Map<String, Suspension> suspensions = new LinkedHashMap<>();
    private final Map<String, MonthlyInvestment> investments = new TreeMap<>();
    private final Map<String, FormerNode> former = new LinkedHashMap<>();
    private final Map<String, PlannedNode> left = new LinkedHashMap<>();
    private final Map<String, BlockingProblem> problems = new TreeMap<>();
    private @Nullable Withdrawal withdrawal;
    private long sequence;

    public ProjectFold(ProjectProgress from) {
        projectId = from.projectId();
        entry = from.entry();
        plan = from.plan();
        from.nodes().forEach(node -> nodes.put(node.nodeId(), node));
        from.reports().forEach(report -> reports.put(report.nodeId(), report));
        from.extensions().forEach(each -> extensions.put(each.extensionId(), each));
        from.suspensions().forEach(each -> suspensions.put(each.suspensionId(), each));
        from.investments().forEach(each -> investments.put(each.month(), each));
        from.former().forEach(each -> former.put(each.record().nodeId(), each));
        from.problems().forEach(each -> problems.put(each.problemId(), each));
        withdrawal = from.withdrawal();
        sequence = from.sequence();
    }

    public ProjectProgress progress() {
        return new ProjectProgress(
                projectId,
                entry,
                plan,
                List.copyOf(nodes.values()),
                List.copyOf(reports.values()),
                List.copyOf(extensions.values()),
                List.copyOf(suspensions.values()),
                List.copyOf(investments.values()),
                sequence,
                List.copyOf(former.values()),
                withdrawal,
                List.copyOf(problems.values()));
    }

    public long sequence() {
        return sequence;
    }

    /** Nodes that were removed from the plan during this fold, as they were last planned. */
    public List<PlannedNode> left() {
        return left.values().stream()
                .filter(node -> !nodes.containsKey(node.nodeId()))
                .toList();
    }

    /**
     * Applies a fact about a site report, given the id and sequence number of its message; a report that does not count
     * changes nothing.
     */
    public void apply(String eventId, long at, SiteReportEvent event) {
        switch (event) {
            case SiteReportEvent.SiteReportReceived report -> {
                if (report.counted() == null || report.counted()) {
                    mergeReport(LatestReport.of(eventId, at, report));
                }
            }
            case SiteReportEvent.SiteReportAssessed report -> {
                if (report.counted()) {
                    mergeReport(LatestReport.of(eventId, at, report));
                }
            }
        }
    }

    /** Applies a fact about a problem of the project; problems have sequences of their own. */
    public void apply(String eventId, long at, ProblemEvent event) {
        problems.merge(event.problem().problemId(), BlockingProblem.of(eventId, at, event), BlockingProblem::merge);
    }

    private void mergeReport(LatestReport report) {
        reports.merge(report.nodeId(), report, LatestReport::merge);
    }

    /** Applies a fact of the project, given the id and sequence number of its message. */
    public Outcome apply(String eventId, long at, ProjectEvent event) {
        if (at <= sequence) {
            return Outcome.KNOWN;
        }
        if (at != sequence + 1 && !(event instanceof ProjectEvent.ProjectSnapshotTaken)) {
            return Outcome.GAP;
        }
        change(event, new EventRef(eventId, at, event.occurredAt()));
        sequence = at;
        return Outcome.APPLIED;
    }

    private void change(ProjectEvent event, EventRef ref) {
        switch (event) {
            case ProjectEvent.ProjectRegistered registered -> enter(registered.entry(), ref);
            case ProjectEvent.ProjectAmended amended -> enter(amended.entry(), ref);
            case ProjectEvent.PlanSet set -> plan(set.plan(), continued(set), ref);
            case ProjectEvent.NodeSigned signed ->
                update(
                        signed.nodeId(),
                        node -> node.assigned(node.assignment().signed(signed.occurredAt()))
                                .withEventRefs(refs -> refs.mentionedBy(ref)));
            case ProjectEvent.NodeObjected objected ->
                update(
                        objected.nodeId(),
                        node -> node.assigned(node.assignment().objected(objected.occurredAt(), objected.note()))
                                .withEventRefs(refs -> refs.mentionedBy(ref)));
            case ProjectEvent.NodeProgressRecorded recorded ->
                move(
                        recorded.nodeId(),
                        ref,
                        node -> node.progressed(
                                recorded.startedOn(),
                                new LedgerProgress(
                                        recorded.progressPercent(), recorded.observedOn(), recorded.occurredAt())));
            case ProjectEvent.NodeCompletionClaimed claimed ->
                move(
                        claimed.nodeId(),
                        ref,
                        node -> node.claimed(new CompletionClaim(claimed.completedOn(), claimed.occurredAt())));
            case ProjectEvent.NodeCompleted completed ->
                move(
                        completed.nodeId(),
                        ref,
                        node -> node.completed(
                                new Completion(completed.completedOn(), dueDate(completed.nodeId(), completed))));
            case ProjectEvent.NodeCompletionReturned returned -> move(returned.nodeId(), ref, NodeRecord::returned);
            case ProjectEvent.ExtensionRequested asked -> {
                extensions.put(asked.extensionId(), ExtensionRecord.of(asked));
                update(asked.nodeId(), node -> node.withEventRefs(refs -> refs.mentionedBy(ref)));
            }
            case ProjectEvent.ExtensionApproved approved -> {
                extensions.computeIfPresent(approved.extensionId(), (_, asked) -> asked.decided(approved));
                due(List.of(new DueDateShift(approved.nodeId(), approved.dueDate(), approved.dueVersion())), ref);
            }
            case ProjectEvent.ExtensionRefused refused -> {
                extensions.computeIfPresent(refused.extensionId(), (_, asked) -> asked.decided(refused));
                update(refused.nodeId(), node -> node.withEventRefs(refs -> refs.mentionedBy(ref)));
            }
            case ProjectEvent.NodeAdvanced advanced -> {
                due(List.of(new DueDateShift(advanced.nodeId(), advanced.dueDate(), advanced.dueVersion())), ref);
                update(advanced.nodeId(), node -> node.assigned(Assignment.named(advanced.occurredAt())));
            }
            case ProjectEvent.ProjectWithdrawn(var reason, var by, var at) ->
                withdrawal = new Withdrawal(reason, by, at);
            case ProjectEvent.WorkSuspended suspended -> suspend(suspended.suspension(), ref);
            case ProjectEvent.WorkResumed resumed -> resume(resumed, ref);
            case ProjectEvent.InvestmentRecorded recorded ->
                investments.put(recorded.investment().month(), recorded.investment());
            case ProjectEvent.ProjectSnapshotTaken snapshot -> restart(snapshot, ref);
        }
    }

    /** A changed entry affects all rows, because every row shows it; an equal entry affects none. */
    private void enter(ProjectEntry next, EventRef ref) {
        if (!next.equals(entry)) {
            nodes.replaceAll((_, node) -> node.withEventRefs(refs -> refs.mentionedBy(ref)));
        }
        entry = next;
    }

    private void suspend(Suspension suspension, EventRef ref) {
        suspensions.put(suspension.suspensionId(), suspension);
        markCovered(suspension, ref);
    }

    private void resume(ProjectEvent.WorkResumed resumed, EventRef ref) {
        var suspension = suspensions.get(resumed.suspensionId());
        if (suspension != null) {
            suspensions.put(
                    suspension.suspensionId(),
                    new Suspension(
                            suspension.suspensionId(),
                            suspension.nodeIds(),
                            suspension.from(),
                            suspension.reason(),
                            suspension.orderedBy(),
                            resumed.resumedOn()));
            markCovered(suspension, ref);
        }
        due(resumed.shifts(), ref);
    }

    private void markCovered(Suspension suspension, EventRef ref) {
        nodes.replaceAll(
                (id, node) -> suspension.covers(id) ? node.withEventRefs(refs -> refs.mentionedBy(ref)) : node);
    }

    private void due(List<DueDateShift> shifts, EventRef ref) {
        plan = plan == null ? null : plan.due(shifts);
        shifts.forEach(shift -> update(shift.nodeId(), node -> node.withEventRefs(refs -> refs.dueDateChangedBy(ref))));
    }

    private List<PlannedNode> plannedNodes() {
        return plan == null ? List.of() : plan.nodes();
    }

    private void update(String nodeId, UnaryOperator<NodeRecord> change) {
        nodes.computeIfPresent(nodeId, (_, node) -> change.apply(node));
    }

    private void move(String nodeId, EventRef ref, UnaryOperator<NodeRecord> change) {
        update(nodeId, node -> change.apply(node).withEventRefs(refs -> refs.forecastChangedBy(ref)));
    }

    private LocalDate dueDate(String nodeId, ProjectEvent.NodeCompleted completed) {
        return plannedNodes().stream()
                .filter(node -> node.nodeId().equals(nodeId))
                .map(PlannedNode::dueDate)
                .findFirst()
                .orElse(completed.completedOn());
    }

    private static Map<String, String> continued(ProjectEvent.PlanSet set) {
        var ids = new HashMap<String, String>();
        if (set.continued() != null) {
            set.continued().forEach(each -> ids.put(each.nodeId(), each.formerNodeId()));
        }
        return ids;
    }

    private void plan(Plan next, Map<String, String> continued, EventRef ref) {
        var before = plan;
        plannedNodes().forEach(node -> left.put(node.nodeId(), node));
        var replanned = NodeRecordCarryOver.of(before, next, nodes, former, continued, ref);
        nodes.clear();
        nodes.putAll(replanned);
        plan = next;
    }

    private void restart(ProjectEvent.ProjectSnapshotTaken snapshot, EventRef ref) {
        enter(snapshot.entry(), ref);
        extensions.clear();
        snapshot.extensions().forEach(each -> extensions.put(each.extensionId(), ExtensionRecord.of(each)));
        suspensions.clear();
        snapshot.suspensions().forEach(each -> suspensions.put(each.suspensionId(), each));
        investments.clear();
        snapshot.investments().forEach(each -> investments.put(each.month(), each));
        withdrawal = snapshot.withdrawal();
        var next = snapshot.plan();
        if (next == null) {
            plannedNodes().forEach(node -> left.put(node.nodeId(), node));
            nodes.clear();
            plan = null;
            return;
        }
        plan(next, Map.of(), ref);
        var due = new LinkedHashMap<String, LocalDate>();
        next.nodes().forEach(node -> due.put(node.nodeId(), node.dueDate()));
        for (var facts : snapshot.nodes()) {
            nodes.computeIfPresent(
                    facts.nodeId(),
                    (id, node) -> NodeRecordCarryOver.restored(node, facts, due.getOrDefault(id, LocalDate.MAX), ref));
        }
    }
}
