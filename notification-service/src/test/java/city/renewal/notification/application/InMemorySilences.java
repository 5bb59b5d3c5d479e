package city.renewal.notification.application;

import city.renewal.notification.domain.rules.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Silences in memory. Thread-safe. */
public final class InMemorySilences implements Silences {
    private final Map<String, Silence> silences = new LinkedHashMap<>();

    @Override
    public synchronized void save(Silence silence) {
        silences.put(silence.silenceId(), silence);
    }

    @Override
    public synchronized Optional<Silence> load(String silenceId) {
        return Optional.ofNullable(silences.get(silenceId));
    }

    @Override
    public synchronized List<Silence> endingAfter(Instant now) {
        return silences.values().stream()
                .filter(silence -> silence.endsAt().isAfter(now))
                .toList();
    }

    @Override
    public synchronized List<Silence> newest(int limit) {
        return silences.values().stream()
                .sorted(Comparator.comparing(Silence::createdAt)
                        .thenComparing(Silence::silenceId)
                        .reversed())
                .limit(limit)
                .toList();
    }
}
