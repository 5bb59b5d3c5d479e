package city.renewal.starter.metrics;

/** Metrics that every service publishes. */
public enum StarterMetric implements MetricName {
    OUTBOX_LAG("renewal.outbox.lag", "How long the oldest unpublished fact has waited, in seconds"),
    OUTBOX_PUBLISHED("renewal.outbox.published", "Facts published since the start"),
    DEAD_LETTERS("renewal.events.dead", "Unreadable messages sent to a dead-letter topic since the start");

    private final String id;
    private final String description;

    StarterMetric(String id, String description) {
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
