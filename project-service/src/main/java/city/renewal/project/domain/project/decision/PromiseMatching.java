package city.renewal.project.domain.project.decision;

import city.renewal.events.ContinuedNode;
import city.renewal.events.PlannedNode;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.PlanSize;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.PromiseNames;
import city.renewal.project.domain.project.decision.Planning.Planner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each node of a draft the existing due date ("promise") that it continues, so that dropping and re-adding a
 * node moves no date. A match by id, in the plan or among former nodes, has priority; otherwise the earliest free due
 * date of a node with the same name. A due date is free if its node is dropped or renamed. Completed nodes are ignored.
 *
 * <ul>
 *   <li>A node with a due date may not take the name of a free due date: one of the two dates would be lost.
 *   <li>A unit may not drop or rename a node while a node with the same name is due later: that node would take its
 *       place.
 * </ul>
 */
final class PromiseMatching {
    /** Maximum number of stored former nodes. */
    static final int MAX_FORMER = 20_000;

    private record Key(String nodeId, String name) {}

    private final Project project;
    private final PlanDraft draft;
    private final List<@Nullable PlannedNode> found = new ArrayList<>();
    private final List<ContinuedNode> continued = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, PlannedNode> own = new HashMap<>();
    private final Map<Key, PlannedNode> free = new HashMap<>();
    private final Map<String, PriorityQueue<PlannedNode>> freeByName = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> nextNames = new HashMap<>();

    private PromiseMatching(Project project, PlanDraft draft) {
        this.project = project;
        this.draft = draft;
    }

    static PromiseMatching of(Project project, PlanDraft draft, Planner planner) {
        var promises = new PromiseMatching(project, draft);
        promises.readNames();
        promises.readFree();
        promises.match();
        if (planner != Planner.COMMANDER) {
            promises.checkNamesakes();
        }
        promises.checkNumber();
        return promises;
    }

    /** The node whose due date the draft's node continues; null: the node gets a new due date. */
    @Nullable
    PlannedNode of(int node) {
        return found.get(node);
    }

    /** Nodes that continue a node with another id. */
    List<ContinuedNode> continued() {
        return continued;
    }

    List<Fault> faults() {
        return faults;
    }

    private void readNames() {
        for (var node : draft.nodes()) {
            var name = PromiseNames.normalised(node.name());
            names.add(name);
            nextNames.putIfAbsent(node.nodeId(), name);
        }
    }

    /** Collects the due dates that are free after the draft is applied, by name. */
    private void readFree() {
        for (var former : project.former()) {
            var node = former.node();
            own.put(node.nodeId(), node);
            free.put(key(node), node);
        }
        var done = new HashSet<String>();
        project.facts().stream()
                .filter(facts -> facts.completedOn() != null)
                .forEach(facts -> done.add(facts.nodeId()));
        for (var node : project.nodes()) {
            own.put(node.nodeId(), node);
            if (!done.contains(node.nodeId())) {
                free.put(key(node), node);
            }
        }
        nextNames.forEach((nodeId, name) -> free.remove(new Key(nodeId, name)));
        free.forEach((key, node) -> freeByName
                .computeIfAbsent(
                        key.name(),
                        _ -> new PriorityQueue<>(
                                Comparator.comparing(PlannedNode::dueDate).thenComparing(PlannedNode::nodeId)))
                .add(node));
    }

    private void match() {
        for (int n = 0; n < draft.nodes().size(); n++) {
            var node = draft.nodes().get(n);
            var itsOwn = own.get(node.nodeId());
            if (itsOwn != null) {
                checkRenaming(n, node, itsOwn);
                found.add(itsOwn);
            } else {
                found.add(ofName(n, node));
            }
        }
    }

    private @Nullable PlannedNode ofName(int n, NodeDraft node) {
        var waiting = freeByName.get(names.get(n));
        var former = waiting == null ? null : waiting.poll();
        if (former != null) {
            continued.add(new ContinuedNode(node.nodeId(), former.nodeId()));
            free.remove(key(former));
        }
        return former;
    }

    private void checkRenaming(int n, NodeDraft node, PlannedNode itsOwn) {
        var name = names.get(n);
        var isRenamed = !name.equals(PromiseNames.normalised(itsOwn.name()));
        var waiting = isRenamed ? freeByName.get(name) : null;
        if (waiting != null) {
            waiting.stream()
                    .filter(other -> !other.nodeId().equals(node.nodeId()))
                    .findFirst()
                    .ifPresent(other -> faults.add(new Fault(
                            "nodes[%d].name".formatted(n),
                            "is the name of what '%s' promised by %s: '%s' has a promise of its own, by %s"
                                    .formatted(other.nodeId(), other.dueDate(), node.nodeId(), itsOwn.dueDate()))));
        }
    }

    private void checkNamesakes() {
        var latest = new HashMap<String, PlannedNode>();
        for (int n = 0; n < found.size(); n++) {
            var promise = found.get(n);
            if (promise != null) {
                latest.merge(names.get(n), promise, PromiseMatching::later);
            }
        }
        for (var node : project.nodes()) {
            var key = key(node);
            var other = latest.get(key.name());
            if (free.containsKey(key) && other != null && other.dueDate().isAfter(node.dueDate())) {
                faults.add(new Fault(
                        "nodes",
                        "'%s' can be dropped or renamed by a commander only: '%s' has its name and is due later, on %s instead of %s"
                                .formatted(node.nodeId(), other.nodeId(), other.dueDate(), node.dueDate())));
            }
        }
    }

    private void checkNumber() {
        var size = PlanSize.of(free.values());
        if (free.size() > MAX_FORMER || size > PlanSize.MAX_FORMER_BYTES) {
            faults.add(new Fault(
                    "nodes",
                    "would leave %d promises of dropped or renamed nodes to be remembered, about %d bytes; at most %d, of %d bytes"
                            .formatted(free.size(), size, MAX_FORMER, PlanSize.MAX_FORMER_BYTES)));
        }
    }

    private static PlannedNode later(PlannedNode one, PlannedNode other) {
        LocalDate date = other.dueDate();
        return date.isAfter(one.dueDate()) ? other : one;
    }

    private static Key key(PlannedNode node) {
        return new Key(node.nodeId(), PromiseNames.normalised(node.name()));
    }
}
