package city.renewal.progress.adapter.metrics;

import city.renewal.events.Light;
import city.renewal.progress.application.figure.StoreCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Gauges over the store, refreshed in the background so that a scrape never waits for the store. */
public final class StoreGauges implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGauges.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final StoreCounts counts;
    private volatile Map<Light, Integer> byLight = Map.of();
    private volatile int stopped;
    private volatile long journal;
    private volatile @Nullable CountDownLatch untilStopped;

    public StoreGauges(StoreCounts counts, MeterRegistry registry) {
        this.counts = counts;
        for (var light : Light.values()) {
            Gauge.builder(ProgressMetric.NODES.id(), this, it -> it.byLight.getOrDefault(light, 0))
                    .description(ProgressMetric.NODES.description())
                    .tag("light", light.name())
                    .register(registry);
        }
        Gauge.builder(ProgressMetric.STOPPED.id(), this, it -> it.stopped)
                .description(ProgressMetric.STOPPED.description())
                .register(registry);
        Gauge.builder(ProgressMetric.JOURNAL.id(), this, it -> it.journal)
                .description(ProgressMetric.JOURNAL.description())
                .register(registry);
    }

    /** Refreshes all values immediately. */
    public void count() {
        byLight = counts.nodesByLight();
        stopped = counts.stoppedProjects();
        journal = counts.journalSize();
    }

    @Override
    public void start() {
        var latch = new CountDownLatch(1);
        untilStopped = latch;
        Thread.ofVirtual().name("store-gauges").start(() -> run(latch));
    }

    private void run(CountDownLatch latch) {
        try {
            while (!latch.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    count();
                } catch (RuntimeException e) {
                    LOG.debug("Counting the store failed and is retried in {}", PAUSE, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var latch = untilStopped;
        untilStopped = null;
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return untilStopped != null;
    }
}
