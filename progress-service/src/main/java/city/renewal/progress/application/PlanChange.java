package city.renewal.progress.application;

import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a plan changed against the one before it, as far as somebody sees its nodes. Due dates do not count: no plan moves the
 * due date of a node that stays.
 *
 * @param first whether there was no plan before
 * @param nodes how many nodes the plan has
 */
public record PlanChange(boolean first, int nodes, Nodes added, Nodes removed, Nodes changed) {
    private static final int MOST = 50;

    /** How many nodes, and the ids of the first {@value #MOST} of them. */
    public record Nodes(int count, List<String> nodeIds) {
        static Nodes of(List<String> ids) {
            return new Nodes(ids.size(), List.copyOf(ids.subList(0, Math.min(MOST, ids.size()))));
        }
    }

    /** A change, and the ids of all nodes that it touches. */
    record Touching(PlanChange change, Set<String> nodeIds) {}

    static Touching between(@Nullable Plan before, Plan after, Predicate<String> isSeen) {
        var former = byId(before);
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var seen = 0;
        for (var node : after.nodes()) {
            var known = former.remove(node.nodeId());
            if (isSeen.test(node.nodeId())) {
                seen++;
                if (known == null) {
                    added.add(node.nodeId());
                } else if (!undated(known).equals(undated(node))) {
                    changed.add(node.nodeId());
                }
            }
        }
        var removed = former.keySet().stream().filter(isSeen).toList();
        var touched = new HashSet<>(added);
        touched.addAll(removed);
        touched.addAll(changed);
        var change = new PlanChange(before == null, seen, Nodes.of(added), Nodes.of(removed), Nodes.of(changed));
        return new Touching(change, touched);
    }

    private static Map<String, PlannedNode> byId(@Nullable Plan plan) {
        var nodes = new LinkedHashMap<String, PlannedNode>();
        if (plan != null) {
            plan.nodes().forEach(node -> nodes.put(node.nodeId(), node));
        }
        return nodes;
    }

    private static PlannedNode undated(PlannedNode node) {
        return node.due(LocalDate.EPOCH, 0);
    }
}
