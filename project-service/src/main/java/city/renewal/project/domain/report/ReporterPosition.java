package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.ReportFlag;
import java.time.Instant;
import java.util.List;

/** The position of a reporter at the time of a report. */
public record ReporterPosition(
        String reportId, String projectId, Instant observedAt, Location location, List<ReportFlag> flags) {
    public ReporterPosition {
        flags = List.copyOf(flags);
    }

    /** Returns the same report at another position. */
    public ReporterPosition at(Location place) {
        return new ReporterPosition(reportId, projectId, observedAt, place, flags);
    }
}
