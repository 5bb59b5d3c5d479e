package city.renewal.starter.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a condition by polling it until a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Eventually() {}

    /** A condition that throws an {@link AssertionError} while it does not hold. */
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /** A condition that returns a value once it holds. */
    @FunctionalInterface
    public interface Lookup<T> {
        T find() throws Exception;
    }

    public static void eventually(Assertion assertion) {
        found(() -> {
            assertion.check();
            return true;
        });
    }

    public static <T> T found(Lookup<T> lookup) {
        var until = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                return lookup.find();
            } catch (AssertionError | Exception e) {
                if (System.nanoTime() > until) {
                    throw new AssertionError("Did not come to hold within " + DEADLINE, e);
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
            throw new AssertionError(e);
        }
    }
}
