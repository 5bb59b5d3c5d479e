package city.renewal.progress.application;

/** Told of what the fold does, for whoever watches it. */
public interface FoldMetrics {
    FoldMetrics NONE = new FoldMetrics() {};

    default void applied(int facts) {}

    default void skipped(int facts) {}

    /** A project stopped. */
    default void stopped(Stop.Reason reason) {}

    /** A project went on. */
    default void resumed() {}

    /** Somebody else wrote the documents first; they were read again. */
    default void contended(int projects) {}

    /** The engine refused a plan. */
    default void unsoundPlan() {}
}
