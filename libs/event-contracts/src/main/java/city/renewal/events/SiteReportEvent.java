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
     * @param counted whether it counts for its node; false while the node is unknown and the report is held; null from senders
     *     that hold none: it counts
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
            @Nullable Boolean counted,
            Instant occurredAt)
            implements SiteReportEvent {
        public SiteReportReceived {
            photos = List.copyOf(photos);
            flags = flags == null ? null : List.copyOf(flags);
        }
    }

    /**
     * The report as it stands after something changed what is thought of it: a photo arrived, a flag came or went, or the node
     * that it waited for appeared. It repeats the observation, so that a reader needs no other fact of the report: of two
     * facts about one report the one with the higher sequence holds.
     *
     * @param progressPercent as decided with the plan's quantity; null when the report says nothing of progress
     * @param missingPhotos photos that have not arrived; empty: the report is complete
     * @param flags all flags that it has now
     * @param counted whether it counts for its node; once true it stays so
     */
    record SiteReportAssessed(
            String reportId,
            String projectId,
            String nodeId,
            Instant observedAt,
            @Nullable Integer progressPercent,
            @Nullable Quantity quantity,
            @Nullable Location location,
            String reportedBy,
            List<String> missingPhotos,
            List<ReportFlag> flags,
            boolean counted,
            Instant occurredAt)
            implements SiteReportEvent {
        public SiteReportAssessed {
            missingPhotos = List.copyOf(missingPhotos);
            flags = List.copyOf(flags);
        }
    }
}
