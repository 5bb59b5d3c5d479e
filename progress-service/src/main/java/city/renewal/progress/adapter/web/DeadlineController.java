package city.renewal.progress.adapter.web;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.application.DeadlineOrder;
import city.renewal.progress.application.DeadlineQuery;
import city.renewal.progress.application.Lists;
import city.renewal.progress.domain.DeadlineRow;
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

/** 进度清单: the deadline list. */
@RestController
class DeadlineController {
    private final Lists lists;
    private final Exports exports;
    private final InstantSource clock;

    DeadlineController(Lists lists, Exports exports, InstantSource clock) {
        this.lists = lists;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/deadlines", produces = MediaType.APPLICATION_JSON_VALUE)
    @Asks({
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
        "dueFrom",
        "dueTo",
        "sort",
        "limit",
        "cursor",
        "format"
    })
    @AllowReaders
    Page<DeadlineRow> deadlines(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        parameters.json();
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var all = query(caller, parameters);
        var page = PageRequest.of(limit, cursor);
        var rows = lists.deadlines(all.from(SortedList.after(all.order(), page.after()), page.limit()));
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null, asOf);
        }
        var items = rows.subList(0, page.limit());
        var last = SortedList.cursor(all.order(), all.order().key(items.getLast()));
        return new Page<>(items, PageRequest.cursor(last), asOf);
    }

    /** The same list, all of it, as a file. */
    @GetMapping(
            path = "/api/v1/deadlines",
            produces = {Exports.XLSX, Exports.CSV})
    @AllowReaders
    void deadlinesAsFile(
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
                after -> lists.deadlines(all.from(after, Pages.SIZE)),
                (DeadlineRow row) -> all.order().key(row));
        exports.write("deadlines", Sheets.deadlines(rows, asOf), request, response);
    }

    private static DeadlineQuery query(Caller caller, Parameters parameters) {
        var equal = Conditions.equal(parameters);
        var area = parameters.text("area");
        var standings = parameters.constants("standing", Standing.class);
        var lights = parameters.constants("light", Light.class);
        var signed = parameters.truth("signed");
        var reportMissing = parameters.truth("reportMissing");
        var reportDemanded = parameters.truth("reportDemanded");
        var dueFrom = parameters.date("dueFrom");
        var dueTo = parameters.date("dueTo");
        var order = SortedList.order(parameters, List.of(DeadlineOrder.values()));
        parameters.refuse();
        return new DeadlineQuery(
                Sight.of(caller),
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
                Pages.SIZE);
    }
}
