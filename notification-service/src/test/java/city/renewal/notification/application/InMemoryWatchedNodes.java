package city.renewal.notification.application;

import city.renewal.notification.domain.NodeStanding;
import city.renewal.notification.domain.WatchedNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes in memory. Thread-safe. */
public final class InMemoryWatchedNodes implements WatchedNodes {
    private final Map<String, Kept> nodes = new LinkedHashMap<>();

    @Override
    public synchronized List<WatchedNode> loadAll(Collection<String> keys) {
        return keys.stream()
                .distinct()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .map(Kept::node)
                .toList();
    }

    @Override
    public synchronized Set<String> saveAll(Collection<Kept> kept) {
        var lost = new HashSet<String>();
        for (var each : kept) {
            var known = nodes.get(each.node().key());
            if ((known == null ? 0 : known.turn()) == each.turn() - 1) {
                nodes.put(each.node().key(), each);
            } else {
                lost.add(each.node().key());
            }
        }
        return lost;
    }

    @Override
    public synchronized List<WatchedNode> due(Instant now, int limit) {
        return nodes.values().stream()
                .filter(each -> each.nextLookAt() != null && !each.nextLookAt().isAfter(now))
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.nextLookAt())))
                .limit(limit)
                .map(Kept::node)
                .toList();
    }

    @Override
    public synchronized void lookAgain(long rulesVersion, Instant now) {
        nodes.replaceAll((_, each) ->
                each.rulesVersion() == rulesVersion ? each : new Kept(each.node(), now, each.rulesVersion()));
    }

    @Override
    public synchronized Set<String> suspended(Collection<String> keys) {
        return loadAll(keys).stream()
                .filter(node -> node.concerns().isSuspended())
                .map(WatchedNode::key)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized List<NodeStanding> overdue(String afterKey, int limit) {
        return nodes.values().stream()
                .map(each -> each.node().standing())
                .filter(node -> node.isOverdue() && node.key().compareTo(afterKey) > 0)
                .sorted(Comparator.comparing(NodeStanding::key))
                .limit(limit)
                .toList();
    }
}
