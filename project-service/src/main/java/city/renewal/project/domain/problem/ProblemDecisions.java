package city.renewal.project.domain.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Problem.Rectification;
import city.renewal.events.ProblemEvent.ProblemClosed;
import city.renewal.events.ProblemEvent.ProblemReassigned;
import city.renewal.events.ProblemEvent.ProblemRectified;
import city.renewal.events.ProblemEvent.ProblemReopened;
import city.renewal.events.ProblemEvent.ProblemReturned;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.problem.ProblemDecision.Accepted;
import city.renewal.project.domain.problem.ProblemStep.Kind;
import city.renewal.project.domain.project.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a problem.
 *
 * <pre>
 *            rectify             ACCEPTED
 *   OPEN ---------------> RECTIFIED ------> CLOSED
 *    ^  <---------------------+               |
 *    |        RETURNED                        |
 *    +----------------------------------------+
 *                     reopen
 * </pre>
 *
 * <p>Only an approved extension, or a new date at a reopening, moves the due date. People who reported or rectified a
 * problem may never verify it, not even after a reopening.
 */
public final class ProblemDecisions {
    /** The result of a verification. */
    public enum Verdict {
        ACCEPTED,
        RETURNED
    }

    private ProblemDecisions() {}

    /**
     * Records the claim that the problem is rectified.
     *
     * @param today the current date in the programme's zone
     */
    public static ProblemDecision rectify(
            TrackedProblem problem, String note, List<String> photos, LocalDate today, String by, Instant now) {
        var before = problem.listed();
        if (before.state() != Problem.State.OPEN) {
            return state(before, Reason.PROBLEM_NOT_OPEN, Problem.State.OPEN);
        }
        var next = ProblemBuilder.of(before)
                .rectified(new Rectification(note, photos, by, now, today))
                .build();
        var step = new ProblemStep(Kind.RECTIFIED, by, now, note, photos, next.dueDate());
        return new Accepted(
                new ProblemRectified(next, by, now), problem.next(next, step).barring(by));
    }

    /** A second person verifies the claim: closes the problem, or returns the claim. */
    public static ProblemDecision verify(TrackedProblem problem, Verdict verdict, String note, String by, Instant now) {
        var before = problem.listed();
        var claim = before.rectification();
        if (before.state() != Problem.State.RECTIFIED || claim == null) {
            return state(before, Reason.PROBLEM_NOT_RECTIFIED, Problem.State.RECTIFIED);
        }
        if (by.equals(claim.by())) {
            return ProblemDecision.rejected(Reason.SELF_VERIFICATION, "Whoever rectifies may not verify");
        }
        return switch (verdict) {
            case ACCEPTED -> accept(problem, note, by, now);
            case RETURNED -> returnClaim(problem, note, by, now);
        };
    }

    private static ProblemDecision accept(TrackedProblem problem, String note, String by, Instant now) {
        if (!problem.mayBeVerifiedBy(by)) {
            return ProblemDecision.rejected(
                    Reason.SELF_VERIFICATION, "Whoever reported or rectified a problem may not verify it");
        }
        var next = ProblemBuilder.of(problem.listed()).closed(now).build();
        var step = new ProblemStep(Kind.CLOSED, by, now, note, List.of(), next.dueDate());
        return new Accepted(new ProblemClosed(next, by, note, now), problem.next(next, step));
    }

    private static ProblemDecision returnClaim(TrackedProblem problem, String note, String by, Instant now) {
        if (note.isBlank()) {
            return ProblemDecision.invalid("note", "must say why");
        }
        var next = ProblemBuilder.of(problem.listed()).returned().build();
        var step = new ProblemStep(Kind.RETURNED, by, now, note, List.of(), next.dueDate());
        return new Accepted(new ProblemReturned(next, by, note, now), problem.next(next, step));
    }

    /**
     * Reopens a closed problem that recurred (反弹) or is contested.
     *
     * @param dueDate the new due date; null: the date stays, and the problem is overdue immediately if it has passed
     */
    public static ProblemDecision reopen(
            TrackedProblem problem,
            String note,
            List<String> photos,
            @Nullable LocalDate dueDate,
            LocalDate today,
            String by,
            Instant now) {
        var before = problem.listed();
        if (before.state() != Problem.State.CLOSED) {
            return state(before, Reason.PROBLEM_NOT_CLOSED, Problem.State.CLOSED);
        }
        if (dueDate != null && dueDate.isBefore(today)) {
            return ProblemDecision.invalid("dueDate", "must not be before today, %s".formatted(today));
        }
        var revision = ProblemBuilder.of(before).reopened(photos, now);
        var next = (dueDate == null ? revision : revision.due(dueDate)).build();
        var step = new ProblemStep(Kind.REOPENED, by, now, note, photos, next.dueDate());
        return new Accepted(new ProblemReopened(next, by, note, now), problem.next(next, step));
    }

    /** Changes the responsible people. The due date and a pending claim stay. */
    public static ProblemDecision reassign(
            TrackedProblem problem,
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable PersonRef leader,
            String reason,
            String by,
            Instant now) {
        var before = problem.listed();
        if (before.state() == Problem.State.CLOSED) {
            return state(before, Reason.PROBLEM_NOT_OPEN, Problem.State.OPEN);
        }
        var next = ProblemBuilder.of(before)
                .assigned(
                        owner == null ? before.owner() : owner,
                        unit == null ? before.unit() : unit,
                        leader == null ? before.leader() : leader)
                .build();
        if (next.equals(before)) {
            return ProblemDecision.invalid("owner", "nobody else is named: give another owner, unit or leader");
        }
        var step = new ProblemStep(Kind.REASSIGNED, by, now, reason, List.of(), next.dueDate());
        return new Accepted(new ProblemReassigned(next, by, reason, now), problem.next(next, step));
    }

    static ProblemDecision.Rejected state(Problem problem, Reason reason, Problem.State expected) {
        return ProblemDecision.rejected(
                reason,
                "Expected problem '%s' to be %s, but it is %s"
                        .formatted(problem.problemId(), expected, problem.state()));
    }
}
