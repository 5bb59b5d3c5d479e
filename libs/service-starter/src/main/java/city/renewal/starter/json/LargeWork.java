package city.renewal.starter.json;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that need much memory pass one at a time: those with a large body, and those that read a packed value. A request is
 * a {@link Scope} on its thread; the first large thing in it waits for its turn and keeps it until the scope ends. Outside of
 * requests (listeners, relays, sweeps) nothing waits: each of them does one thing at a time anyway.
 */
public final class LargeWork {
    private static final Semaphore TURN = new Semaphore(1, true);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ThreadLocal<@Nullable Scope> SCOPE = new ThreadLocal<>();

    private LargeWork() {}

    /** Others had the turn for too long. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("Too many large requests at once");
        }
    }

    /** One request. */
    public static final class Scope implements AutoCloseable {
        private boolean hasTurn;

        private void take() {
            if (hasTurn) {
                return;
            }
            try {
                hasTurn = TURN.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!hasTurn) {
                throw new Busy();
            }
        }

        @Override
        public void close() {
            SCOPE.remove();
            if (hasTurn) {
                hasTurn = false;
                TURN.release();
            }
        }
    }

    public static Scope open() {
        var scope = new Scope();
        SCOPE.set(scope);
        return scope;
    }

    /** Waits for the turn, unless the thread's request has it. */
    public static void begin() {
        var scope = SCOPE.get();
        if (scope != null) {
            scope.take();
        }
    }
}
