package city.renewal.notification.application;

import city.renewal.notification.domain.NodeConcerns;
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

/** Concerns in memory. Thread-safe. */
public final class InMemoryConcerns implements Concerns {
    private final Map<String, Kept> concerns = new LinkedHashMap<>();

    @Override
    public synchronized List<NodeConcerns> loadAll(Collection<String> keys) {
        return keys.stream()
                .distinct()
                .map(concerns::get)
                .filter(Objects::nonNull)
                .map(Kept::node)
                .toList();
    }

    @Override
    public synchronized Set<String> takeTurns(Collection<Kept> kept) {
        var lost = new HashSet<String>();
        for (var each : kept) {
            var known = concerns.get(each.node().key());
            if ((known == null ? 0 : known.node().turn()) == each.node().turn() - 1) {
                concerns.put(each.node().key(), each);
            } else {
                lost.add(each.node().key());
            }
        }
        return lost;
    }

    @Override
    public synchronized void settle(Collection<Kept> kept) {
        for (var each : kept) {
            concerns.computeIfPresent(
                    each.node().key(),
                    (_, known) -> known.node().turn() == each.node().turn() ? each : known);
        }
    }

    @Override
    public synchronized List<NodeConcerns> due(Instant now, int limit) {
        return concerns.values().stream()
                .filter(each -> each.nextLookAt() != null && !each.nextLookAt().isAfter(now))
                .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.nextLookAt())))
                .limit(limit)
                .map(Kept::node)
                .toList();
    }

    @Override
    public synchronized void lookAgain(long rulesVersion, Instant now) {
        concerns.replaceAll((_, each) ->
                each.rulesVersion() == rulesVersion ? each : new Kept(each.node(), now, each.rulesVersion()));
    }

    @Override
    public synchronized Set<String> suspended(Collection<String> keys) {
        return loadAll(keys).stream()
                .filter(NodeConcerns::isSuspended)
                .map(NodeConcerns::key)
                .collect(Collectors.toSet());
    }
}
