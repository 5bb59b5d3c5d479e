package city.renewal.progress.domain;

import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the site reports on one node come to: the latest observation, the latest that says how far the work is, and the
 * latest that says that it is not finished.
 *
 * <p>Later observation wins, the greater report id breaks ties. Taking the maximum twice is the same as once, in any
 * order: so reports may arrive late, twice and out of order.
 *
 * @param progress null while no report says how far the work is
 * @param unfinished null while no report says less than 100; in what was stored before it was kept, see {@link #lastUnfinished}
 */
public record LatestReport(
        String nodeId,
        Observation latest,
        @Nullable Progress progress,
        @Nullable Progress unfinished) {

    /** When somebody saw the node, and which fact told us. */
    public record Observation(String reportId, Instant observedAt, Touch touch) {
        private boolean isLaterThan(Observation other) {
            var order = observedAt.compareTo(other.observedAt);
            return order > 0 || (order == 0 && reportId.compareTo(other.reportId) > 0);
        }
    }

    /** How far the work was. */
    public record Progress(Observation seen, int percent) {}

    static LatestReport of(String eventId, long sequence, SiteReportReceived report) {
        var seen = new Observation(
                report.reportId(), report.observedAt(), new Touch(eventId, sequence, report.occurredAt()));
        var percent = report.progressPercent();
        var progress = percent == null ? null : new Progress(seen, percent);
        return new LatestReport(report.nodeId(), seen, progress, ifUnfinished(progress));
    }

    LatestReport and(LatestReport other) {
        return new LatestReport(
                nodeId,
                other.latest.isLaterThan(latest) ? other.latest : latest,
                later(progress, other.progress),
                later(lastUnfinished(), other.lastUnfinished()));
    }

    /** The latest observation of work that was not finished. */
    @Nullable
    Progress lastUnfinished() {
        return unfinished == null ? ifUnfinished(progress) : unfinished;
    }

    private static @Nullable Progress ifUnfinished(@Nullable Progress progress) {
        return progress != null && progress.percent() < 100 ? progress : null;
    }

    private static @Nullable Progress later(@Nullable Progress one, @Nullable Progress other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.seen.isLaterThan(one.seen) ? other : one;
    }
}
