package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one site report. Source {@code /site-reports/{reportId}}. The order among reports does not matter: a
 * report is idempotent by its id, and of two reports on a node the later observation takes precedence.
 */
public sealed interface SiteReportEvent extends RenewalEvent {
    /**
     * @param observedAt time of the observation by the phone's clock; decides between reports, with the report id as
     *     tie-breaker
     * @param progressPercent 0 to 100; null if the report does not state progress
     * @param photos SHA-256 of the photos, lower-case hexadecimal
     * @param quantity amount that is done, in the unit of the plan; null if the report does not state it
     * @param complete whether all photos have arrived; null from senders that don't know
     * @param flags implausible properties of the report; null from senders without flags
     * @param counted whether it counts for its node; false while the node is unknown and the report is held; null from
     *     senders that hold none: it counts
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
     * The report after its assessment changed: a photo arrived, a flag was added or removed, or the unknown node
     * appeared. It contains the observation, so that a reader needs no other fact of the report: of two facts about one
     * report the one with the higher sequence takes precedence.
     *
     * @param progressPercent as computed with the plan's quantity; null if the report does not state progress
     * @param missingPhotos photos that have not arrived; empty: the report is complete
     * @param flags all present flags
     * @param counted whether it counts for its node; never changes from true to false
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
