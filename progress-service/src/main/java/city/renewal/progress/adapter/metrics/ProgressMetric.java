package city.renewal.progress.adapter.metrics;

import city.renewal.starter.metrics.MetricName;

/** The service's metrics, each declared once. */
public enum ProgressMetric implements MetricName {
    APPLIED("renewal.progress.applied", "Facts applied since the start"),
    SKIPPED("renewal.progress.skipped", "Facts that came again and were passed over since the start"),
    STOPS("renewal.progress.stops", "Projects that stopped at a gap or a failure since the start, by reason"),
    RESUMED("renewal.progress.resumed", "Projects that went on after a stop since the start"),
    STOPPED("renewal.progress.stopped", "Projects that are stopped now; their later facts wait in the journal"),
    CONTENDED("renewal.progress.contended", "Documents that another writer had changed first since the start"),
    UNSOUND_PLANS("renewal.progress.unsound", "Evaluations of plans that the schedule engine refused since the start"),
    DUE("renewal.progress.due", "Projects that the last sweep found due"),
    NODES("renewal.progress.nodes", "Nodes by light"),
    JOURNAL("renewal.progress.journal", "Facts in the journal"),
    READERS("renewal.progress.readers", "Open live streams"),
    DELAY("renewal.progress.delay", "From the decision of a fact, in real time, to the lists that show it");

    private final String id;
    private final String description;

    ProgressMetric(String id, String description) {
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
