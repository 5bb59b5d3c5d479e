package city.renewal.project.adapter.web;

import city.renewal.events.Extension;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.ExtensionCommands;
import city.renewal.project.application.Ids;
import city.renewal.project.application.NodeCommands.Target;
import city.renewal.project.application.Outcome;
import city.renewal.project.application.Preconditions;
import city.renewal.project.application.ProjectCommands;
import city.renewal.project.domain.project.ExtensionDecisions.Verdict;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.time.LocalDate;
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

/** Later dates over HTTP: asked for, decided, shown. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/nodes/{nodeId}/extensions")
class ExtensionController {
    private final ExtensionCommands extensions;
    private final ProjectCommands projects;
    private final ProjectRequests requests;
    private final Ids ids;
    private final InstantSource clock;

    ExtensionController(
            ExtensionCommands extensions,
            ProjectCommands projects,
            ProjectRequests requests,
            Ids ids,
            InstantSource clock) {
        this.extensions = extensions;
        this.projects = projects;
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param extensionId made by the service when it is left out */
    record ExtensionBody(
            @Nullable String extensionId,
            @Nullable LocalDate dueDate,
            @Nullable String reason) {}

    /** @param dueDate with an approval, another later date than the one asked for */
    record ExtensionDecisionBody(
            @Nullable Verdict verdict,
            @Nullable LocalDate dueDate,
            @Nullable String note) {}

    @PostMapping
    @Allow({Role.UNIT, Role.OWNER, Role.COMMANDER})
    ResponseEntity<?> request(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ExtensionBody body) {
        var check = new Violations();
        var given = body.extensionId() == null ? null : check.id("extensionId", body.extensionId());
        var dueDate = FieldChecks.date(check, "dueDate", body.dueDate());
        var reason = check.note("reason", body.reason(), 4_000);
        check.refuse();
        var path = "%s/nodes/%s/extensions".formatted(projectId, nodeId);
        return requests.once(caller, path, new Headers(ifMatch, key), body, preconditions -> {
            var id = Objects.requireNonNullElseGet(given, () -> ids.next(preconditions.commandId()));
            return OutcomeResponses.createdAt(
                    extensions.request(caller, target(projectId, nodeId, preconditions), id, dueDate, reason),
                    "/api/v1/projects/%s/%s".formatted(path, id),
                    project -> extension(project, id));
        });
    }

    @PostMapping("/{extensionId}/decision")
    @Allow({Role.COMMANDER, Role.LEADER})
    ResponseEntity<?> decide(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @PathVariable String extensionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ExtensionDecisionBody body) {
        var check = new Violations();
        var verdict = check.given("verdict", body.verdict());
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        var decided = Objects.requireNonNull(verdict);
        var path = "%s/nodes/%s/extensions/%s/decision".formatted(projectId, nodeId, extensionId);
        return requests.once(
                caller,
                path,
                new Headers(ifMatch, key),
                body,
                preconditions -> OutcomeResponses.ok(
                        extensions.decide(
                                caller, target(projectId, nodeId, preconditions), extensionId, decided, body.dueDate(), note),
                        project -> extension(project, extensionId)));
    }

    @GetMapping
    @Exported(ExtensionSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Sight.READ)
    Page<Extension> list(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String nodeId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return switch (projects.get(caller, projectId)) {
            case Outcome.Done<Project>(var _, var _, var project) -> {
                var asked = project.extensions().stream()
                        .filter(one -> one.nodeId().equals(nodeId))
                        .toList();
                if (asked.isEmpty() && project.node(nodeId).isEmpty()) {
                    throw Problem.notFound("node", nodeId);
                }
                yield Page.cut(asked, page, Extension::extensionId, clock.instant());
            }
            case Outcome.Refused<Project> refused -> throw Refusals.problem(refused);
        };
    }

    private static Target target(String projectId, String nodeId, Preconditions preconditions) {
        return new Target(projectId, nodeId, preconditions.expectedVersion(), preconditions.commandId());
    }

    private static Extension extension(Project project, String extensionId) {
        return project.extension(extensionId).orElseThrow();
    }
}
