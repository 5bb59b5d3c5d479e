package city.renewal.progress.domain;

import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stays known of a project's nodes when its plan is set anew, or when a snapshot says how things are. */
final class Replanning {
    private Replanning() {}

    /**
     * Nodes that stay or come back keep what is known of them; a signature is the person's who gave it, not their successor's.
     *
     * @param former what is known of nodes that left; those that come back are taken out, those that leave put in
     * @param continued by the id of a node, that of the former node whose promise it keeps
     */
    static Map<String, NodeRecord> of(
            @Nullable Plan before,
            Plan next,
            Map<String, NodeRecord> known,
            Map<String, FormerRecord> former,
            Map<String, String> continued,
            Touch touch) {
        var planned = new LinkedHashMap<String, PlannedNode>();
        if (before != null) {
            before.nodes().forEach(node -> planned.put(node.nodeId(), node));
        }
        var isLaidOutAnew = before == null
                || !before.calendar().equals(next.calendar())
                || !before.anchor().equals(next.anchor());
        var records = new LinkedHashMap<String, NodeRecord>();
        leave(planned, next, known, former);
        for (var node : next.nodes()) {
            var was = planned.get(node.nodeId());
            var record = was == null
                    ? came(node, former.remove(continued.getOrDefault(node.nodeId(), node.nodeId())), touch)
                    : known.getOrDefault(node.nodeId(), NodeRecord.planned(node.nodeId(), touch.at()));
            if (was != null && !owner(was).equals(owner(node))) {
                record = record.assigned(Assignment.named(touch.at()));
            }
            if (isLaidOutAnew || was == null || !was.equals(node)) {
                record = record.touched(touches -> touches.promisedBy(touch));
            }
            records.put(node.nodeId(), record);
        }
        return records;
    }

    private static void leave(
            Map<String, PlannedNode> planned,
            Plan next,
            Map<String, NodeRecord> known,
            Map<String, FormerRecord> former) {
        var left = new LinkedHashMap<>(planned);
        next.nodes().forEach(node -> left.remove(node.nodeId()));
        left.forEach((id, node) -> {
            var record = known.get(id);
            if (record != null) {
                former.put(id, new FormerRecord(record, owner(node)));
            }
        });
    }

    private static NodeRecord came(PlannedNode node, @Nullable FormerRecord former, Touch touch) {
        if (former == null) {
            return NodeRecord.planned(node.nodeId(), touch.at());
        }
        var record = former.record().under(node.nodeId());
        return former.owner().equals(owner(node)) ? record : record.assigned(Assignment.named(touch.at()));
    }

    private static String owner(PlannedNode node) {
        return node.responsibility().owner().personId();
    }

    /**
     * The snapshot's word holds; what it does not say (when was progress stated, what was due when it was done) is kept where
     * known.
     *
     * @param due by the snapshot's plan
     */
    static NodeRecord restored(NodeRecord node, NodeFacts facts, LocalDate due, Touch touch) {
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
                progress(node.ledgerProgress(), facts, touch.at()),
                claim(node.claim(), facts, touch.at()),
                completion(node.completion(), facts, due),
                node.touches(),
                node.returns());
        return restored.equals(node) ? node : restored.touched(touches -> touches.movedBy(touch));
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

    private static @Nullable Claim claim(@Nullable Claim known, NodeFacts facts, Instant at) {
        var claimedOn = facts.claimedCompletedOn();
        if (claimedOn == null || facts.completedOn() != null) {
            return null;
        }
        var claimedAt = facts.claimedAt();
        if (claimedAt != null) {
            return new Claim(claimedOn, claimedAt);
        }
        return known != null && known.completedOn().equals(claimedOn) ? known : new Claim(claimedOn, at);
    }

    private static @Nullable Completion completion(@Nullable Completion known, NodeFacts facts, LocalDate due) {
        var completedOn = facts.completedOn();
        if (completedOn == null) {
            return null;
        }
        return known != null && known.completedOn().equals(completedOn) ? known : new Completion(completedOn, due);
    }
}
