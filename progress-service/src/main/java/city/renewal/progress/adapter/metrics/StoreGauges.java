package city.renewal.progress.adapter.metrics;

import city.renewal.events.Light;
import city.renewal.progress.application.figure.StoreCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/** Gauges over the store, which a scrape reads from memory: somebody calls {@link #count} from time to time. */
public final class StoreGauges {
    private final StoreCounts counts;
    private volatile Map<Light, Integer> byLight = Map.of();
    private volatile int stopped;
    private volatile long journal;

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
}
