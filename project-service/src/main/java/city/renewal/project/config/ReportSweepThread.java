package city.renewal.project.config;

import city.renewal.project.application.report.ReportSweep;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps the site reports that wait, about once a second; every thirtieth time those that wait for photos too. */
final class ReportSweepThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSweepThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int PHOTOS_EVERY = 30;

    private final ReportSweep sweep;
    private volatile @Nullable CountDownLatch stopped;

    ReportSweepThread(ReportSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofPlatform().name("site-report-sweep").daemon().start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            var isStopped = false;
            for (int pass = 0; !isStopped; pass++) {
                isStopped = untilStopped.await(pauseAfter(pass).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pauseAfter(int pass) {
        try {
            sweep.once();
            sweep.compareFoundLate();
            if (pass % PHOTOS_EVERY == 0) {
                sweep.findArrivedPhotos();
            }
            return PAUSE;
        } catch (RuntimeException e) {
            LOG.warn("The sweep of site reports failed and will be tried again in {}", AFTER_FAILURE, e);
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
