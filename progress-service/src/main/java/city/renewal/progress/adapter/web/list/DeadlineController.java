package city.renewal.progress.adapter.web.list;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.export.Exported;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.QueryParameters;
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
    @QueryParameters({
        "programme",
        "project",
        "field",
        "area",
        "street",
        "headquarters",
        "unit",
        "owner",
        "leader",
        "standing",
        "light",
        "signed",
        "reportMissing",
        "reportDemanded",
        "extension",
        "dueFrom",
        "dueTo",
        "sort",
        "limit",
        "cursor"
    })
    @Exported(DeadlineSheet.class)
    @AllowReaders
    Page<DeadlineRow> deadlines(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var all = query(caller, parameters);
        var page = PageRequest.of(limit, cursor);
        var rows = lists.deadlines(all.from(SortedList.after(all.order(), page.after()), page.limit()));
        return SortedList.page(all.order(), all.order()::key, rows, page, asOf);
    }

    private static DeadlineQuery query(Caller caller, Parameters parameters) {
        var equal = Conditions.equal(parameters);
        Conditions.extension(parameters, equal);
        var area = parameters.text("area");
        var standings = parameters.constants("standing", Standing.class);
        var lights = parameters.constants("light", Light.class);
        var signed = parameters.bool("signed");
        var reportMissing = parameters.bool("reportMissing");
        var reportDemanded = parameters.bool("reportDemanded");
        var dueFrom = parameters.date("dueFrom");
        var dueTo = parameters.date("dueTo");
        var order = SortedList.order(parameters, List.of(DeadlineOrder.values()));
        parameters.refuse();
        return new DeadlineQuery(
                Visibility.of(caller),
                equal,
                area,
                standings,
                lights,
                signed,
                reportMissing,
                reportDemanded,
                dueFrom,
                dueTo,
                order,
                List.of(),
                KeysetIterator.SIZE);
    }
}
