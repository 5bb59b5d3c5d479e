package city.renewal.project.adapter.web.project;

import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.ProjectRequests;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.project.NodeCommands;
import city.renewal.project.application.project.NodeCommands.Target;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.NodeDecisions.Answer;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
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

/** REST controller of commands on a node. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/nodes/{nodeId}")
class NodeController {
    private final NodeCommands nodes;
    private final ProjectRequests requests;

    NodeController(NodeCommands nodes, ProjectRequests requests) {
        this.nodes = nodes;
        this.requests = requests;
    }

    record CompletionBody(
            @Nullable LocalDate completedOn,
            @Nullable List<@Nullable String> evidence,
            @Nullable String note) {}

    record VerificationBody(
            @Nullable Verdict verdict, @Nullable String note) {}

    record AcceptanceBody(
            @Nullable Answer verdict, @Nullable String note) {}

    record AdvancementBody(
            @Nullable LocalDate dueDate, @Nullable String reason) {}

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
        var completedOn = FieldChecks.date(check, "completedOn", body.completedOn());
        var evidence = check.list("evidence", body.evidence(), 100);
        for (int n = 0; n < evidence.size(); n++) {
            check.text("evidence[%d]".formatted(n), evidence.get(n), 500);
        }
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        return once(
                caller,
                new Node(projectId, nodeId, "completion"),
                new Headers(ifMatch, key),
                body,
                target -> nodes.claim(caller, target, completedOn, evidence, note));
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
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        var found = Objects.requireNonNull(verdict);
        return once(
                caller,
                new Node(projectId, nodeId, "verification"),
                new Headers(ifMatch, key),
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
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        var answer = Objects.requireNonNull(verdict);
        return once(
                caller,
                new Node(projectId, nodeId, "acceptance"),
                new Headers(ifMatch, key),
                body,
                target -> nodes.answer(caller, target, answer, note));
    }

    @PostMapping("/advancement")
    @Allow({Role.LEADER, Role.COMMANDER})
    ResponseEntity<?> advance(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AdvancementBody body) {
        var check = new Violations();
        var dueDate = FieldChecks.date(check, "dueDate", body.dueDate());
        var reason = check.text("reason", body.reason(), 4_000);
        check.refuse();
        var node = new Node(projectId, nodeId, "advancement");
        return requests.once(
                caller,
                node.path(),
                new Headers(ifMatch, key),
                body,
                preconditions -> OutcomeResponses.ok(
                        nodes.advance(caller, node.on(preconditions), dueDate, reason),
                        project -> project.node(nodeId).orElseThrow()));
    }

    /** A node and the command's path segment. */
    private record Node(String projectId, String nodeId, String action) {
        String path() {
            return "%s/nodes/%s/%s".formatted(projectId, nodeId, action);
        }

        Target on(Preconditions preconditions) {
            return new Target(projectId, nodeId, preconditions.expectedVersion(), preconditions.commandId());
        }
    }

    private ResponseEntity<?> once(
            Caller caller, Node node, Headers headers, Object body, Function<Target, Outcome<Project>> command) {
        return requests.once(
                caller,
                node.path(),
                headers,
                body,
                preconditions -> OutcomeResponses.ok(
                        command.apply(node.on(preconditions)), project -> project.factsOf(node.nodeId())));
    }
}
