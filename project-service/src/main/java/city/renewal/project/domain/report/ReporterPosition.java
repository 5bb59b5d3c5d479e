package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;

/** Where a reporter was when they made a report. */
public record ReporterPosition(
        String reportId, String projectId, Instant observedAt, Location location, List<ReportFlag> flags) {
    public ReporterPosition {
        flags = List.copyOf(flags);
    }

    /** The same report, made elsewhere. */
    public ReporterPosition at(Location place) {
        return new ReporterPosition(reportId, projectId, observedAt, place, flags);
    }
}
