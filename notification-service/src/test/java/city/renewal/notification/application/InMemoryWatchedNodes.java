package city.renewal.notification.application;

import city.renewal.notification.domain.WatchedNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Nodes' standing in memory. Thread-safe. */
public final class InMemoryWatchedNodes implements WatchedNodes {
    private final Map<String, WatchedNode> nodes = new LinkedHashMap<>();

    @Override
    public synchronized List<WatchedNode> loadAll(Collection<String> keys) {
        return keys.stream().distinct().map(nodes::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized List<WatchedNode> overdue(String afterKey, int limit) {
        return nodes.values().stream()
                .filter(node -> node.isOverdue() && node.key().compareTo(afterKey) > 0)
                .sorted(Comparator.comparing(WatchedNode::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void saveAll(Collection<WatchedNode> toSave) {
        for (var node : toSave) {
            nodes.merge(node.key(), node, (old, young) -> young.sequence() > old.sequence() ? young : old);
        }
    }
}
