package city.renewal.starter.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for something that other threads bring about: asks again until it holds, with a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Eventually() {}

    /** Repeats an assertion until it passes; the last failure is the test's. */
    public static void asserted(Runnable assertion) {
        asserted(() -> {
            assertion.run();
            return true;
        });
    }

    /** The same for an assertion that gives something. */
    public static <T> T asserted(Supplier<T> assertion) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                return assertion.get();
            } catch (AssertionError | RuntimeException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
