package city.renewal.project.domain.report;

import city.renewal.events.PlannedQuantity;
import city.renewal.project.domain.report.ReportRefusal.Code;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Validates a report, apart from access rules. */
public final class ReportChecks {
    /**
     * Tolerance for a phone's clock that is ahead. It covers a clock set to another time zone; such a report counts as
     * observed at its receipt, and is flagged. If the clock is further ahead, the observation time is unusable and the
     * report is refused.
     */
    public static final Duration MAX_AHEAD = Duration.ofHours(12);

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private ReportChecks() {}

    /** Checks the observation time; null if it is valid. */
    public static @Nullable ReportRefusal ofTime(SiteReport report, Instant now) {
        var at = report.observedAt();
        if (at.isAfter(now.plus(MAX_AHEAD))) {
            return new ReportRefusal(
                    Code.OBSERVED_IN_FUTURE,
                    "observedAt is %s, but it was received at %s: check the phone's clock".formatted(at, now));
        }
        return at.isBefore(EARLIEST)
                ? new ReportRefusal(
                        Code.OBSERVED_TOO_EARLY,
                        "observedAt is %s, before %s: check the phone's clock".formatted(at, EARLIEST))
                : null;
    }

    /** Checks the quantity against the plan; null if it is valid, or the plan has no quantity. */
    public static @Nullable ReportRefusal ofQuantity(SiteReport report, @Nullable PlannedQuantity planned) {
        var done = report.quantity();
        if (done == null || planned == null) {
            return null;
        }
        if (!done.unit().equals(planned.unit())) {
            return new ReportRefusal(
                    Code.UNIT_MISMATCH,
                    "quantity.unit is '%s', but the plan counts node '%s' in '%s'"
                            .formatted(done.unit(), report.nodeId(), planned.unit()));
        }
        var percent = report.progressPercent();
        return percent != null && QuantityProgress.contradicts(percent, done, planned)
                ? new ReportRefusal(
                        Code.QUANTITY_CONTRADICTS_PERCENT,
                        "progressPercent is %d, but quantity.done is %s of %s %s, which is %d %%: leave one of them out"
                                .formatted(
                                        percent,
                                        done.amount().toPlainString(),
                                        planned.total().toPlainString(),
                                        planned.unit(),
                                        QuantityProgress.percent(done, planned)))
                : null;
    }

    /**
     * Refuses progress that goes backwards without a reason. Only reports that the platform had received at the
     * observation time count: a reporter without a signal cannot know later ones, and the result must not depend on the
     * order of arrival. Progress that goes backwards is flagged in any case.
     */
    public static @Nullable ReportRefusal ofReason(SiteReport report, NodeHistory history) {
        var percent = report.assessed().progressPercent();
        if (percent == null || report.hasReason()) {
            return null;
        }
        var known = history.knownAt(report.assessed().observedAt());
        return known != null && known.percent() > percent
                ? new ReportRefusal(
                        Code.REASON_REQUIRED,
                        "note must give a reason: progress goes back from %d %%, observed at %s, to %d %%"
                                .formatted(known.percent(), known.observedAt(), percent))
                : null;
    }

    /** The reported progress: the percent, or computed from the quantity if the plan has the same unit. */
    public static @Nullable Integer percent(SiteReport report, @Nullable PlannedQuantity planned) {
        var done = report.quantity();
        if (report.progressPercent() != null) {
            return report.progressPercent();
        }
        return done != null && planned != null && done.unit().equals(planned.unit())
                ? (Integer) QuantityProgress.percent(done, planned)
                : null;
    }
}
