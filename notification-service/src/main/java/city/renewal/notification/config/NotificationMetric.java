package city.renewal.notification.config;

import city.renewal.starter.metrics.MetricName;

/** This service's metrics. */
public enum NotificationMetric implements MetricName {
    OPEN_ALERTS(
            "renewal.notification.alerts",
            "Open alerts, by the level that they have reached; 0: held back, nobody was told yet"),
    DECISIONS("renewal.notification.decisions", "Decisions to tell somebody made since the start"),
    DELIVERIES("renewal.notification.deliveries", "Attempts to deliver since the start, by channel and outcome"),
    READERS("renewal.notification.readers", "Who has their inbox open, as streams"),
    UNALERTED(
            "renewal.notification.unalerted",
            "Overdue nodes without an open alert at the watchdog's last look: anything but zero is a fault"),
    UNREACHED(
            "renewal.notification.unreached",
            "Open alerts that reached nobody at the watchdog's last look: anything but zero is a fault"),
    STALE(
            "renewal.notification.stale",
            "Open alerts of nodes that the lists no longer have as overdue, at the watchdog's last look: anything but zero is a fault"),
    SWEEP_LAG(
            "renewal.notification.escalation.lag",
            "How long the longest waiting step had been due at the last sweep, in seconds of domain time");

    private final String id;
    private final String description;

    NotificationMetric(String id, String description) {
        this.id = id;
        this.description = description;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }
}
