package city.renewal.project.domain.problem;

import city.renewal.events.Extension;
import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent.ProblemExtensionApproved;
import city.renewal.events.ProblemEvent.ProblemExtensionRefused;
import city.renewal.events.ProblemEvent.ProblemExtensionRequested;
import city.renewal.events.ProblemExtension;
import city.renewal.project.domain.problem.ProblemDecision.Accepted;
import city.renewal.project.domain.problem.ProblemStep.Kind;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.ExtensionDecisions.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extensions of a problem's due date (延期申请), with the same rules as for nodes: one pending request at a time, never
 * decided by the person who made it. While a rectification waits for verification, an extension can only be refused,
 * because the claim is measured by the due date at the time of the claim.
 */
public final class ProblemExtensionDecisions {
    /** The latest allowed due date. */
    public static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static final int MAX = 20;

    private ProblemExtensionDecisions() {}

    public static ProblemDecision request(
            TrackedProblem problem, String extensionId, LocalDate dueDate, String reason, String by, Instant now) {
        var before = problem.listed();
        if (before.state() != Problem.State.OPEN) {
            return ProblemDecisions.state(before, Reason.PROBLEM_NOT_OPEN, Problem.State.OPEN);
        }
        if (problem.extension(extensionId).isPresent()) {
            return rejected(
                    Reason.ALREADY_EXISTS, "extensionId", "Extension '%s' exists already".formatted(extensionId));
        }
        for (var one : before.extensions()) {
            if (one.state() == Extension.State.PENDING) {
                return rejected(
                        Reason.EXTENSION_PENDING,
                        "dueDate",
                        "'%s' was asked for and waits for a decision".formatted(one.requestedDueDate()));
            }
        }
        if (before.extensions().size() >= MAX) {
            return ProblemDecision.invalid(
                    "dueDate", "a later date was asked for %d times and cannot be again".formatted(MAX));
        }
        var fault = fault(before, dueDate);
        if (fault != null) {
            return fault;
        }
        var asked =
                new ProblemExtension(extensionId, dueDate, reason, by, now, Extension.State.PENDING, null, null, null);
        var next = ProblemBuilder.of(before).extension(asked).build();
        var step = new ProblemStep(Kind.EXTENSION_REQUESTED, by, now, reason, List.of(), dueDate);
        return new Accepted(new ProblemExtensionRequested(next, asked, now), problem.next(next, step));
    }

    /** @param dueDate replaces the requested date; null: the requested date is granted */
    public static ProblemDecision decide(
            TrackedProblem problem,
            String extensionId,
            Verdict verdict,
            @Nullable LocalDate dueDate,
            String note,
            String by,
            Instant now) {
        var asked = problem.extension(extensionId).orElse(null);
        if (asked == null) {
            return ProblemDecision.rejected(
                    Reason.NOT_FOUND, "Problem '%s' has no extension '%s'".formatted(problem.problemId(), extensionId));
        }
        if (asked.state() != Extension.State.PENDING) {
            return rejected(
                    Reason.EXTENSION_ALREADY_DECIDED,
                    "extensionId",
                    "Extension '%s' was %s by %s already".formatted(extensionId, asked.state(), asked.decidedBy()));
        }
        if (by.equals(asked.requestedBy())) {
            return ProblemDecision.rejected(Reason.SELF_DECISION, "Whoever asks for a later date may not decide on it");
        }
        return switch (verdict) {
            case APPROVED ->
                approve(problem, asked, dueDate == null ? asked.requestedDueDate() : dueDate, note, by, now);
            case REFUSED ->
                dueDate == null
                        ? refuse(problem, asked, note, by, now)
                        : ProblemDecision.invalid("dueDate", "is for an approval only");
        };
    }

    private static ProblemDecision approve(
            TrackedProblem problem, ProblemExtension asked, LocalDate dueDate, String note, String by, Instant now) {
        var before = problem.listed();
        if (before.state() != Problem.State.OPEN) {
            return ProblemDecisions.state(before, Reason.PROBLEM_NOT_OPEN, Problem.State.OPEN);
        }
        var fault = fault(before, dueDate);
        if (fault != null) {
            return fault;
        }
        var decided = decided(asked, Extension.State.APPROVED, note, by, now);
        var next = ProblemBuilder.of(before).due(dueDate).extension(decided).build();
        var step = new ProblemStep(Kind.EXTENSION_APPROVED, by, now, note, List.of(), dueDate);
        return new Accepted(new ProblemExtensionApproved(next, decided, now), problem.next(next, step));
    }

    private static ProblemDecision refuse(
            TrackedProblem problem, ProblemExtension asked, String note, String by, Instant now) {
        var decided = decided(asked, Extension.State.REFUSED, note, by, now);
        var next = ProblemBuilder.of(problem.listed()).extension(decided).build();
        var step = new ProblemStep(Kind.EXTENSION_REFUSED, by, now, note, List.of(), next.dueDate());
        return new Accepted(new ProblemExtensionRefused(next, decided, now), problem.next(next, step));
    }

    private static ProblemExtension decided(
            ProblemExtension asked, Extension.State state, String note, String by, Instant now) {
        return new ProblemExtension(
                asked.extensionId(),
                asked.requestedDueDate(),
                asked.reason(),
                asked.requestedBy(),
                asked.requestedAt(),
                state,
                by,
                now,
                note);
    }

    private static ProblemDecision.@Nullable Rejected fault(Problem problem, LocalDate dueDate) {
        if (!dueDate.isAfter(problem.dueDate())) {
            return ProblemDecision.invalid(
                    "dueDate",
                    "must be after the present due date, %s, but is %s".formatted(problem.dueDate(), dueDate));
        }
        return dueDate.isAfter(LATEST)
                ? ProblemDecision.invalid("dueDate", "must not be after %s, but is %s".formatted(LATEST, dueDate))
                : null;
    }

    private static ProblemDecision.Rejected rejected(Reason reason, String field, String message) {
        return new ProblemDecision.Rejected(new Decision.Rejected(reason, message, List.of(new Fault(field, message))));
    }
}
