package city.renewal.project.adapter.web.directory;

import city.renewal.events.Unit;
import city.renewal.project.adapter.web.ConditionalHeaders;
import city.renewal.project.adapter.web.FieldChecks;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.directory.DirectoryCommands;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
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

/** REST controller of the directory's units. */
@RestController
@RequestMapping("/api/v1/units")
class UnitController {
    private final DirectoryCommands directory;
    private final InstantSource clock;

    UnitController(DirectoryCommands directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    record UnitBody(
            @Nullable String unitId,
            @Nullable String name,
            @Nullable String area,
            @Nullable String parent) {
        Unit unit(String id) {
            var check = new Violations();
            check.id("unitId", id);
            check.check(unitId == null || unitId.equals(id), "unitId", "must be '%s' as in the path".formatted(id));
            var unit = new Unit(
                    id,
                    check.text("name", name, 200).strip(),
                    area == null ? null : FieldChecks.area(check, "area", area),
                    parent == null ? null : check.id("parent", parent));
            check.refuse();
            return unit;
        }
    }

    @PutMapping("/{unitId}")
    @Allow(Role.ADMIN)
    ResponseEntity<?> set(
            Caller caller,
            @PathVariable String unitId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestBody UnitBody body) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        return OutcomeResponses.ok(directory.record(caller, body.unit(unitId), expected), Function.identity());
    }

    @GetMapping("/{unitId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String unitId) {
        return OutcomeResponses.ok(directory.unit(caller, unitId), Function.identity());
    }

    @GetMapping
    @Exported(UnitSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    Page<Unit> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = directory.units(caller, after, page.limit() + 1);
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(DirectoryCommands.order(shown.getLast())))
                : null;
        return new Page<>(shown, next, clock.instant());
    }
}
