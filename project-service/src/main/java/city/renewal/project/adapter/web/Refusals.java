package city.renewal.project.adapter.web;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Converts refusals to problem responses (RFC 9457). */
public final class Refusals {
    private Refusals() {}

    public static Problem problem(Outcome.Refused<?> refused) {
        var violations = refused.faults().stream()
                .map(fault -> new Violation(fault.field(), fault.message()))
                .toList();
        return refused.reason() == Reason.INVALID
                ? Problem.invalid(violations)
                : new Problem(status(refused.reason()), code(refused.reason()), refused.message(), violations);
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case INVALID, WARNINGS_NOT_ACCEPTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND, UNKNOWN_NODE -> HttpStatus.NOT_FOUND;
            case FORBIDDEN, SELF_VERIFICATION, SELF_DECISION, NOT_THE_PERSON_NAMED -> HttpStatus.FORBIDDEN;
            case STALE_VERSION -> HttpStatus.PRECONDITION_FAILED;
            case PRECONDITION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case ALREADY_EXISTS,
                    NODE_ALREADY_DONE,
                    NODE_ALREADY_CLAIMED,
                    NODE_NOT_CLAIMED,
                    NODE_ALREADY_SIGNED,
                    EXTENSION_PENDING,
                    EXTENSION_ALREADY_DECIDED,
                    SUSPENSION_ALREADY_ENDED,
                    PROJECT_WITHDRAWN,
                    PROBLEM_NOT_OPEN,
                    PROBLEM_NOT_RECTIFIED,
                    PROBLEM_NOT_CLOSED,
                    ALREADY_MODERATED -> HttpStatus.CONFLICT;
        };
    }

    /** The problem type of a reason. */
    public static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
