package city.renewal.project.domain.report;

import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a counted report said of a node's progress.
 *
 * @param observedAt never after {@code receivedAt}
 * @param percent 0 to 100
 * @param flags that the report has now
 */
public record Observation(
        String reportId, Instant observedAt, Instant receivedAt, int percent, List<ReportFlag> flags) {
    /** Earlier observations first; the report id breaks ties. */
    public static final Comparator<Observation> ORDER =
            Comparator.comparing(Observation::observedAt).thenComparing(Observation::reportId);

    public Observation {
        flags = List.copyOf(flags);
    }
}
