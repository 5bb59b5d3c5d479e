package city.renewal.project.application.citizen;

import city.renewal.events.Problem;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenReport.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's report with the problem that was raised from it or that it was merged into.
 *
 * @param problem null: the report has no problem
 * @param isReporters whether the reader holds the report's token
 */
public record ReportWithProblem(
        CitizenReport report, @Nullable Problem problem, boolean isReporters) {
    /** Whether the report is finished: it was declined, or its problem was rectified and verified. */
    public boolean isClosed() {
        return report.state() == State.DECLINED || (problem != null && problem.state() == Problem.State.CLOSED);
    }

    /** The time of the last state change. */
    public Instant updatedAt() {
        var moderation = report.moderation();
        if (moderation == null) {
            return report.requestedAt();
        }
        var problem = this.problem;
        if (problem == null) {
            return moderation.at();
        }
        var closedAt = problem.closedAt();
        if (closedAt != null) {
            return later(closedAt, moderation.at());
        }
        return later(problem.openedAt(), moderation.at());
    }

    private static Instant later(Instant some, Instant other) {
        return some.isAfter(other) ? some : other;
    }

    /** The state as a sentence for the citizen. */
    public String notes() {
        return switch (report.state()) {
            case PENDING -> "待审核 · Waits to be moderated";
            case DECLINED -> declined();
            case ACCEPTED, MERGED -> followed();
        };
    }

    private String declined() {
        var moderation = report.moderation();
        var reason = moderation == null ? null : moderation.reason();
        return "未受理 · Declined" + (reason == null || !isReporters ? "" : ": " + reason);
    }

    private String followed() {
        var problem = this.problem;
        if (problem == null) {
            return "已受理 · Accepted";
        }
        var merged = report.state() == State.MERGED ? "已并入同一问题 · Merged with another report. " : "";
        return merged
                + switch (problem.state()) {
                    case OPEN ->
                        problem.reopened() > 0
                                ? "已重新整改 · Open again, being mended"
                                : "已受理,整改中 · Accepted, being mended";
                    case RECTIFIED -> "已整改,待复核 · Mended, waits to be checked";
                    case CLOSED -> "已整改并复核 · Mended and checked";
                };
    }
}
