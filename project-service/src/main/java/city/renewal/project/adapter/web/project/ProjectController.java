package city.renewal.project.adapter.web.project;

import city.renewal.events.Anchor;
import city.renewal.events.FormerNode;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Withdrawal;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.adapter.web.ProjectRequests;
import city.renewal.project.adapter.web.ProjectRequests.Headers;
import city.renewal.project.application.command.Ids;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.CalendarImpact.CalendarAssumptions;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of projects and their plans. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {
    private final ProjectCommands projects;
    private final ProjectRequests requests;
    private final Idempotency idempotency;
    private final Ids ids;
    private final InstantSource clock;

    ProjectController(
            ProjectCommands projects, ProjectRequests requests, Idempotency idempotency, Ids ids, InstantSource clock) {
        this.projects = projects;
        this.requests = requests;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping
    @Allow(Role.COMMANDER)
    ResponseEntity<?> register(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean acceptWarnings,
            @RequestBody ProjectBody body) {
        return idempotency.once(caller, key, "POST /projects", body, commandId -> {
            var id = Objects.requireNonNullElseGet(body.projectId(), () -> ids.next(commandId));
            return OutcomeResponses.created(
                    projects.register(caller, body.entry(id), commandId, WarningPolicy.of(acceptWarnings)),
                    "/api/v1/projects/",
                    Project::entry);
        });
    }

    @GetMapping("/{projectId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String projectId) {
        return OutcomeResponses.ok(projects.get(caller, projectId), ProjectController::entryOf);
    }

    @PutMapping("/{projectId}")
    @Allow(Role.COMMANDER)
    ResponseEntity<?> amend(
            Caller caller,
            @PathVariable String projectId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean acceptWarnings,
            @RequestBody ProjectBody body) {
        var version = Etags.required(ifMatch);
        return OutcomeResponses.ok(
                projects.amend(caller, body.entry(projectId), version, WarningPolicy.of(acceptWarnings)),
                Project::entry);
    }

    @GetMapping
    @Exported(ProjectSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    Page<ProjectEntry> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String headquarters,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = projects.find(new Projects.Query(
                Visibility.of(caller), programme, field, headquarters, area, unit, after, page.limit() + 1));
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(shown.getLast().projectId()))
                : null;
        return new Page<>(shown, next, clock.instant());
    }

    @GetMapping("/{projectId}/plan")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER},
            scope = Visibility.READ)
    ResponseEntity<?> plan(Caller caller, @PathVariable String projectId) {
        return OutcomeResponses.ok(projects.get(caller, projectId), project -> planOf(projectId, project));
    }

    @PutMapping("/{projectId}/plan")
    @Allow({Role.COMMANDER, Role.UNIT})
    ResponseEntity<?> setPlan(
            Caller caller,
            @PathVariable String projectId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlanBody body) {
        var version = Etags.required(ifMatch);
        return OutcomeResponses.ok(
                projects.plan(caller, projectId, body.draft(), version), project -> planOf(projectId, project));
    }

    record WithdrawalBody(@Nullable String reason) {}

    @PostMapping("/{projectId}/withdrawal")
    @Allow(Role.COMMANDER)
    ResponseEntity<?> withdraw(
            Caller caller,
            @PathVariable String projectId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody WithdrawalBody body) {
        var check = new Violations();
        var reason = check.text("reason", body.reason(), 4_000);
        check.refuse();
        return requests.once(
                caller,
                projectId + "/withdrawal",
                new Headers(ifMatch, key),
                body,
                preconditions -> OutcomeResponses.ok(
                        projects.withdraw(caller, projectId, preconditions, reason), WithdrawnView::of));
    }

    /** A withdrawn project: its entry and the reason. */
    record WithdrawnView(@JsonUnwrapped ProjectEntry entry, Withdrawal withdrawal) {
        static WithdrawnView of(Project project) {
            return new WithdrawnView(project.entry(), Objects.requireNonNull(project.withdrawal()));
        }
    }

    private static Object entryOf(Project project) {
        return project.isWithdrawn() ? WithdrawnView.of(project) : project.entry();
    }

    @PostMapping("/{projectId}/snapshot")
    @Allow(Role.ADMIN)
    ResponseEntity<?> snapshot(Caller caller, @PathVariable String projectId) {
        return OutcomeResponses.ok(projects.snapshot(caller, projectId), Project::entry);
    }

    /**
     * A plan with the assumed years that have no holiday notice, and the nodes concerned.
     *
     * @param former dropped or renamed nodes whose due dates still apply if they return
     */
    record PlanView(
            String calendar,
            Anchor anchor,
            List<PlannedGoal> goals,
            List<PlannedNode> nodes,
            CalendarAssumptions assumed,
            List<FormerView> former) {}

    /** A node before it was dropped or renamed, and who set that plan. */
    record FormerView(
            String nodeId,
            String name,
            LocalDate originalDueDate,
            LocalDate dueDate,
            int dueVersion,
            String endedBy,
            Instant endedAt) {
        static FormerView of(FormerNode former) {
            var node = former.node();
            return new FormerView(
                    node.nodeId(),
                    node.name(),
                    node.originalDueDate(),
                    node.dueDate(),
                    node.dueVersion(),
                    former.endedBy(),
                    former.endedAt());
        }
    }

    private PlanView planOf(String projectId, Project project) {
        var plan = project.plan();
        if (plan == null) {
            throw Problem.notFound("plan of project", projectId);
        }
        return new PlanView(
                plan.calendar(),
                plan.anchor(),
                plan.goals(),
                plan.nodes(),
                projects.assumed(project),
                project.former().stream().map(FormerView::of).toList());
    }
}
