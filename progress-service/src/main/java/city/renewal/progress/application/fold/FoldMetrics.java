package city.renewal.progress.application.fold;

import city.renewal.progress.application.state.FoldStop;

/** Receives the metrics of the fold. */
public interface FoldMetrics {
    FoldMetrics NONE = new FoldMetrics() {};

    default void applied(int facts) {}

    default void skipped(int facts) {}

    /** A project stopped. */
    default void stopped(FoldStop.Reason reason) {}

    /** A stopped project continues. */
    default void resumed() {}

    /** Another writer changed documents first; they are read again. */
    default void contended(int projects) {}

    /** The schedule engine rejected a plan. */
    default void unsoundPlan() {}
}
