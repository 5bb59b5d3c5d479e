package city.renewal.project.config;

import city.renewal.project.application.photo.PhotoAnnouncements;
import city.renewal.project.application.photo.PhotoRetention;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Announces photos that a crash left unannounced, every half a minute, and removes what nobody needs, every half an hour. */
final class PhotoSweepThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoSweepThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int REMOVE_EVERY = 60;

    private final PhotoAnnouncements announcements;
    private final PhotoRetention retention;
    private volatile @Nullable CountDownLatch stopped;

    PhotoSweepThread(PhotoAnnouncements announcements, PhotoRetention retention) {
        this.announcements = announcements;
        this.retention = retention;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("photo-sweep").start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            for (int n = 1; !untilStopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); n++) {
                sweep(n % REMOVE_EVERY == 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep(boolean isToRemove) {
        try {
            announcements.retry();
            var removed = isToRemove ? retention.sweep() : 0;
            if (removed > 0) {
                LOG.info("{} unused photos and abandoned uploads were removed", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("The sweep of photos failed and will be tried again in {}", PAUSE, e);
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
