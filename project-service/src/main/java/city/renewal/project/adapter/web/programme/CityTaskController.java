package city.renewal.project.adapter.web.programme;

import city.renewal.project.adapter.web.ConditionalHeaders;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.programme.ProgrammeSettings;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of city tasks. */
@RestController
@RequestMapping("/api/v1/city-tasks")
class CityTaskController {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final ProgrammeSettings settings;
    private final InstantSource clock;

    CityTaskController(ProgrammeSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    record CityTaskBody(
            @Nullable String taskId,
            @Nullable String programme,
            @Nullable String name,
            @Nullable String issuedBy,
            @Nullable LocalDate dueDate) {
        CityTask task(String id) {
            var check = new Violations();
            check.id("taskId", id);
            check.check(taskId == null || taskId.equals(id), "taskId", "must be '%s' as in the path".formatted(id));
            var due = dueDate;
            check.check(
                    due == null || (!due.isBefore(FIRST) && !due.isAfter(LAST)),
                    "dueDate",
                    "must lie from %s to %s".formatted(FIRST, LAST));
            var task = new CityTask(
                    id,
                    check.id("programme", programme),
                    check.text("name", name, 500),
                    issuedBy == null ? null : check.text("issuedBy", issuedBy, 200),
                    due);
            check.refuse();
            return task;
        }
    }

    @PutMapping("/{taskId}")
    @Allow({Role.COMMANDER, Role.ADMIN})
    ResponseEntity<?> set(
            Caller caller,
            @PathVariable String taskId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestBody CityTaskBody body) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        return OutcomeResponses.ok(settings.setTask(caller, body.task(taskId), expected), Function.identity());
    }

    @GetMapping("/{taskId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String taskId) {
        return OutcomeResponses.ok(settings.task(caller, taskId), Function.identity());
    }

    @GetMapping
    @Exported(CityTaskListSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    Page<CityTask> list(
            Caller caller,
            @RequestParam String programme,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = settings.tasks(caller, programme, after, page.limit() + 1);
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(shown.getLast().id()))
                : null;
        return new Page<>(shown.stream().map(stored -> stored.state()).toList(), next, clock.instant());
    }
}
