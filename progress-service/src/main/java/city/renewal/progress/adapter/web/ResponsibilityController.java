package city.renewal.progress.adapter.web;

import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.REPORTER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;

import city.renewal.progress.application.Lists;
import city.renewal.progress.application.ResponsibilityLine;
import city.renewal.progress.application.ResponsibilityQuery;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 责任清单: the responsibility list. */
@RestController
class ResponsibilityController {
    private static final int KEY_PARTS = 5;

    private final Lists lists;
    private final InstantSource clock;

    ResponsibilityController(Lists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/api/v1/responsibilities")
    @Asks({"programme", "project", "field", "area", "headquarters", "unit", "owner", "leader", "limit", "cursor"})
    @Allow(
            value = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER},
            scope = Sight.READ)
    Page<ResponsibilityLine> responsibilities(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var equal = Conditions.equal(parameters);
        var area = parameters.text("area");
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        parameters.refuse();
        var page = PageRequest.of(limit, cursor);
        if (!page.after().isEmpty() && page.after().size() != KEY_PARTS) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        var lines = lists.responsibilities(
                new ResponsibilityQuery(Sight.of(caller), equal, area, page.after(), page.limit()));
        if (lines.size() <= page.limit()) {
            return new Page<>(lines, null, asOf);
        }
        var items = lines.subList(0, page.limit());
        return new Page<>(items, PageRequest.cursor(items.getLast().key()), asOf);
    }
}
