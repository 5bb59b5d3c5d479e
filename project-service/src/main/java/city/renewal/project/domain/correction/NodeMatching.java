package city.renewal.project.domain.correction;

import city.renewal.events.PlannedNode;
import city.renewal.project.domain.ledger.LedgerNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches the rows of a ledger with the existing nodes of a plan.
 *
 * <ol>
 *   <li>By the row's node code.
 *   <li>Without a code: by name, if exactly one row and one node have this name.
 *   <li>Otherwise by the row's position in the project; the node was renamed then.
 *   <li>Otherwise there is no match: the row adds a node under an unused code.
 * </ol>
 */
final class NodeMatching {
    private final Map<String, PlannedNode> known = new HashMap<>();
    private final Map<LedgerNode, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private NodeMatching(List<PlannedNode> nodes) {
        nodes.forEach(node -> known.put(node.nodeId(), node));
    }

    static NodeMatching of(List<LedgerNode> rows, List<PlannedNode> nodes) {
        var matches = new NodeMatching(nodes);
        rows.stream().filter(row -> row.code() != null).forEach(row -> matches.take(row, row.nodeId()));
        var open = rows.stream().filter(row -> row.code() == null).toList();
        open.forEach(row -> matches.byName(row, open, nodes));
        open.forEach(matches::byPlace);
        open.forEach(matches::fresh);
        return matches;
    }

    /** The id of the row's node, existing or new. */
    String id(LedgerNode row) {
        return ids.getOrDefault(row, row.nodeId());
    }

    /** The existing node; null: the row adds a node. */
    @Nullable
    PlannedNode known(LedgerNode row) {
        return known.get(id(row));
    }

    boolean isNamed(PlannedNode node) {
        return taken.contains(node.nodeId());
    }

    private void take(LedgerNode row, String id) {
        ids.put(row, id);
        taken.add(id);
    }

    private void byName(LedgerNode row, List<LedgerNode> open, List<PlannedNode> nodes) {
        var name = StatedColumns.plain(row.name());
        var named = nodes.stream()
                .filter(node -> !taken.contains(node.nodeId()))
                .filter(node -> StatedColumns.plain(node.name()).equals(name))
                .toList();
        long rowsOfThatName = open.stream()
                .filter(other -> StatedColumns.plain(other.name()).equals(name))
                .count();
        if (named.size() == 1 && rowsOfThatName == 1) {
            take(row, named.getFirst().nodeId());
        }
    }

    private void byPlace(LedgerNode row) {
        if (!ids.containsKey(row) && known.containsKey(row.nodeId()) && !taken.contains(row.nodeId())) {
            take(row, row.nodeId());
        }
    }

    private void fresh(LedgerNode row) {
        if (ids.containsKey(row)) {
            return;
        }
        var id = row.nodeId();
        for (int n = 1; taken.contains(id) || known.containsKey(id); n++) {
            id = "n" + n;
        }
        take(row, id);
    }
}
