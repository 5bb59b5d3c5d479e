package city.renewal.progress.domain.state;

import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries the records of nodes over to a new plan, or restores them from a snapshot. */
final class NodeRecordCarryOver {
    private NodeRecordCarryOver() {}

    /**
     * Nodes that stay or return keep their records. A signature belongs to the person who signed and does not pass to a
     * new owner.
     *
     * @param former records of removed nodes; records of returning nodes are taken out, and records of newly removed
     *     nodes are added
     * @param continued maps the id of a node to the id of the former node that it continues
     */
    static Map<String, NodeRecord> of(
            @Nullable Plan before,
            Plan next,
            Map<String, NodeRecord> known,
            Map<String, FormerNode> former,
            Map<String, String> continued,
            EventRef ref) {
        var planned = new LinkedHashMap<String, PlannedNode>();
        if (before != null) {
            before.nodes().forEach(node -> planned.put(node.nodeId(), node));
        }
        var isLaidOutAnew = before == null
                || !before.calendar().equals(next.calendar())
                || !before.anchor().equals(next.anchor());
        var records = new LinkedHashMap<String, NodeRecord>();
        collectRemoved(planned, next, known, former);
        for (var node : next.nodes()) {
            var was = planned.get(node.nodeId());
            var record = was == null
                    ? recordOfAdded(node, former.remove(continued.getOrDefault(node.nodeId(), node.nodeId())), ref)
                    : known.getOrDefault(node.nodeId(), NodeRecord.planned(node.nodeId(), ref.at()));
            if (was != null && !owner(was).equals(owner(node))) {
                record = record.assigned(Assignment.named(ref.at()));
            }
            if (isLaidOutAnew || was == null || !was.equals(node)) {
                record = record.withEventRefs(refs -> refs.dueDateChangedBy(ref));
            }
            records.put(node.nodeId(), record);
        }
        return records;
    }

    private static void collectRemoved(
            Map<String, PlannedNode> planned,
            Plan next,
            Map<String, NodeRecord> known,
            Map<String, FormerNode> former) {
        var left = new LinkedHashMap<>(planned);
        next.nodes().forEach(node -> left.remove(node.nodeId()));
        left.forEach((id, node) -> {
            var record = known.get(id);
            if (record != null) {
                former.put(id, new FormerNode(record, owner(node)));
            }
        });
    }

    private static NodeRecord recordOfAdded(PlannedNode node, @Nullable FormerNode former, EventRef ref) {
        if (former == null) {
            return NodeRecord.planned(node.nodeId(), ref.at());
        }
        var record = former.record().under(node.nodeId());
        return former.owner().equals(owner(node)) ? record : record.assigned(Assignment.named(ref.at()));
    }

    private static String owner(PlannedNode node) {
        return node.responsibility().owner().personId();
    }

    /**
     * Applies the snapshot. Values that it does not contain (when progress was stated, the due date at completion) are
     * kept if they are known.
     *
     * @param due by the plan of the snapshot
     */
    static NodeRecord restored(NodeRecord node, NodeFacts facts, LocalDate due, EventRef ref) {
        var restored = new NodeRecord(
                node.nodeId(),
                node.plannedSince(),
                new Assignment(
                        Objects.requireNonNullElse(
                                facts.namedAt(), node.assignment().namedAt()),
                        facts.signedAt(),
                        facts.objectedAt(),
                        facts.objection()),
                facts.startedOn(),
                progress(node.ledgerProgress(), facts, ref.at()),
                claim(node.claim(), facts, ref.at()),
                completion(node.completion(), facts, due),
                node.touches(),
                node.returns());
        return restored.equals(node) ? node : restored.withEventRefs(refs -> refs.forecastChangedBy(ref));
    }

    private static @Nullable LedgerProgress progress(@Nullable LedgerProgress known, NodeFacts facts, Instant at) {
        var percent = facts.progressPercent();
        if (percent == null) {
            return null;
        }
        return known != null
                        && known.percent() == percent
                        && Objects.equals(known.observedOn(), facts.progressObservedOn())
                ? known
                : new LedgerProgress(percent, facts.progressObservedOn(), at);
    }

    private static @Nullable CompletionClaim claim(@Nullable CompletionClaim known, NodeFacts facts, Instant at) {
        var claimedOn = facts.claimedCompletedOn();
        if (claimedOn == null || facts.completedOn() != null) {
            return null;
        }
        var claimedAt = facts.claimedAt();
        if (claimedAt != null) {
            return new CompletionClaim(claimedOn, claimedAt);
        }
        return known != null && known.completedOn().equals(claimedOn) ? known : new CompletionClaim(claimedOn, at);
    }

    private static @Nullable Completion completion(@Nullable Completion known, NodeFacts facts, LocalDate due) {
        var completedOn = facts.completedOn();
        if (completedOn == null) {
            return null;
        }
        return known != null && known.completedOn().equals(completedOn) ? known : new Completion(completedOn, due);
    }
}
