package city.renewal.project.adapter.web;

import city.renewal.events.Suspension;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.Ids;
import city.renewal.project.application.Outcome;
import city.renewal.project.application.ProjectCommands;
import city.renewal.project.application.SuspensionCommands;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
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

/** Stops of work over HTTP: ordered, ended, shown. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/suspensions")
class SuspensionController {
    private static final int MOST_NODES = 10_000;

    private final SuspensionCommands suspensions;
    private final ProjectCommands projects;
    private final ProjectRequests requests;
    private final Ids ids;
    private final InstantSource clock;

    SuspensionController(
            SuspensionCommands suspensions,
            ProjectCommands projects,
            ProjectRequests requests,
            Ids ids,
            InstantSource clock) {
        this.suspensions = suspensions;
        this.projects = projects;
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param suspensionId made by the service when it is left out
     * @param nodes ids of the nodes that it covers; left out: every node
     */
    record SuspensionBody(
            @Nullable String suspensionId,
            @Nullable LocalDate from,
            @Nullable String reason,
            @Nullable List<@Nullable String> nodes) {}

    record SuspensionEndBody(
            @Nullable LocalDate resumedOn, @Nullable String note) {}

    @PostMapping
    @Allow(Role.COMMANDER)
    ResponseEntity<?> suspend(
            Caller caller,
            @PathVariable String projectId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SuspensionBody body) {
        var check = new Violations();
        var given = body.suspensionId() == null ? null : check.id("suspensionId", body.suspensionId());
        var from = FieldChecks.date(check, "from", body.from());
        var reason = check.note("reason", body.reason(), 4_000);
        var nodes = check.list("nodes", body.nodes(), MOST_NODES);
        check.check(
                body.nodes() == null || !body.nodes().isEmpty(),
                "nodes",
                "must name at least one node, or be left out for all of them");
        check.refuse();
        var path = projectId + "/suspensions";
        return requests.once(caller, path, new Headers(ifMatch, key), body, preconditions -> {
            var id = Objects.requireNonNullElseGet(given, () -> ids.next(preconditions.commandId()));
            return OutcomeResponses.createdAt(
                    suspensions.suspend(caller, projectId, preconditions, id, from, nodes, reason),
                    "/api/v1/projects/%s/%s".formatted(path, id),
                    project -> suspension(project, id));
        });
    }

    @PostMapping("/{suspensionId}/end")
    @Allow(Role.COMMANDER)
    ResponseEntity<?> end(
            Caller caller,
            @PathVariable String projectId,
            @PathVariable String suspensionId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SuspensionEndBody body) {
        var check = new Violations();
        var resumedOn = FieldChecks.date(check, "resumedOn", body.resumedOn());
        var note = FieldChecks.note(check, body.note());
        check.refuse();
        return requests.once(
                caller,
                "%s/suspensions/%s/end".formatted(projectId, suspensionId),
                new Headers(ifMatch, key),
                body,
                preconditions -> OutcomeResponses.ok(
                        suspensions.end(caller, projectId, preconditions, suspensionId, resumedOn, note),
                        project -> suspension(project, suspensionId)));
    }

    @GetMapping
    @Exported(SuspensionSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Sight.READ)
    Page<Suspension> list(
            Caller caller,
            @PathVariable String projectId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return switch (projects.get(caller, projectId)) {
            case Outcome.Done<Project>(var _, var _, var project) ->
                Page.cut(project.suspensions(), page, Suspension::suspensionId, clock.instant());
            case Outcome.Refused<Project> refused -> throw Refusals.problem(refused);
        };
    }

    private static Suspension suspension(Project project, String suspensionId) {
        return project.suspension(suspensionId).orElseThrow();
    }
}
