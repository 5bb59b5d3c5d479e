package city.renewal.project.application.report;

import city.renewal.project.domain.report.ReportRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What came of one report.
 *
 * @param reportId null when the report has none that can be read
 * @param refusal null unless it was rejected
 */
public record ReportOutcome(
        @Nullable String reportId, Result result, @Nullable ReportRefusal refusal) {
    /** Accepted: stored now. Duplicate: stored before. Rejected: never stored, and sending it again will not help. */
    public enum Result {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    static ReportOutcome accepted(String reportId) {
        return new ReportOutcome(reportId, Result.ACCEPTED, null);
    }

    static ReportOutcome duplicate(String reportId) {
        return new ReportOutcome(reportId, Result.DUPLICATE, null);
    }

    static ReportOutcome rejected(@Nullable String reportId, ReportRefusal refusal) {
        return new ReportOutcome(reportId, Result.REJECTED, refusal);
    }
}
