package city.renewal.progress.config;

import city.renewal.progress.application.TakeCensus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes a census again and again, with a pause of real time that is much longer than a census takes. */
final class CensusThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CensusThread.class);

    /** The pause in times of what a census took: it takes a thirtieth of a processor at most. */
    private static final int REST = 30;

    private final TakeCensus census;
    private final Duration every;
    private volatile @Nullable CountDownLatch stopped;

    CensusThread(TakeCensus census, Duration every) {
        this.census = census;
        this.every = every;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name("census").start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            var pause = every.toNanos();
            while (!untilStopped.await(pause, TimeUnit.NANOSECONDS)) {
                var began = System.nanoTime();
                take();
                pause = Math.max(every.toNanos(), REST * (System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() {
        try {
            census.take();
        } catch (RuntimeException e) {
            LOG.warn("A census failed; the next one says the same", e);
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
