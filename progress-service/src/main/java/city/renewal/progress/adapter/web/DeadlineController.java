package city.renewal.progress.adapter.web;

import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.REPORTER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.application.DeadlineOrder;
import city.renewal.progress.application.DeadlineQuery;
import city.renewal.progress.application.Lists;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 进度清单: the deadline list. */
@RestController
class DeadlineController {
    private final Lists lists;
    private final InstantSource clock;

    DeadlineController(Lists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/api/v1/deadlines")
    @Asks({
        "programme",
        "project",
        "field",
        "area",
        "headquarters",
        "unit",
        "owner",
        "leader",
        "standing",
        "light",
        "signed",
        "dueFrom",
        "dueTo",
        "sort",
        "limit",
        "cursor"
    })
    @Allow(
            value = {COMMANDER, LEADER, SUPERVISOR, UNIT, OWNER, REPORTER},
            scope = Sight.READ)
    Page<DeadlineRow> deadlines(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var asked = query(caller, parameters);
        var rows = lists.deadlines(asked);
        if (rows.size() <= asked.limit()) {
            return new Page<>(rows, null, asOf);
        }
        var items = rows.subList(0, asked.limit());
        return new Page<>(items, PageRequest.cursor(key(asked.order(), items.getLast())), asOf);
    }

    private static DeadlineQuery query(Caller caller, Parameters parameters) {
        var equal = Conditions.equal(parameters);
        var area = parameters.text("area");
        var standings = parameters.constants("standing", Standing.class);
        var lights = parameters.constants("light", Light.class);
        var signed = parameters.truth("signed");
        var dueFrom = parameters.date("dueFrom");
        var dueTo = parameters.date("dueTo");
        var order = order(parameters);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        parameters.refuse();
        var page = PageRequest.of(limit, cursor);
        return new DeadlineQuery(
                Sight.of(caller),
                equal,
                area,
                standings,
                lights,
                signed,
                dueFrom,
                dueTo,
                order,
                after(order, page.after()),
                page.limit());
    }

    private static DeadlineOrder order(Parameters parameters) {
        var sort = parameters.text("sort");
        if (sort == null) {
            return DeadlineOrder.DUE_DATE;
        }
        return DeadlineOrder.of(sort).orElseGet(() -> {
            parameters
                    .violations()
                    .add(
                            "sort",
                            "must be one of %s, but is '%s'"
                                    .formatted(
                                            List.of(DeadlineOrder.values()).stream()
                                                    .map(DeadlineOrder::parameter)
                                                    .toList(),
                                            sort));
            return DeadlineOrder.DUE_DATE;
        });
    }

    private static List<String> key(DeadlineOrder order, DeadlineRow last) {
        var value = switch (order) {
            case DUE_DATE, DUE_DATE_DESCENDING -> last.dueDate().toString();
            case FORECAST_DATE, FORECAST_DATE_DESCENDING -> last.forecastDate().toString();
            case OVERDUE_DAYS, OVERDUE_DAYS_DESCENDING -> Integer.toString(last.overdueDays());
            case TOTAL_FLOAT_DAYS, TOTAL_FLOAT_DAYS_DESCENDING -> Integer.toString(last.totalFloatDays());
            case PROJECT_NAME, PROJECT_NAME_DESCENDING -> last.projectName();
        };
        return List.of(order.parameter(), value, last.projectId() + "/" + last.nodeId());
    }

    /** A cursor is only good for the order that it was given in. */
    private static List<String> after(DeadlineOrder order, List<String> cursor) {
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (cursor.size() != 3
                || !cursor.getFirst().equals(order.parameter())
                || (order.isNumeric() && !cursor.get(1).matches("-?[0-9]{1,9}"))) {
            throw Problem.invalid("cursor", "is not one that this list gave for this order");
        }
        return cursor.subList(1, 3);
    }
}
