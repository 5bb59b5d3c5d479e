package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
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
    private final Map<String, Round> rounds = new LinkedHashMap<>();
    private final Map<String, Instant> lookedAt = new HashMap<>();
    private int roundsBegun;
    private final InstantSource real;

    public InMemoryDecisions(InstantSource real) {
        this.real = real;
    }

    @Override
    public synchronized Made makeAll(List<Decision> decisions) {
        var roundId = "round-" + ++roundsBegun;
        var ids = decisions.stream().map(Decision::decisionId).toList();
        rounds.put(roundId, new Round(roundId, real.instant(), ids));
        lookedAt.put(roundId, real.instant());
        var before = made.size();
        decisions.forEach(decision -> made.putIfAbsent(decision.decisionId(), decision));
        return new Made(roundId, made.size() - before);
    }

    @Override
    public synchronized List<Decision> loadAll(Collection<String> decisionIds) {
        return made.values().stream()
                .filter(decision -> decisionIds.contains(decision.decisionId()))
                .toList();
    }

    @Override
    public synchronized void end(String roundId) {
        rounds.remove(roundId);
    }

    @Override
    public synchronized List<Round> openSince(Instant before, int limit) {
        return rounds.values().stream()
                .filter(round -> !touched(round).isAfter(before))
                .sorted(Comparator.comparing(this::touched))
                .limit(limit)
                .toList();
    }

    private Instant touched(Round round) {
        return Objects.requireNonNull(lookedAt.get(round.roundId()));
    }

    @Override
    public synchronized void putOff(String roundId) {
        lookedAt.put(roundId, real.instant());
    }

    /** A crash after a round was opened, before anything was decided in it. */
    synchronized void openOnly(List<Decision> decisions) {
        var before = List.copyOf(made.keySet());
        makeAll(decisions);
        made.keySet().retainAll(before);
    }

    public synchronized List<Decision> all() {
        return List.copyOf(made.values());
    }
}
