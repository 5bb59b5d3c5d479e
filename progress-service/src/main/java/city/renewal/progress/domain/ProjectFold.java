package city.renewal.progress.domain;

import city.renewal.events.DueDateShift;
import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SiteReportEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds facts into a project's progress. Not thread-safe: one fold, one batch.
 *
 * <p>A fact of the project at or below the sequence is skipped, the next one is applied, and one further on is refused
 * as a gap; a snapshot further on is where the fold goes on from. Site reports have no place in that order.
 */
public final class ProjectFold {
    /** What became of a fact. */
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
    private final Map<String, PlannedNode> left = new LinkedHashMap<>();
    private long sequence;

    public ProjectFold(ProjectProgress from) {
        projectId = from.projectId();
        entry = from.entry();
        plan = from.plan();
        from.nodes().forEach(node -> nodes.put(node.nodeId(), node));
        from.reports().forEach(report -> reports.put(report.nodeId(), report));
        sequence = from.sequence();
    }

    public ProjectProgress progress() {
        return new ProjectProgress(
                projectId, entry, plan, List.copyOf(nodes.values()), List.copyOf(reports.values()), sequence);
    }

    public long sequence() {
        return sequence;
    }

    /** Nodes that left the plan during this fold, as they were planned last. */
    public List<PlannedNode> left() {
        return left.values().stream()
                .filter(node -> !nodes.containsKey(node.nodeId()))
                .toList();
    }

    public void apply(SiteReportEvent event) {
        switch (event) {
            case SiteReportEvent.SiteReportReceived report ->
                reports.merge(report.nodeId(), LatestReport.of(report), LatestReport::and);
        }
    }

    public Outcome apply(long at, ProjectEvent event) {
        if (at <= sequence) {
            return Outcome.KNOWN;
        }
        if (at != sequence + 1 && !(event instanceof ProjectEvent.ProjectSnapshotTaken)) {
            return Outcome.GAP;
        }
        change(event);
        sequence = at;
        return Outcome.APPLIED;
    }

    private void change(ProjectEvent event) {
        switch (event) {
            case ProjectEvent.ProjectRegistered registered -> entry = registered.entry();
            case ProjectEvent.ProjectAmended amended -> entry = amended.entry();
            case ProjectEvent.PlanSet set -> plan(set.plan(), set.occurredAt());
            case ProjectEvent.NodeSigned signed -> update(signed.nodeId(), node -> node.signed(signed.occurredAt()));
            case ProjectEvent.NodeObjected objected -> update(objected.nodeId(), node -> node.signed(null));
            case ProjectEvent.NodeProgressRecorded recorded ->
                update(
                        recorded.nodeId(),
                        node -> node.progressed(
                                recorded.startedOn(),
                                new LedgerProgress(
                                        recorded.progressPercent(), recorded.observedOn(), recorded.occurredAt())));
            case ProjectEvent.NodeCompletionClaimed claimed ->
                update(claimed.nodeId(), node -> node.claimed(new Claim(claimed.completedOn(), claimed.occurredAt())));
            case ProjectEvent.NodeCompleted completed ->
                update(
                        completed.nodeId(),
                        node -> node.completed(
                                new Completion(completed.completedOn(), dueDate(completed.nodeId(), completed))));
            case ProjectEvent.NodeCompletionReturned returned -> update(returned.nodeId(), NodeRecord::returned);
            case ProjectEvent.ExtensionApproved approved ->
                due(List.of(new DueDateShift(approved.nodeId(), approved.dueDate(), approved.dueVersion())));
            case ProjectEvent.WorkResumed resumed -> due(resumed.shifts());
            case ProjectEvent.ExtensionRequested _,
                    ProjectEvent.ExtensionRefused _,
                    ProjectEvent.WorkSuspended _,
                    ProjectEvent.InvestmentRecorded _ -> {
                // No list shows them yet; the journal keeps them.
            }
            case ProjectEvent.ProjectSnapshotTaken snapshot -> restart(snapshot);
        }
    }

    private void due(List<DueDateShift> shifts) {
        plan = plan == null ? null : plan.due(shifts);
    }

    private List<PlannedNode> plannedNodes() {
        return plan == null ? List.of() : plan.nodes();
    }

    private void update(String nodeId, UnaryOperator<NodeRecord> change) {
        nodes.computeIfPresent(nodeId, (_, node) -> change.apply(node));
    }

    private LocalDate dueDate(String nodeId, ProjectEvent.NodeCompleted completed) {
        return plannedNodes().stream()
                .filter(node -> node.nodeId().equals(nodeId))
                .map(PlannedNode::dueDate)
                .findFirst()
                .orElse(completed.completedOn());
    }

    /** Nodes that stay keep what is known of them; a signature is the person's who gave it, not their successor's. */
    private void plan(Plan next, Instant at) {
        var before = plannedNodes();
        var owners = before.stream()
                .collect(Collectors.toMap(
                        PlannedNode::nodeId,
                        node -> node.responsibility().owner().personId(),
                        (_, last) -> last));
        before.forEach(node -> left.put(node.nodeId(), node));
        var known = new LinkedHashMap<>(nodes);
        nodes.clear();
        for (var node : next.nodes()) {
            var record = known.getOrDefault(node.nodeId(), NodeRecord.planned(node.nodeId(), at));
            var owner = node.responsibility().owner().personId();
            var isSameOwner = owner.equals(owners.getOrDefault(node.nodeId(), owner));
            nodes.put(node.nodeId(), isSameOwner ? record : record.signed(null));
        }
        plan = next;
    }

    private void restart(ProjectEvent.ProjectSnapshotTaken snapshot) {
        entry = snapshot.entry();
        var next = snapshot.plan();
        if (next == null) {
            plannedNodes().forEach(node -> left.put(node.nodeId(), node));
            nodes.clear();
            plan = null;
            return;
        }
        plan(next, snapshot.occurredAt());
        for (var facts : snapshot.nodes()) {
            nodes.computeIfPresent(facts.nodeId(), (_, node) -> fromFacts(node, facts, next, snapshot.occurredAt()));
        }
    }

    /** The snapshot's word holds; what it does not say (when was it claimed, what was due then) is kept where known. */
    private static NodeRecord fromFacts(NodeRecord node, NodeFacts facts, Plan plan, Instant at) {
        var percent = facts.progressPercent();
        var claimedOn = facts.claimedCompletedOn();
        var completedOn = facts.completedOn();
        var known = node.ledgerProgress();
        var progress = percent == null
                ? null
                : known != null && known.percent() == percent
                        ? known
                        : new LedgerProgress(percent, facts.progressObservedOn(), at);
        var claim = claimedOn == null || completedOn != null
                ? null
                : node.claim() != null && node.claim().completedOn().equals(claimedOn)
                        ? node.claim()
                        : new Claim(claimedOn, at);
        var completion = completedOn == null
                ? null
                : node.completion() != null && node.completion().completedOn().equals(completedOn)
                        ? node.completion()
                        : new Completion(
                                completedOn,
                                plan.nodes().stream()
                                        .filter(planned -> planned.nodeId().equals(node.nodeId()))
                                        .findFirst()
                                        .orElseThrow()
                                        .dueDate());
        return new NodeRecord(
                node.nodeId(), node.plannedSince(), facts.startedOn(), progress, claim, completion, facts.signedAt());
    }
}
