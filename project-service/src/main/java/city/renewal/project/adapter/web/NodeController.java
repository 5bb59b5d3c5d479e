package city.renewal.project.adapter.web;

import city.renewal.events.NodeFacts;
import city.renewal.project.application.NodeCommands;
import city.renewal.project.application.NodeCommands.Target;
import city.renewal.project.application.Outcome;
import city.renewal.project.domain.project.NodeDecisions.Answer;
import city.renewal.project.domain.project.NodeDecisions.Verdict;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Violations;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a node, over HTTP. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/nodes/{nodeId}")
class NodeController {
    private final NodeCommands nodes;
    private final Idempotency idempotency;

    NodeController(NodeCommands nodes, Idempotency idempotency) {
        this.nodes = nodes;
        this.idempotency = idempotency;
    }

    record CompletionBody(
            @Nullable LocalDate completedOn,
            @Nullable List<@Nullable String> evidence,
            @Nullable String note) {}

    record VerificationBody(
            @Nullable Verdict verdict, @Nullable String note) {}

    record AcceptanceBody(
            @Nullable Answer verdict, @Nullable String note) {}

    @PostMapping("/completion")
    @Allow({Role.UNIT, Role.OWNER})
    ResponseEntity<?> claim(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CompletionBody body) {
        var check = new Violations();
        var completedOn = check.given("completedOn", body.completedOn());
        var evidence = check.list("evidence", body.evidence(), 100);
        for (int n = 0; n < evidence.size(); n++) {
            check.text("evidence[%d]".formatted(n), evidence.get(n), 500);
        }
        var note = note(check, body.note());
        check.refuse();
        var on = Objects.requireNonNull(completedOn);
        return once(
                caller,
                projectId,
                nodeId,
                "completion",
                ifMatch,
                key,
                body,
                target -> nodes.claim(caller, target, on, evidence, note));
    }

    @PostMapping("/verification")
    @Allow(Role.SUPERVISOR)
    ResponseEntity<?> verify(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody VerificationBody body) {
        var check = new Violations();
        var verdict = check.given("verdict", body.verdict());
        var note = note(check, body.note());
        check.refuse();
        var found = Objects.requireNonNull(verdict);
        return once(
                caller,
                projectId,
                nodeId,
                "verification",
                ifMatch,
                key,
                body,
                target -> nodes.verify(caller, target, found, note));
    }

    @PostMapping("/acceptance")
    @Allow({Role.OWNER, Role.UNIT, Role.LEADER})
    ResponseEntity<?> answer(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AcceptanceBody body) {
        var check = new Violations();
        var verdict = check.given("verdict", body.verdict());
        var note = note(check, body.note());
        check.refuse();
        var answer = Objects.requireNonNull(verdict);
        return once(
                caller,
                projectId,
                nodeId,
                "acceptance",
                ifMatch,
                key,
                body,
                target -> nodes.answer(caller, target, answer, note));
    }

    private ResponseEntity<?> once(
            Caller caller,
            String projectId,
            String nodeId,
            String action,
            @Nullable String ifMatch,
            @Nullable String key,
            Object body,
            Function<Target, Outcome<Project>> command) {
        var version = Etags.optional(ifMatch);
        var operation = "POST /projects/%s/nodes/%s/%s".formatted(projectId, nodeId, action);
        return idempotency.once(
                caller,
                key,
                operation,
                body,
                commandId -> Answers.ok(
                        command.apply(new Target(projectId, nodeId, version, commandId)),
                        project -> facts(project, nodeId)));
    }

    private static NodeFacts facts(Project project, String nodeId) {
        return project.factsOf(nodeId);
    }

    private static String note(Violations check, @Nullable String note) {
        return note == null || note.isBlank() ? "" : check.text("note", note, 4_000);
    }
}
