package city.renewal.starter.metrics;

/** Name and description of a metric. Each service declares its metrics in an enum that implements this interface. */
public interface MetricName {
    /** {@code renewal.<service>.<thing>}. */
    String id();

    /** What it counts or measures, and its unit. */
    String description();
}
