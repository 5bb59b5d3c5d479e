package city.renewal.progress.config;

import city.renewal.progress.application.fold.Sweep;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the sweep repeatedly: at once after a full batch, otherwise several times a second, and after a longer pause
 * when it failed.
 */
final class SweepThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SweepThread.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Sweep sweep;
    private volatile @Nullable CountDownLatch stopped;
    private volatile int lastDue;

    SweepThread(Sweep sweep) {
        this.sweep = sweep;
    }

    /** The number of documents that the last sweep found due. */
    int lastDue() {
        return lastDue;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofPlatform().name("sweep").daemon().start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            var isStopped = false;
            while (!isStopped) {
                isStopped = untilStopped.await(pauseAfter().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pauseAfter() {
        try {
            lastDue = sweep.runOnce();
            return Sweep.isFull(lastDue) ? Duration.ZERO : PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("The sweep failed and is retried in {}; due documents stay due", AFTER_FAILURE, e);
            return AFTER_FAILURE;
        }
    }

    @Override
    public void stop() {
        var running = stopped;
        stopped = null;
        if (running != null) {
            running.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }
}
