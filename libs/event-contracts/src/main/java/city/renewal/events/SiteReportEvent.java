package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one site report. Source {@code /site-reports/{reportId}}. They need no order among reports: a report is
 * idempotent by its id, and of two reports on a node the later observation holds.
 */
public sealed interface SiteReportEvent extends RenewalEvent {
    /**
     * @param observedAt when the reporter saw it, by the phone's clock; decides between reports, the report id breaks ties
     * @param progressPercent 0 to 100; null when the report says nothing of progress
     * @param photos SHA-256 of the photos, lower-case hexadecimal
     */
    record SiteReportReceived(
            String reportId,
            String projectId,
            String nodeId,
            Instant observedAt,
            @Nullable Integer progressPercent,
            @Nullable String note,
            List<String> photos,
            @Nullable Location location,
            String reportedBy,
            Instant occurredAt)
            implements SiteReportEvent {
        public SiteReportReceived {
            photos = List.copyOf(photos);
        }
    }
}
