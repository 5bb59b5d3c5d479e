package city.renewal.acceptance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Polls a condition until it holds, or fails with its description. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** A condition that is polled. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void holds(String what, Duration timeout, Condition condition) {
        var until = System.nanoTime() + timeout.toNanos();
        Throwable last = null;
        while (System.nanoTime() < until) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (Exception | AssertionError e) {
                last = e;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        throw new AssertionError("Not within %s: %s".formatted(timeout, what), last);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
