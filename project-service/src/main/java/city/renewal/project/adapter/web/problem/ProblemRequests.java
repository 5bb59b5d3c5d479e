package city.renewal.project.adapter.web.problem;

import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The common handling of commands on a problem: an optional expected version and an idempotency key. */
@Component
final class ProblemRequests {
    private final Idempotency idempotency;

    ProblemRequests(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** @param path below {@code /api/v1/problems/} */
    ResponseEntity<?> once(
            Caller caller,
            String path,
            Headers headers,
            Object body,
            Function<Preconditions, ResponseEntity<?>> command) {
        var version = Etags.optional(headers.ifMatch());
        return idempotency.once(
                caller,
                headers.key(),
                "POST /problems/" + path,
                body,
                commandId -> command.apply(new Preconditions(version, commandId)));
    }

    /** Runs a command that returns the whole problem. */
    ResponseEntity<?> problem(
            Caller caller,
            String path,
            Headers headers,
            Object body,
            Function<Preconditions, Outcome<TrackedProblem>> command) {
        return once(
                caller,
                path,
                headers,
                body,
                preconditions -> OutcomeResponses.ok(command.apply(preconditions), TrackedProblem::listed));
    }
}
