package city.renewal.notification.config;

import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.domain.recipient.EscalationLevel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Records this service's metrics. */
final class Metrics {
    private final MeterRegistry registry;
    private final AlertQueries alerts;
    private final Counter decisions;
    private volatile Map<Integer, Integer> openByLevel = Map.of();
    private volatile int unalerted;
    private volatile int unreached;
    private volatile int stale;
    private volatile Duration lag = Duration.ZERO;

    Metrics(MeterRegistry registry, AlertQueries alerts) {
        this.registry = registry;
        this.alerts = alerts;
        this.decisions = Counter.builder(NotificationMetric.DECISIONS.id())
                .description(NotificationMetric.DECISIONS.description())
                .register(registry);
        for (var level = 0; level <= EscalationLevel.values().length; level++) {
            int reached = level;
            Gauge.builder(NotificationMetric.OPEN_ALERTS.id(), this, m -> m.openByLevel.getOrDefault(reached, 0))
                    .description(NotificationMetric.OPEN_ALERTS.description())
                    .tag("level", Integer.toString(reached))
                    .register(registry);
        }
        Gauge.builder(NotificationMetric.UNALERTED.id(), this, m -> m.unalerted)
                .description(NotificationMetric.UNALERTED.description())
                .register(registry);
        Gauge.builder(NotificationMetric.UNREACHED.id(), this, m -> m.unreached)
                .description(NotificationMetric.UNREACHED.description())
                .register(registry);
        Gauge.builder(NotificationMetric.STALE.id(), this, m -> m.stale)
                .description(NotificationMetric.STALE.description())
                .register(registry);
        Gauge.builder(NotificationMetric.SWEEP_LAG.id(), this, m -> m.lag.toMillis() / 1000.0)
                .description(NotificationMetric.SWEEP_LAG.description())
                .baseUnit("seconds")
                .register(registry);
    }

    void decided(int made) {
        decisions.increment(made);
    }

    void swept(Escalate.SweepResult swept) {
        decided(swept.made());
        lag = swept.lag();
    }

    void checked(Watchdog.Finding finding) {
        unalerted = finding.unalerted();
        unreached = finding.unreached();
        stale = finding.stale();
    }

    void countOpenAlerts() {
        openByLevel = alerts.openByLevel();
    }

    void posted(Delivery delivery, MessageSender.Outcome outcome) {
        var name = switch (outcome) {
            case MessageSender.Outcome.Delivered _ -> "delivered";
            case MessageSender.Outcome.Failed _ -> "failed";
            case MessageSender.Outcome.Refused _ -> "refused";
        };
        deliveries(delivery.channel().name().toLowerCase(Locale.ROOT), name).increment();
    }

    /** Wraps a channel so that its messages are counted as delivered. */
    Channel counting(String name, Channel channel) {
        var taken = deliveries(name, "delivered");
        return messages -> {
            channel.takeAll(messages);
            taken.increment(messages.size());
        };
    }

    private Counter deliveries(String channel, String outcome) {
        return Counter.builder(NotificationMetric.DELIVERIES.id())
                .description(NotificationMetric.DELIVERIES.description())
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry);
    }
}
