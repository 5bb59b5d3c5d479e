package city.renewal.starter.json;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets one memory-intensive request run at a time: a request with a large body, or one that reads a compressed value.
 * Each request opens a {@link Scope} on its thread. Its first large value acquires the only permit, and closing the
 * scope releases it. Outside of a request scope (listeners, relays, sweeps) nothing waits, because each of them handles
 * one value at a time anyway.
 */
public final class MemoryPermit {
    private static final Semaphore PERMIT = new Semaphore(1, true);
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);
    private static final ThreadLocal<@Nullable Scope> SCOPE = new ThreadLocal<>();

    private MemoryPermit() {}

    /** The permit was not released within the time limit. */
    public static final class AcquireTimeout extends RuntimeException {
        private static final long serialVersionUID = 1;

        AcquireTimeout() {
            super("Too many large requests at once");
        }
    }

    /** The scope of one request. */
    public static final class Scope implements AutoCloseable {
        private boolean hasPermit;

        private void acquire() {
            if (hasPermit) {
                return;
            }
            try {
                hasPermit = PERMIT.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!hasPermit) {
                throw new AcquireTimeout();
            }
        }

        @Override
        public void close() {
            SCOPE.remove();
            if (hasPermit) {
                hasPermit = false;
                PERMIT.release();
            }
        }
    }

    public static Scope open() {
        var scope = new Scope();
        SCOPE.set(scope);
        return scope;
    }

    /** Acquires the permit, unless this thread's request holds it. */
    public static void acquire() {
        var scope = SCOPE.get();
        if (scope != null) {
            scope.acquire();
        }
    }
}
