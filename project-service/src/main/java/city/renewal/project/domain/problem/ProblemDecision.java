package city.renewal.project.domain.problem;

import city.renewal.events.ProblemEvent;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Reason;

/** The decision on a command: the event with the resulting problem, or the reason for the refusal. */
public sealed interface ProblemDecision {
    record Accepted(ProblemEvent fact, TrackedProblem next) implements ProblemDecision {}

    record Rejected(Decision.Rejected why) implements ProblemDecision {}

    static Rejected rejected(Reason reason, String message) {
        return new Rejected(Decision.rejected(reason, message));
    }

    static Rejected invalid(String field, String message) {
        return new Rejected(Decision.invalid(field, message));
    }
}
