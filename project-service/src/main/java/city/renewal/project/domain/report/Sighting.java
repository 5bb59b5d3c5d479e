package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;

/** Where a reporter was when they made a report. */
public record Sighting(
        String reportId, String projectId, Instant observedAt, Location location, List<ReportFlag> flags) {
    public Sighting {
        flags = List.copyOf(flags);
    }

    /** The same report, made elsewhere. */
    public Sighting at(Location place) {
        return new Sighting(reportId, projectId, observedAt, place, flags);
    }
}
