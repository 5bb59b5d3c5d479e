package city.renewal.project.application.photo;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes photos that are unused thirty days after they were stored, and uploads that received no bytes for seven days.
 * Their bytes are removed an hour after they were discarded, when no request can write to them any more.
 */
public final class PhotoRetention {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoRetention.class);

    static final Duration UNUSED = Duration.ofDays(30);
    static final Duration STALE = Duration.ofDays(7);
    static final Duration DISCARDED = Duration.ofHours(1);

    private final PhotoStore store;
    private final InstantSource real;

    /** @param real real time, so that a drill clock that is set ahead removes nothing */
    public PhotoRetention(PhotoStore store, InstantSource real) {
        this.store = store;
        this.real = real;
    }

    /** Runs one sweep and returns the number of removed objects. Several instances may run it at the same time. */
    public int sweep() {
        var now = real.instant();
        var removed = store.removeUnused(now.minus(UNUSED))
                + store.discardStale(now.minus(STALE))
                + store.removeDiscarded(now.minus(DISCARDED));
        if (removed > 0) {
            LOG.info("Removed {} unused photos and abandoned uploads", removed);
        }
        return removed;
    }
}
