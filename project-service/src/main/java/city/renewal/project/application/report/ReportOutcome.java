package city.renewal.project.application.report;

import city.renewal.project.domain.report.ReportRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The result for one report.
 *
 * @param reportId null if the report has no readable id
 * @param refusal null unless it was rejected
 */
public record ReportOutcome(
        @Nullable String reportId, Result result, @Nullable ReportRefusal refusal) {
    /** Accepted: stored now. Duplicate: stored before. Rejected: not stored, and a retry gives the same result. */
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
