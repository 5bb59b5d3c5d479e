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
     * @param quantity how much is done, in the unit of the plan; null when the report says nothing of it
     * @param complete all photos are here; null from senders that don't know
     * @param flags what is implausible about it; null from senders that know none
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
            @Nullable Quantity quantity,
            @Nullable Boolean complete,
            @Nullable List<ReportFlag> flags,
            Instant occurredAt)
            implements SiteReportEvent {
        public SiteReportReceived {
            photos = List.copyOf(photos);
            flags = flags == null ? null : List.copyOf(flags);
        }
    }

    /**
     * A photo of the report arrived, or something else changed what is thought of it. Says nothing of progress.
     *
     * @param missingPhotos photos that have not arrived; empty: the report is complete
     * @param flags all flags that it has now
     */
    record SiteReportAssessed(
            String reportId,
            String projectId,
            String nodeId,
            List<String> missingPhotos,
            List<ReportFlag> flags,
            Instant occurredAt)
            implements SiteReportEvent {
        public SiteReportAssessed {
            missingPhotos = List.copyOf(missingPhotos);
            flags = List.copyOf(flags);
        }
    }
}
