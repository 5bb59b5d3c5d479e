package city.renewal.notification.application;

import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.domain.routing.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Silences in memory. Thread-safe. */
public final class InMemorySilences implements Silences {
    private final Map<String, Silence> silences = new LinkedHashMap<>();

    private static final Comparator<Silence> OLDEST_FIRST =
            Comparator.comparing(Silence::createdAt).thenComparing(Silence::silenceId);

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
    public synchronized List<Silence> newest(@Nullable After after, int limit) {
        return silences.values().stream()
                .sorted(OLDEST_FIRST.reversed())
                .filter(silence -> after == null || isBehind(silence, after))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Silence silence, After after) {
        var order = silence.createdAt().compareTo(after.createdAt());
        return order < 0 || (order == 0 && silence.silenceId().compareTo(after.silenceId()) < 0);
    }
}
