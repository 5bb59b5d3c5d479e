package city.renewal.progress.domain;

import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the site reports on one node come to: the latest observation, and the latest that says how far the work is.
 *
 * <p>Later observation wins, the greater report id breaks ties. Taking the maximum twice is the same as once, in any
 * order: so reports may arrive late, twice and out of order.
 */
public record LatestReport(
        String nodeId,
        String reportId,
        Instant observedAt,
        @Nullable String progressReportId,
        @Nullable Instant progressObservedAt,
        @Nullable Integer progressPercent) {

    public static LatestReport of(SiteReportReceived report) {
        var percent = report.progressPercent();
        return new LatestReport(
                report.nodeId(),
                report.reportId(),
                report.observedAt(),
                percent == null ? null : report.reportId(),
                percent == null ? null : report.observedAt(),
                percent);
    }

    public LatestReport and(LatestReport other) {
        var latest = isLater(other.observedAt, other.reportId, observedAt, reportId) ? other : this;
        var progress = isLater(other.progressObservedAt, other.progressReportId, progressObservedAt, progressReportId)
                ? other
                : this;
        return new LatestReport(
                nodeId,
                latest.reportId,
                latest.observedAt,
                progress.progressReportId,
                progress.progressObservedAt,
                progress.progressPercent);
    }

    private static boolean isLater(
            @Nullable Instant at, @Nullable String id, @Nullable Instant thanAt, @Nullable String thanId) {
        if (at == null || id == null) {
            return false;
        }
        if (thanAt == null || thanId == null) {
            return true;
        }
        var order = at.compareTo(thanAt);
        return order > 0 || (order == 0 && id.compareTo(thanId) > 0);
    }
}
