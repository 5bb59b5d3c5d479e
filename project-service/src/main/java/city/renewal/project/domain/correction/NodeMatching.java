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
 * Which known node each row of a ledger stands for.
 *
 * <ol>
 *   <li>The one with the code that the row gives.
 *   <li>Of rows that give none: the one with the row's name, where one row and one node have it.
 *   <li>Else the one that the row's place in the project stands for, which then has got another name.
 *   <li>Else none: the row adds a node, under a code that is free.
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

    /** The id of the row's node, known or new. */
    String id(LedgerNode row) {
        return ids.getOrDefault(row, row.nodeId());
    }

    /** The node as it is known; null: the row adds it. */
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
