package city.renewal.progress.config;

import city.renewal.progress.application.Sweep;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps again and again: at once while there is more than a batch, else a few times a second; after a failure later. */
final class SweepThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SweepThread.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Sweep sweep;
    private volatile @Nullable Thread thread;

    SweepThread(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("sweep").daemon().start(this::run);
    }

    private void run() {
        try {
            while (isRunning()) {
                TimeUnit.MILLISECONDS.sleep(pauseAfter().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pauseAfter() {
        try {
            return Sweep.isFull(sweep.once()) ? Duration.ZERO : PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("The sweep failed and will be tried again in {}; what is due stays due", AFTER_FAILURE, e);
            return AFTER_FAILURE;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
