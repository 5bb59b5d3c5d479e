package city.renewal.acceptance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks until it holds, or fails saying what did not. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** Something that is asked again and again. */
    interface Question {
        boolean isAnswered() throws Exception;
    }

    static void holds(String what, Duration patience, Question question) {
        var until = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < until) {
            try {
                if (question.isAnswered()) {
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
        throw new AssertionError("Not within %s: %s".formatted(patience, what), last);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
