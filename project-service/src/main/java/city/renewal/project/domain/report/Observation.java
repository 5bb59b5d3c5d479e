package city.renewal.project.domain.report;

import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The progress of a node in a counted report.
 *
 * @param observedAt never after {@code receivedAt}
 * @param percent 0 to 100
 * @param flags the report's present flags
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
