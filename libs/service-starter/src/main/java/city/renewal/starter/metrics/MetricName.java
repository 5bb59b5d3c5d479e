package city.renewal.starter.metrics;

/** A metric, declared once: a service lists its own in an enum that implements this. */
public interface MetricName {
    /** {@code renewal.<service>.<thing>}. */
    String id();

    /** What it counts or measures, and its unit. */
    String description();
}
