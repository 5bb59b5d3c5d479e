package city.renewal.progress.domain.state;

import city.renewal.events.ReportFlag;
import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The combined site reports on one node: the latest observation, the latest one with a progress value, and the latest one with
 * unfinished work.
 *
 * <p>The later observation wins; the greater report id breaks ties. Among several facts about one report the latest is shown, and
 * the first is the fact that changed the progress. The merge is idempotent, commutative and associative, so that reports and their
 * later assessments may arrive late, twice and out of order.
 *
 * @param progress null while no report has a progress value
 * @param unfinished null while no report has less than 100; for documents that were stored without it see {@link #lastUnfinished}
 * @param shown the report of the latest observation; null in documents that were stored without it
 */
public record LatestReport(
        String nodeId,
        Observation latest,
        @Nullable Progress progress,
        @Nullable Progress unfinished,
        @Nullable ReportShown shown) {

    /**
     * An observation of the node.
     *
     * @param touch the fact that reported the observation
     */
    public record Observation(String reportId, Instant observedAt, EventRef touch) {
        private int compareTo(Observation other) {
            var order = observedAt.compareTo(other.observedAt);
            return order != 0 ? order : reportId.compareTo(other.reportId);
        }
    }

    /** The progress of an observation. */
    public record Progress(Observation seen, int percent) {}

    static LatestReport of(String eventId, long sequence, SiteReportReceived report) {
        return of(
                report.nodeId(),
                new EventRef(eventId, sequence, report.occurredAt()),
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
                new EventRef(eventId, sequence, report.occurredAt()),
                new ReportShown(
                        report.reportId(),
                        report.observedAt(),
                        report.reportedBy(),
                        report.progressPercent(),
                        report.missingPhotos().isEmpty(),
                        report.flags()));
    }

    private static LatestReport of(String nodeId, EventRef ref, ReportShown report) {
        var seen = new Observation(report.reportId(), report.observedAt(), ref);
        var percent = report.progressPercent();
        var progress = percent == null ? null : new Progress(seen, percent);
        return new LatestReport(nodeId, seen, progress, ifUnfinished(progress), report);
    }

    public LatestReport merge(LatestReport other) {
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

    /** The latest observation of unfinished work. */
    @Nullable
    public Progress lastUnfinished() {
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
