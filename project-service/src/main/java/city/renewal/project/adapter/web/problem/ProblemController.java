package city.renewal.project.adapter.web.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.UnitRef;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.adapter.web.TableFiles;
import city.renewal.project.application.command.Ids;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.problem.ProblemCommands;
import city.renewal.project.application.problem.RaiseProblem;
import city.renewal.project.domain.problem.ProblemDecisions.Verdict;
import city.renewal.project.domain.problem.ProblemStep;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of the problem list. */
@RestController
@RequestMapping("/api/v1/problems")
class ProblemController {
    private final RaiseProblem raising;
    private final ProblemCommands problems;
    private final ProblemRequests requests;
    private final Idempotency idempotency;
    private final Ids ids;
    private final InstantSource clock;

    ProblemController(
            RaiseProblem raising,
            ProblemCommands problems,
            ProblemRequests requests,
            Idempotency idempotency,
            Ids ids,
            InstantSource clock) {
        this.raising = raising;
        this.problems = problems;
        this.requests = requests;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param photos SHA-256 of the photos taken afterwards */
    record RectificationBody(
            @Nullable String note, @Nullable List<@Nullable String> photos) {}

    /** @param note required if the claim is returned */
    record ProblemVerificationBody(
            @Nullable Verdict verdict, @Nullable String note) {}

    /** @param dueDate new due date; omitted: the due date stays */
    record ReopeningBody(
            @Nullable String note,
            @Nullable List<@Nullable String> photos,
            @Nullable LocalDate dueDate) {}

    /** Omitted fields stay unchanged. */
    record ReassignmentBody(
            @Nullable PersonRef owner,
            @Nullable UnitRef unit,
            @Nullable PersonRef leader,
            @Nullable String reason) {}

    @PostMapping
    @Allow({Role.REPORTER, Role.OWNER, Role.UNIT, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER})
    ResponseEntity<?> raise(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProblemBody body) {
        var check = new Violations();
        var given = body.problemId() == null ? null : check.id("problemId", body.problemId());
        check.check(!TableFiles.TEMPLATE.equals(given), "problemId", "must not be 'template'");
        body.draft(check, "");
        check.refuse();
        return idempotency.once(caller, key, "POST /problems", body, commandId -> {
            var id = Objects.requireNonNullElseGet(given, () -> ids.next(commandId));
            return OutcomeResponses.created(
                    raising.raise(caller, body.draft(new Violations(), id), commandId),
                    "/api/v1/problems/",
                    TrackedProblem::listed);
        });
    }

    @GetMapping("/{problemId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<Problem> get(Caller caller, @PathVariable String problemId) {
        return switch (problems.get(caller, problemId)) {
            case Outcome.Done<TrackedProblem>(var _, var version, var problem) ->
                ResponseEntity.ok().eTag(Etags.of(version)).body(problem.listed());
            case Outcome.Refused<TrackedProblem> refused -> throw Refusals.problem(refused);
        };
    }

    @GetMapping("/{problemId}/history")
    @Exported(ProblemHistorySheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    Page<ProblemStep> history(
            Caller caller,
            @PathVariable String problemId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return switch (problems.get(caller, problemId)) {
            case Outcome.Done<TrackedProblem>(var _, var _, var problem) ->
                Page.cut(problem.steps(), page, step -> step.at() + " " + step.kind(), clock.instant());
            case Outcome.Refused<TrackedProblem> refused -> throw Refusals.problem(refused);
        };
    }

    @PostMapping("/{problemId}/rectification")
    @Allow({Role.UNIT, Role.OWNER})
    ResponseEntity<?> rectify(
            Caller caller,
            @PathVariable String problemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RectificationBody body) {
        var check = new Violations();
        var note = check.note("note", body.note(), 4_000);
        var photos = ProblemBody.photos(check, body.photos());
        check.refuse();
        return requests.problem(
                caller,
                problemId + "/rectification",
                new Headers(ifMatch, key),
                body,
                preconditions -> problems.rectify(caller, problemId, preconditions, note, photos));
    }

    @PostMapping("/{problemId}/verification")
    @Allow({Role.SUPERVISOR, Role.COMMANDER, Role.LEADER, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<?> verify(
            Caller caller,
            @PathVariable String problemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProblemVerificationBody body) {
        var check = new Violations();
        var verdict = check.given("verdict", body.verdict());
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        var found = Objects.requireNonNull(verdict);
        return requests.problem(
                caller,
                problemId + "/verification",
                new Headers(ifMatch, key),
                body,
                preconditions -> problems.verify(caller, problemId, preconditions, found, note));
    }

    @PostMapping("/{problemId}/reopening")
    @Allow({Role.SUPERVISOR, Role.COMMANDER, Role.LEADER, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<?> reopen(
            Caller caller,
            @PathVariable String problemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReopeningBody body) {
        var check = new Violations();
        var note = check.note("note", body.note(), 4_000);
        var photos = ProblemBody.photos(check, body.photos());
        check.refuse();
        return requests.problem(
                caller,
                problemId + "/reopening",
                new Headers(ifMatch, key),
                body,
                preconditions -> problems.reopen(caller, problemId, preconditions, note, photos, body.dueDate()));
    }

    @PostMapping("/{problemId}/reassignment")
    @Allow({Role.COMMANDER, Role.SUPERVISOR})
    ResponseEntity<?> reassign(
            Caller caller,
            @PathVariable String problemId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReassignmentBody body) {
        var check = new Violations();
        var owner = FieldChecks.optionalPerson(check, "owner", body.owner());
        var unit = body.unit() == null ? null : FieldChecks.unit(check, "unit", body.unit());
        var leader = FieldChecks.optionalPerson(check, "leader", body.leader());
        var reason = check.note("reason", body.reason(), 4_000);
        check.refuse();
        return requests.problem(
                caller,
                problemId + "/reassignment",
                new Headers(ifMatch, key),
                body,
                preconditions -> problems.reassign(caller, problemId, preconditions, owner, unit, leader, reason));
    }
}
