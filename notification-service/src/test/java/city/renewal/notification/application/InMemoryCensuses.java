package city.renewal.notification.application;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.notification.application.watchdog.Censuses;
import java.util.List;
import java.util.TreeMap;

/** Censuses in memory. Thread-safe. */
public final class InMemoryCensuses implements Censuses {
    private final TreeMap<String, OverdueCensusTaken> parts = new TreeMap<>();

    @Override
    public synchronized void keep(OverdueCensusTaken part) {
        parts.merge(
                Censuses.key(part), part, (kept, next) -> next.occurredAt().isAfter(kept.occurredAt()) ? next : kept);
        parts.values()
                .removeIf(kept -> kept.programme().equals(part.programme())
                        && kept.part() >= part.parts()
                        && !kept.occurredAt().isAfter(part.occurredAt()));
    }

    @Override
    public synchronized List<OverdueCensusTaken> after(String key, int limit) {
        return parts.tailMap(key, false).values().stream().limit(limit).toList();
    }
}
