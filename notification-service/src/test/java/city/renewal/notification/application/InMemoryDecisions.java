package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decisions in memory. Thread-safe. */
public final class InMemoryDecisions implements Decisions {
    private final Map<String, Decision> made = new LinkedHashMap<>();
    private final Map<String, Instant> unfinished = new LinkedHashMap<>();
    private final InstantSource real;

    public InMemoryDecisions(InstantSource real) {
        this.real = real;
    }

    @Override
    public synchronized int makeAll(List<Decision> decisions) {
        var before = made.size();
        for (var decision : decisions) {
            if (made.putIfAbsent(decision.decisionId(), decision) == null) {
                unfinished.put(decision.decisionId(), real.instant());
            }
        }
        return made.size() - before;
    }

    @Override
    public synchronized List<Decision> loadAll(Collection<String> decisionIds) {
        return made.values().stream()
                .filter(decision -> decisionIds.contains(decision.decisionId()))
                .toList();
    }

    @Override
    public synchronized void finishAll(Collection<String> decisionIds) {
        unfinished.keySet().removeAll(List.copyOf(decisionIds));
    }

    @Override
    public synchronized List<Decision> unfinishedSince(Instant before, int limit) {
        return unfinished.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(before))
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .limit(limit)
                .map(entry -> made.get(entry.getKey()))
                .toList();
    }

    public synchronized List<Decision> all() {
        return List.copyOf(made.values());
    }
}
