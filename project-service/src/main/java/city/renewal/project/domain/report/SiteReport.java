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
 * A site report; its id is made on the phone, so that sending it again is recognised.
 *
 * @param observedAt when it was seen, by the phone's clock
 * @param progressPercent 0 to 100, as it was sent; null when it says nothing of progress
 * @param photos SHA-256 of the photos, lower-case hexadecimal, each once
 * @param quantity how much is done; null when it says nothing of it
 * @param sentAt when the phone sent it, by its own clock; null when it doesn't say
 * @param assessment what the platform decided about it; null in what was stored before there were assessments
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

    /** Whether it gives a reason for what it says. */
    public boolean hasReason() {
        return note != null && !note.isBlank();
    }

    /**
     * Whether the other is the same report, sent again. When it was sent is no part of it: a phone that got no answer sends the
     * same observation at another time.
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

    /** What was decided about it; for a report from before there were assessments, what was known of it then. */
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

    /** The fact of its arrival. */
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

    /** The fact of what is thought of it now. */
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
