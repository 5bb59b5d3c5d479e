package city.renewal.project.adapter.web.directory;

import city.renewal.events.Person;
import city.renewal.project.adapter.web.ConditionalHeaders;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.directory.DirectoryCommands;
import city.renewal.project.application.directory.DirectoryCommands.Search;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.text.NameOrder;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

/** REST controller of the directory's people. */
@RestController
@RequestMapping("/api/v1/people")
class PersonController {
    private static final int MAX_ALIASES = 20;
    private static final int MAX_UNITS = 50;

    private final DirectoryCommands directory;
    private final InstantSource clock;

    PersonController(DirectoryCommands directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param active null: true */
    record PersonBody(
            @Nullable String personId,
            @Nullable String name,
            @Nullable List<@Nullable String> aliases,
            @Nullable List<@Nullable String> units,
            @Nullable Boolean active) {
        Person person(String id) {
            var check = new Violations();
            check.id("personId", id);
            check.check(
                    personId == null || personId.equals(id), "personId", "must be '%s' as in the path".formatted(id));
            var checkedName = check.text("name", name, 200).strip();
            var checkedAliases = new LinkedHashSet<String>();
            for (var alias : check.list("aliases", aliases, MAX_ALIASES)) {
                checkedAliases.add(check.text("aliases[%d]".formatted(checkedAliases.size()), alias, 200)
                        .strip());
            }
            var checkedUnits = new LinkedHashSet<String>();
            for (var unit : check.list("units", units, MAX_UNITS)) {
                checkedUnits.add(check.id("units[%d]".formatted(checkedUnits.size()), unit));
            }
            check.refuse();
            return new Person(
                    id,
                    checkedName,
                    List.copyOf(checkedAliases),
                    List.copyOf(checkedUnits),
                    Objects.requireNonNullElse(active, true));
        }
    }

    @PutMapping("/{personId}")
    @Allow(Role.ADMIN)
    ResponseEntity<?> set(
            Caller caller,
            @PathVariable String personId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestBody PersonBody body) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        return OutcomeResponses.ok(directory.record(caller, body.person(personId), expected), Function.identity());
    }

    @GetMapping("/{personId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String personId) {
        return OutcomeResponses.ok(directory.person(caller, personId), Function.identity());
    }

    @GetMapping
    @Exported(PersonSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    Page<Person> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = directory.people(caller, new Search(name, unit, active, after, page.limit() + 1));
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(NameOrder.key(
                        shown.getLast().state().name(), shown.getLast().id())))
                : null;
        return new Page<>(shown.stream().map(stored -> stored.state()).toList(), next, clock.instant());
    }
}
