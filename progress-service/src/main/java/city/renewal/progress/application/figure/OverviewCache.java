package city.renewal.progress.application.figure;

import city.renewal.starter.security.Visibility;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Caches overviews for about a second, so that many clients of the same figures cost as much as one. Thread-safe. */
public final class OverviewCache {
    private static final long FRESH = Duration.ofMillis(900).toNanos();
    private static final int CAPACITY = 500;

    /** Limits concurrent computations, so that the store connections remain available to other requests. */
    private static final int MAX_CONCURRENT = 8;

    private record Key(String programme, Visibility visibility) {}

    private record CachedOverview(Optional<Overview> overview, long at) {}

    private final Overviews overviews;
    private final LongSupplier nanoTime;
    private final Map<Key, CachedOverview> entries = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    public OverviewCache(Overviews overviews, LongSupplier nanoTime) {
        this.overviews = overviews;
        this.nanoTime = nanoTime;
    }

    public Optional<Overview> of(String programme, Visibility visibility) {
        var now = nanoTime.getAsLong();
        var key = new Key(programme, visibility);
        var last = entries.get(key);
        if (last != null && now - last.at() < FRESH) {
            return last.overview();
        }
        if (entries.size() > CAPACITY) {
            entries.values().removeIf(each -> now - each.at() >= FRESH);
        }
        permits.acquireUninterruptibly();
        Optional<Overview> overview;
        try {
            overview = overviews.of(programme, visibility);
        } finally {
            permits.release();
        }
        entries.put(key, new CachedOverview(overview, now));
        return overview;
    }
}
