package city.renewal.progress.adapter.metrics;

import city.renewal.progress.application.fold.FoldMetrics;
import city.renewal.progress.application.state.FoldStop;
import city.renewal.starter.events.FactDelayListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Metrics of the fold: counters, and the delay from the decision of a fact until the lists show it. */
public final class FoldMeters implements FoldMetrics, FactDelayListener {
    private final Counter applied;
    private final Counter skipped;
    private final Counter resumed;
    private final Counter contended;
    private final Counter unsound;
    private final Map<FoldStop.Reason, Counter> stops = new EnumMap<>(FoldStop.Reason.class);
    private final Timer delay;
    private final InstantSource real;

    public FoldMeters(MeterRegistry registry, InstantSource real) {
        this.real = real;
        applied = counter(registry, ProgressMetric.APPLIED);
        skipped = counter(registry, ProgressMetric.SKIPPED);
        resumed = counter(registry, ProgressMetric.RESUMED);
        contended = counter(registry, ProgressMetric.CONTENDED);
        unsound = counter(registry, ProgressMetric.UNSOUND_PLANS);
        for (var reason : FoldStop.Reason.values()) {
            stops.put(
                    reason,
                    Counter.builder(ProgressMetric.STOPS.id())
                            .description(ProgressMetric.STOPS.description())
                            .tag("reason", reason.name())
                            .register(registry));
        }
        delay = Timer.builder(ProgressMetric.DELAY.id())
                .description(ProgressMetric.DELAY.description())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, ProgressMetric metric) {
        return Counter.builder(metric.id()).description(metric.description()).register(registry);
    }

    @Override
    public void applied(int facts) {
        applied.increment(facts);
    }

    @Override
    public void skipped(int facts) {
        skipped.increment(facts);
    }

    @Override
    public void stopped(FoldStop.Reason reason) {
        var counter = stops.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void resumed() {
        resumed.increment();
    }

    @Override
    public void contended(int projects) {
        contended.increment(projects);
    }

    @Override
    public void unsoundPlan() {
        unsound.increment();
    }

    @Override
    public void handled(Instant decidedAt) {
        var passed = Duration.between(decidedAt, real.instant());
        delay.record(passed.isNegative() ? Duration.ZERO : passed);
    }
}
