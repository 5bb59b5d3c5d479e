package city.renewal.project.adapter.image;

import city.renewal.project.application.photo.Pictures;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the memory of all concurrent picture decodings. A decoding that does not get its share in time is refused, and
 * may be retried.
 */
final class DecodingBudget {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int UNIT = 1 << 20;

    private final Semaphore units;
    private final int total;

    /** @param bytes memory for all decodings together; one that needs more runs alone */
    DecodingBudget(long bytes) {
        this.total = Math.toIntExact(Math.max(1, bytes / UNIT));
        this.units = new Semaphore(total, true);
    }

    /** Acquires a share of the budget; closing releases it. */
    Share take(long bytes) {
        var wanted = Math.clamp(bytes / UNIT + 1, 1, total);
        try {
            if (!units.tryAcquire(wanted, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Pictures.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Pictures.Busy();
        }
        return () -> units.release(wanted);
    }

    /** The share of a running decoding. */
    @FunctionalInterface
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
