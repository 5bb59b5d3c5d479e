package city.renewal.progress.adapter.web.list;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProblemOrder;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.progress.domain.row.ProblemRow;
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

/** 问题清单: the problem list. */
@RestController
class ProblemController {
    private final ProblemList list;
    private final InstantSource clock;

    ProblemController(ProblemList list, InstantSource clock) {
        this.list = list;
        this.clock = clock;
    }

    @GetMapping("/api/v1/problems")
    @QueryParameters({
        "programme",
        "project",
        "node",
        "field",
        "area",
        "street",
        "headquarters",
        "unit",
        "owner",
        "leader",
        "source",
        "category",
        "standing",
        "light",
        "extension",
        "dueFrom",
        "dueTo",
        "sort",
        "limit",
        "cursor"
    })
    @Exported(ProblemSheet.class)
    @AllowReaders
    Page<ProblemRow> problems(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var all = query(caller, parameters);
        var page = PageRequest.of(limit, cursor);
        var rows = list.problems(all.from(SortedList.after(all.order(), page.after()), page.limit()));
        return SortedList.page(all.order(), all.order()::key, rows, page, asOf);
    }

    private static ProblemQuery query(Caller caller, Parameters parameters) {
        var equal = Conditions.equal(parameters);
        for (var name : List.of("node", "category")) {
            var value = parameters.text(name);
            if (value != null) {
                equal.put(name, value);
            }
        }
        Conditions.extension(parameters, equal);
        var area = parameters.text("area");
        var sources = parameters.constants("source", Problem.Source.class);
        var standings = parameters.constants("standing", Standing.class);
        var lights = parameters.constants("light", Light.class);
        var dueFrom = parameters.date("dueFrom");
        var dueTo = parameters.date("dueTo");
        var order = SortedList.order(parameters, List.of(ProblemOrder.values()));
        parameters.refuse();
        return new ProblemQuery(
                Visibility.of(caller),
                equal,
                area,
                sources,
                standings,
                lights,
                dueFrom,
                dueTo,
                order,
                List.of(),
                KeysetIterator.SIZE);
    }
}
