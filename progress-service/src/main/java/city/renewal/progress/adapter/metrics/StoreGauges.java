package city.renewal.progress.adapter.metrics;

import city.renewal.events.Light;
import city.renewal.progress.application.Census;
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

/** Gauges of what is in the store, counted now and then, so that a scrape never waits for it. */
public final class StoreGauges implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGauges.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Census census;
    private volatile Map<Light, Integer> byLight = Map.of();
    private volatile int stopped;
    private volatile long journal;
    private volatile @Nullable CountDownLatch untilStopped;

    public StoreGauges(Census census, MeterRegistry registry) {
        this.census = census;
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

    /** Counts now. */
    public void count() {
        byLight = census.nodesByLight();
        stopped = census.stoppedProjects();
        journal = census.journalSize();
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
                    LOG.debug("The store was not counted and will be in {}", PAUSE, e);
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
