package city.renewal.project.adapter.web;

import city.renewal.events.ProblemExtension;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.Ids;
import city.renewal.project.application.ProblemCommands;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.project.ExtensionDecisions.Verdict;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Violations;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Later dates of problems over HTTP: asked for and decided. The problem itself shows them. */
@RestController
@RequestMapping("/api/v1/problems/{problemId}/extensions")
class ProblemExtensionController {
    private final ProblemCommands problems;
    private final ProblemRequests requests;
    private final Ids ids;

    ProblemExtensionController(ProblemCommands problems, ProblemRequests requests, Ids ids) {
        this.problems = problems;
        this.requests = requests;
        this.ids = ids;
    }

    /** @param extensionId made by the service when it is left out */
    record ProblemExtensionBody(
            @Nullable String extensionId,
            @Nullable LocalDate dueDate,
            @Nullable String reason) {}

    /** @param dueDate with an approval, another later date than the one asked for */
    record ProblemExtensionDecisionBody(
            @Nullable Verdict verdict,
            @Nullable LocalDate dueDate,
            @Nullable String note) {}

    @PostMapping
    @Allow({Role.UNIT, Role.OWNER, Role.COMMANDER})
    ResponseEntity<?> request(
            Caller caller,
            @PathVariable String problemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProblemExtensionBody body) {
        var check = new Violations();
        var given = body.extensionId() == null ? null : check.id("extensionId", body.extensionId());
        var dueDate = FieldChecks.date(check, "dueDate", body.dueDate());
        var reason = check.note("reason", body.reason(), 1_000);
        check.refuse();
        var path = problemId + "/extensions";
        return requests.once(caller, path, new Headers(ifMatch, key), body, preconditions -> {
            var id = Objects.requireNonNullElseGet(given, () -> ids.next(preconditions.commandId()));
            return OutcomeResponses.createdAt(
                    problems.requestExtension(caller, problemId, preconditions, id, dueDate, reason),
                    "/api/v1/problems/%s/%s".formatted(path, id),
                    problem -> extension(problem, id));
        });
    }

    @PostMapping("/{extensionId}/decision")
    @Allow({Role.COMMANDER, Role.LEADER})
    ResponseEntity<?> decide(
            Caller caller,
            @PathVariable String problemId,
            @PathVariable String extensionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProblemExtensionDecisionBody body) {
        var check = new Violations();
        var verdict = check.given("verdict", body.verdict());
        var note = body.note() == null || body.note().isBlank() ? "" : check.note("note", body.note(), 1_000);
        check.refuse();
        var decided = Objects.requireNonNull(verdict);
        return requests.once(
                caller,
                "%s/extensions/%s/decision".formatted(problemId, extensionId),
                new Headers(ifMatch, key),
                body,
                preconditions -> OutcomeResponses.ok(
                        problems.decideExtension(caller, problemId, preconditions, extensionId, decided, body.dueDate(), note),
                        problem -> extension(problem, extensionId)));
    }

    private static ProblemExtension extension(TrackedProblem problem, String extensionId) {
        return problem.extension(extensionId).orElseThrow();
    }
}
