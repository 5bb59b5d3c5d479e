package city.renewal.progress.application.history;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The visible changes of a plan against the preceding one.
 *
 * @param first whether there was no plan before
 * @param nodes the number of nodes in the plan
 */
public record PlanChange(boolean first, int nodes, Nodes added, Nodes removed, Nodes changed) {
    private static final int MOST = 50;

    /** The number of nodes, and the ids of the first {@value #MOST} of them. */
    public record Nodes(int count, List<String> nodeIds) {
        static Nodes of(List<String> ids) {
            return new Nodes(ids.size(), List.copyOf(ids.subList(0, Math.min(MOST, ids.size()))));
        }
    }

    static PlanChange visible(PlanDifference difference, Predicate<String> isVisible) {
        var added = difference.added().stream().filter(isVisible).toList();
        var changed = difference.changed().stream().filter(isVisible).toList();
        var kept = difference.kept().stream().filter(isVisible).count();
        return new PlanChange(
                difference.first(),
                added.size() + changed.size() + (int) kept,
                Nodes.of(added),
                Nodes.of(difference.removed().stream().filter(isVisible).toList()),
                Nodes.of(changed));
    }

    /** Whether a plan added, removed or changed a node. */
    static boolean concerns(PlanDifference difference, String nodeId) {
        return Stream.of(difference.added(), difference.removed(), difference.changed())
                .anyMatch(ids -> ids.contains(nodeId));
    }
}
