package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site report; its id is made on the phone, so that sending it again is recognised.
 *
 * @param observedAt when it was seen, by the phone's clock
 * @param progressPercent 0 to 100; null when it says nothing of progress
 * @param photos SHA-256 of the photos, lower-case hexadecimal
 */
public record SiteReport(
        String reportId,
        String projectId,
        String nodeId,
        Instant observedAt,
        @Nullable Integer progressPercent,
        @Nullable String note,
        List<String> photos,
        @Nullable Location location,
        String reportedBy) {
    public SiteReport {
        photos = List.copyOf(photos);
    }

    /**
     * The fact of its arrival. A phone whose clock is ahead must not outrank every later report: nothing counts as
     * observed after it was received.
     */
    public SiteReportReceived received(Instant now) {
        return new SiteReportReceived(
                reportId,
                projectId,
                nodeId,
                observedAt.isAfter(now) ? now : observedAt,
                progressPercent,
                note,
                photos,
                location,
                reportedBy,
                null,
                null,
                null,
                null,
                now);
    }
}
