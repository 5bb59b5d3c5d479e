package city.renewal.progress.application;

import city.renewal.starter.security.Sight;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Overviews at most a second old, so that many who watch the same figures cost as much as one. Thread-safe. */
public final class RecentOverviews {
    private static final long FRESH = Duration.ofMillis(900).toNanos();
    private static final int MOST = 500;

    /** However many watch, they leave the store's connections to other requests. */
    private static final int MOST_AT_ONCE = 8;

    private record Key(String programme, Sight sight) {}

    private record Kept(Optional<Overview> overview, long at) {}

    private final Overviews overviews;
    private final LongSupplier nanoTime;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

    public RecentOverviews(Overviews overviews, LongSupplier nanoTime) {
        this.overviews = overviews;
        this.nanoTime = nanoTime;
    }

    public Optional<Overview> of(String programme, Sight sight) {
        var now = nanoTime.getAsLong();
        var key = new Key(programme, sight);
        var last = kept.get(key);
        if (last != null && now - last.at() < FRESH) {
            return last.overview();
        }
        if (kept.size() > MOST) {
            kept.values().removeIf(each -> now - each.at() >= FRESH);
        }
        atOnce.acquireUninterruptibly();
        Optional<Overview> overview;
        try {
            overview = overviews.of(programme, sight);
        } finally {
            atOnce.release();
        }
        kept.put(key, new Kept(overview, now));
        return overview;
    }
}
