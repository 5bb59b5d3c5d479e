package city.renewal.progress.application.history;

import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a plan and the preceding plan, by node id. Due dates are ignored: a plan does not change the
 * due date of a node that stays.
 *
 * @param first whether there was no plan before
 * @param added nodes that only the new plan has
 * @param removed nodes that only the preceding plan had
 * @param changed nodes that both plans have and that differ
 * @param kept nodes that are equal in both plans
 */
public record PlanDifference(
        boolean first, List<String> added, List<String> removed, List<String> changed, List<String> kept) {
    public PlanDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        kept = List.copyOf(kept);
    }

    /** Each list is in the order of its plan. */
    public static PlanDifference between(@Nullable Plan before, Plan after) {
        var former = byId(before);
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var kept = new ArrayList<String>();
        for (var node : after.nodes()) {
            var known = former.remove(node.nodeId());
            if (known == null) {
                added.add(node.nodeId());
            } else if (undated(known).equals(undated(node))) {
                kept.add(node.nodeId());
            } else {
                changed.add(node.nodeId());
            }
        }
        return new PlanDifference(before == null, added, List.copyOf(former.keySet()), changed, kept);
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
