package city.renewal.progress.adapter.web;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.application.ProblemList;
import city.renewal.progress.application.ProblemOrder;
import city.renewal.progress.application.ProblemQuery;
import city.renewal.progress.domain.ProblemRow;
import city.renewal.starter.export.Exports;
import city.renewal.starter.export.FormatParameter;
import city.renewal.starter.export.Pages;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 问题清单: the problem list. */
@RestController
class ProblemController {
    private final ProblemList list;
    private final Exports exports;
    private final InstantSource clock;

    ProblemController(ProblemList list, Exports exports, InstantSource clock) {
        this.list = list;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    @Asks({
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
        "dueFrom",
        "dueTo",
        "sort",
        "limit",
        "cursor",
        "format"
    })
    @AllowReaders
    Page<ProblemRow> problems(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        parameters.json();
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var all = query(caller, parameters);
        var page = PageRequest.of(limit, cursor);
        var rows = list.problems(all.from(SortedList.after(all.order(), page.after()), page.limit()));
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null, asOf);
        }
        var items = rows.subList(0, page.limit());
        var last = SortedList.cursor(all.order(), all.order().key(items.getLast()));
        return new Page<>(items, PageRequest.cursor(last), asOf);
    }

    /** The same list, all of it, as a file. */
    @GetMapping(
            path = "/api/v1/problems",
            produces = {Exports.XLSX, Exports.CSV})
    @AllowReaders
    void problemsAsFile(
            Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        parameters.text(FormatParameter.NAME);
        var all = query(caller, parameters);
        var rows = new Pages<>(
                after -> list.problems(all.from(after, Pages.SIZE)),
                (ProblemRow row) -> all.order().key(row));
        exports.write("problems", ProblemSheet.of(rows, asOf), request, response);
    }

    private static ProblemQuery query(Caller caller, Parameters parameters) {
        var equal = Conditions.equal(parameters);
        for (var name : List.of("node", "category")) {
            var value = parameters.text(name);
            if (value != null) {
                equal.put(name, value);
            }
        }
        var area = parameters.text("area");
        var sources = parameters.constants("source", Problem.Source.class);
        var standings = parameters.constants("standing", Standing.class);
        var lights = parameters.constants("light", Light.class);
        var dueFrom = parameters.date("dueFrom");
        var dueTo = parameters.date("dueTo");
        var order = SortedList.order(parameters, List.of(ProblemOrder.values()));
        parameters.refuse();
        return new ProblemQuery(
                Sight.of(caller),
                equal,
                area,
                sources,
                standings,
                lights,
                dueFrom,
                dueTo,
                order,
                List.of(),
                Pages.SIZE);
    }
}
