package city.renewal.project.domain.project;

import city.renewal.events.FormerNode;
import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.PlanSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies a new plan to a project. A node that was dropped or renamed becomes a former node under its old name. A node
 * that returns under its id, or continues a former node, gets the facts back, and the former node is removed.
 */
final class PlanReplacement {
    /** The key of a former node: its id and its old name. */
    private record Key(String nodeId, String name) {
        static Key of(PlannedNode node) {
            return new Key(node.nodeId(), PromiseNames.normalised(node.name()));
        }
    }

    private final Project project;
    private final PlanSet set;
    private final Map<Key, FormerNode> former = new LinkedHashMap<>();
    private final Map<String, FormerNode> lastOfId = new HashMap<>();
    private final Map<String, PlannedNode> before = new HashMap<>();
    private final Map<String, NodeFacts> facts = new HashMap<>();

    private PlanReplacement(Project project, PlanSet set) {
        this.project = project;
        this.set = set;
        project.former().forEach(one -> former.put(Key.of(one.node()), one));
        project.nodes().forEach(node -> before.put(node.nodeId(), node));
        project.facts().forEach(node -> facts.put(node.nodeId(), node));
    }

    static Project of(Project project, PlanSet set) {
        return new PlanReplacement(project, set).project();
    }

    private Project project() {
        remember();
        former.values().forEach(one -> lastOfId.put(one.node().nodeId(), one));
        var continued = new HashMap<String, String>();
        Objects.requireNonNullElse(set.continued(), List.<city.renewal.events.ContinuedNode>of())
                .forEach(one -> continued.put(one.nodeId(), one.formerNodeId()));
        var next = new ArrayList<NodeFacts>(set.plan().nodes().size());
        for (var node : set.plan().nodes()) {
            next.add(facts(node, continued.get(node.nodeId())));
        }
        return project.with(set.plan(), next, List.copyOf(former.values()));
    }

    private void remember() {
        var plan = project.plan();
        if (plan == null) {
            return;
        }
        var names = new HashMap<String, String>();
        set.plan().nodes().forEach(node -> names.put(node.nodeId(), PromiseNames.normalised(node.name())));
        for (var node : plan.nodes()) {
            var key = Key.of(node);
            var known = facts.getOrDefault(node.nodeId(), NodeFacts.none(node.nodeId()));
            if (!key.name().equals(names.get(node.nodeId())) && known.completedOn() == null) {
                former.remove(key);
                // A renamed node keeps its facts.
                former.put(key, former(node, plan, names.containsKey(node.nodeId()) ? null : known));
            }
        }
    }

    private FormerNode former(PlannedNode node, Plan plan, @Nullable NodeFacts known) {
        return new FormerNode(
                node.calendar() == null ? node.on(plan.calendar()) : node, known, set.setBy(), set.occurredAt());
    }

    private NodeFacts facts(PlannedNode node, @Nullable String formerId) {
        former.remove(Key.of(node));
        var was = before.get(node.nodeId());
        if (was != null) {
            return named(facts.getOrDefault(node.nodeId(), NodeFacts.none(node.nodeId())), was, node, set.occurredAt());
        }
        var id = Objects.requireNonNullElse(formerId, node.nodeId());
        if (formerId != null) {
            former.remove(new Key(formerId, PromiseNames.normalised(node.name())));
        }
        var last = lastOfId.get(id);
        if (last == null || last.facts() == null) {
            return NodeFactsApplier.named(NodeFacts.none(node.nodeId()), set.occurredAt());
        }
        return named(NodeFactsApplier.of(node.nodeId(), last.facts()), last.node(), node, set.occurredAt());
    }

    /** A signature is personal: a node with a new owner needs a new one. */
    private static NodeFacts named(NodeFacts known, PlannedNode was, PlannedNode now, Instant at) {
        return owner(was).equals(owner(now)) ? known : NodeFactsApplier.named(known, at);
    }

    private static String owner(PlannedNode node) {
        return node.responsibility().owner().personId();
    }
}
