package city.renewal.project.domain.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a cycle of predecessors. */
final class PlanCycle {

    private PlanCycle() {}

    /**
     * Repeatedly removes nodes without predecessors (Kahn's algorithm). Following predecessors from any remaining node
     * then finds a cycle.
     *
     * @return the nodes of one cycle in the order of their dependencies; empty if there is none
     */
    static List<String> find(Map<String, List<String>> predecessorsByNode) {
        var left = nodesInCycles(predecessorsByNode);
        if (left.isEmpty()) {
            return List.of();
        }
        var path = new ArrayList<String>();
        var node = left.iterator().next();
        while (!path.contains(node)) {
            path.add(node);
            node = predecessorsByNode.getOrDefault(node, List.of()).stream()
                    .filter(left::contains)
                    .findFirst()
                    .orElseThrow();
        }
        return List.copyOf(path.subList(path.indexOf(node), path.size()));
    }

    private static Set<String> nodesInCycles(Map<String, List<String>> predecessorsByNode) {
        Map<String, Integer> waitsFor = new HashMap<>();
        Map<String, List<String>> successors = new HashMap<>();
        predecessorsByNode.forEach((node, predecessors) -> {
            waitsFor.put(node, predecessors.size());
            predecessors.forEach(predecessor -> successors
                    .computeIfAbsent(predecessor, ignored -> new ArrayList<>())
                    .add(node));
        });
        var free = new ArrayDeque<String>();
        waitsFor.forEach((node, count) -> {
            if (count == 0) {
                free.add(node);
            }
        });
        var left = new HashSet<>(waitsFor.keySet());
        while (!free.isEmpty()) {
            var node = free.remove();
            left.remove(node);
            for (var successor : successors.getOrDefault(node, List.of())) {
                if (waitsFor.merge(successor, -1, Integer::sum) == 0) {
                    free.add(successor);
                }
            }
        }
        return left;
    }
}
