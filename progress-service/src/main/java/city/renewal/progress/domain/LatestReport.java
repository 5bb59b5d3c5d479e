package city.renewal.progress.domain;

import city.renewal.events.ReportFlag;
import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the site reports on one node come to: the latest observation, the latest that says how far the work is, and the
 * latest that says that it is not finished.
 *
 * <p>Later observation wins, the greater report id breaks ties. Of several facts about one report the latest is shown, and
 * the first is what moved the progress. Taking such a maximum twice is the same as once, in any order: so reports, and what is
 * thought of them later, may arrive late, twice and out of order.
 *
 * @param progress null while no report says how far the work is
 * @param unfinished null while no report says less than 100; in what was stored before it was kept, see {@link #lastUnfinished}
 * @param shown the report of the latest observation; null in what was stored before it was kept
 */
public record LatestReport(
        String nodeId,
        Observation latest,
        @Nullable Progress progress,
        @Nullable Progress unfinished,
        @Nullable ReportShown shown) {

    /** When somebody saw the node, and which fact told us. */
    public record Observation(String reportId, Instant observedAt, Touch touch) {
        private int compareTo(Observation other) {
            var order = observedAt.compareTo(other.observedAt);
            return order != 0 ? order : reportId.compareTo(other.reportId);
        }
    }

    /** How far the work was. */
    public record Progress(Observation seen, int percent) {}

    static LatestReport of(String eventId, long sequence, SiteReportReceived report) {
        return of(
                report.nodeId(),
                new Touch(eventId, sequence, report.occurredAt()),
                new ReportShown(
                        report.reportId(),
                        report.observedAt(),
                        report.reportedBy(),
                        report.progressPercent(),
                        Objects.requireNonNullElse(
                                report.complete(), report.photos().isEmpty()),
                        Objects.requireNonNullElse(report.flags(), List.<ReportFlag>of())));
    }

    static LatestReport of(String eventId, long sequence, SiteReportAssessed report) {
        return of(
                report.nodeId(),
                new Touch(eventId, sequence, report.occurredAt()),
                new ReportShown(
                        report.reportId(),
                        report.observedAt(),
                        report.reportedBy(),
                        report.progressPercent(),
                        report.missingPhotos().isEmpty(),
                        report.flags()));
    }

    private static LatestReport of(String nodeId, Touch touch, ReportShown report) {
        var seen = new Observation(report.reportId(), report.observedAt(), touch);
        var percent = report.progressPercent();
        var progress = percent == null ? null : new Progress(seen, percent);
        return new LatestReport(nodeId, seen, progress, ifUnfinished(progress), report);
    }

    LatestReport and(LatestReport other) {
        var order = other.latest.compareTo(latest);
        var isLater = order > 0
                || (order == 0
                        && other.latest.touch().sequence() > latest.touch().sequence());
        return new LatestReport(
                nodeId,
                isLater ? other.latest : latest,
                later(progress, other.progress),
                later(lastUnfinished(), other.lastUnfinished()),
                isLater ? other.shown : shown);
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
        var order = other.seen.compareTo(one.seen);
        var isOther = order > 0
                || (order == 0
                        && other.seen.touch().sequence() < one.seen.touch().sequence());
        return isOther ? other : one;
    }
}
