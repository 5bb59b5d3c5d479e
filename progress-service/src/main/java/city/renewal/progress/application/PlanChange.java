package city.renewal.progress.application;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a plan changed against the one before it, as far as somebody sees its nodes.
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

    static PlanChange seen(PlanDifference difference, Predicate<String> isSeen) {
        var added = difference.added().stream().filter(isSeen).toList();
        var changed = difference.changed().stream().filter(isSeen).toList();
        var kept = difference.kept().stream().filter(isSeen).count();
        return new PlanChange(
                difference.first(),
                added.size() + changed.size() + (int) kept,
                Nodes.of(added),
                Nodes.of(difference.removed().stream().filter(isSeen).toList()),
                Nodes.of(changed));
    }

    /** Whether a plan added, removed or changed a node. */
    static boolean concerns(PlanDifference difference, String nodeId) {
        return Stream.of(difference.added(), difference.removed(), difference.changed())
                .anyMatch(ids -> ids.contains(nodeId));
    }
}
