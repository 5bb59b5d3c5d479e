package city.renewal.notification.application;

import city.renewal.notification.application.alert.Decisions;
import city.renewal.notification.domain.alert.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decisions in memory. Thread-safe. */
public final class InMemoryDecisions implements Decisions {
    private final Map<String, Decision> made = new LinkedHashMap<>();
    private final Map<String, DispatchBatch> batches = new LinkedHashMap<>();
    private final Map<String, Instant> lookedAt = new HashMap<>();
    private int batchesOpened;
    private final InstantSource real;

    public InMemoryDecisions(InstantSource real) {
        this.real = real;
    }

    @Override
    public synchronized OpenedBatch openBatch(List<Decision> decisions) {
        var batchId = "round-" + ++batchesOpened;
        var ids = decisions.stream().map(Decision::decisionId).toList();
        batches.put(batchId, new DispatchBatch(batchId, real.instant(), ids));
        lookedAt.put(batchId, real.instant());
        var before = made.size();
        decisions.forEach(decision -> made.putIfAbsent(decision.decisionId(), decision));
        return new OpenedBatch(batchId, made.size() - before);
    }

    @Override
    public synchronized List<Decision> loadAll(Collection<String> decisionIds) {
        return made.values().stream()
                .filter(decision -> decisionIds.contains(decision.decisionId()))
                .toList();
    }

    @Override
    public synchronized void closeBatch(String batchId) {
        batches.remove(batchId);
    }

    @Override
    public synchronized List<DispatchBatch> openSince(Instant before, int limit) {
        return batches.values().stream()
                .filter(batch -> !touched(batch).isAfter(before))
                .sorted(Comparator.comparing(this::touched))
                .limit(limit)
                .toList();
    }

    private Instant touched(DispatchBatch batch) {
        return Objects.requireNonNull(lookedAt.get(batch.batchId()));
    }

    @Override
    public synchronized void postpone(String batchId) {
        lookedAt.put(batchId, real.instant());
    }

    /** A crash after a batch was opened, before any of its decisions was made. */
    public synchronized void openOnly(List<Decision> decisions) {
        var before = List.copyOf(made.keySet());
        openBatch(decisions);
        made.keySet().retainAll(before);
    }

    public synchronized List<Decision> all() {
        return List.copyOf(made.values());
    }
}
