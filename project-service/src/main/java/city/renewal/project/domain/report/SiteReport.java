package city.renewal.project.domain.report;

import city.renewal.events.Location;
import city.renewal.events.Quantity;
import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A site report. The phone generates its id, so that a retry is recognised.
 *
 * @param observedAt observation time, by the phone's clock
 * @param progressPercent the reported progress, 0 to 100; null: none
 * @param photos SHA-256 of the photos, lower-case hexadecimal, each once
 * @param quantity the completed quantity; null: none
 * @param sentAt time of sending, by the phone's clock; null: unknown
 * @param assessment the platform's assessment; null in older documents
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
        String reportedBy,
        @Nullable Quantity quantity,
        @Nullable Instant sentAt,
        @Nullable Assessment assessment) {
    public SiteReport {
        photos = List.copyOf(photos);
    }

    /** Whether it has a note with a reason. */
    public boolean hasReason() {
        return note != null && !note.isBlank();
    }

    /**
     * Whether the other report is a retry of this one. The time of sending is ignored, because a phone without a
     * response sends the report again later.
     */
    public boolean isSentAgainBy(SiteReport other) {
        return reportId.equals(other.reportId)
                && projectId.equals(other.projectId)
                && nodeId.equals(other.nodeId)
                && observedAt.equals(other.observedAt)
                && Objects.equals(progressPercent, other.progressPercent)
                && Objects.equals(note, other.note)
                && photos.equals(other.photos)
                && Objects.equals(location, other.location)
                && reportedBy.equals(other.reportedBy)
                && isSame(quantity, other.quantity);
    }

    private static boolean isSame(@Nullable Quantity one, @Nullable Quantity other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.unit().equals(other.unit()) && one.amount().compareTo(other.amount()) == 0;
    }

    /** The assessment; for older documents, one that is derived from the report itself. */
    public Assessment assessed() {
        return assessment != null
                ? assessment
                : new Assessment(
                        observedAt,
                        observedAt,
                        progressPercent,
                        CountingStatus.COUNTED,
                        photos,
                        List.of(),
                        location,
                        null,
                        List.of(),
                        List.of(),
                        null);
    }

    public SiteReport with(Assessment next) {
        return new SiteReport(
                reportId,
                projectId,
                nodeId,
                observedAt,
                progressPercent,
                note,
                photos,
                location,
                reportedBy,
                quantity,
                sentAt,
                next);
    }

    /** The event of its receipt. */
    public SiteReportReceived received() {
        var decided = assessed();
        return new SiteReportReceived(
                reportId,
                projectId,
                nodeId,
                decided.observedAt(),
                decided.progressPercent(),
                note,
                photos,
                decided.location(),
                reportedBy,
                quantity,
                decided.isComplete(),
                decided.flags(),
                decided.isCounted(),
                decided.receivedAt());
    }

    /** The event of its present assessment. */
    public SiteReportAssessed assessed(Instant now) {
        var decided = assessed();
        return new SiteReportAssessed(
                reportId,
                projectId,
                nodeId,
                decided.observedAt(),
                decided.progressPercent(),
                quantity,
                decided.location(),
                reportedBy,
                decided.missingPhotos(),
                decided.flags(),
                decided.isCounted(),
                now);
    }
}
