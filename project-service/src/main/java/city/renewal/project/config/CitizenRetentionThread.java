package city.renewal.project.config;

import city.renewal.project.application.citizen.CitizenRetention;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Removes the personal data of citizens' reports that are closed for long enough, every ten minutes. */
final class CitizenRetentionThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CitizenRetentionThread.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final CitizenRetention retention;
    private volatile @Nullable CountDownLatch stopped;

    CitizenRetentionThread(CitizenRetention retention) {
        this.retention = retention;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("citizen-retention").start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            while (!untilStopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            retention.sweep();
        } catch (RuntimeException e) {
            LOG.warn("The removal of citizens' personal data failed and will be tried again in {}", PAUSE, e);
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
