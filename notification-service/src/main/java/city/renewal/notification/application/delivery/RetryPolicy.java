package city.renewal.notification.application.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: after {@code first · 2^(attempt − 1)}, at most {@code most}, of which a random
 * half is taken off so that what failed together does not come back together.
 *
 * @param attempts after this many the message is given up, and kept
 */
public record RetryPolicy(int attempts, Duration first, Duration most) {
    public boolean isLast(int attempt) {
        return attempt >= attempts;
    }

    /** @param attempt that failed, 1 for the first */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 30));
        var pause = doubled.compareTo(most) > 0 ? most : doubled;
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.5 + random.nextDouble() / 2)));
    }
}
