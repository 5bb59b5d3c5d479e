package city.renewal.progress.adapter.web;

import city.renewal.progress.application.CityTaskLine;
import city.renewal.progress.application.CityTaskProgress;
import city.renewal.progress.application.VisibleProgrammes;
import city.renewal.starter.export.Exports;
import city.renewal.starter.export.FormatParameter;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 市级任务承接: the city's tasks, by the projects that carry them. */
@RestController
class CityTaskController {
    private final CityTaskProgress progress;
    private final VisibleProgrammes visible;
    private final Exports exports;
    private final InstantSource clock;

    CityTaskController(CityTaskProgress progress, VisibleProgrammes visible, Exports exports, InstantSource clock) {
        this.progress = progress;
        this.visible = visible;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/city-task-progress", produces = MediaType.APPLICATION_JSON_VALUE)
    @Asks({"programme", "limit", "cursor", "format"})
    @AllowReaders
    RollupPage<CityTaskLine> cityTasks(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        parameters.json();
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var programme = parameters.required("programme");
        parameters.refuse();
        var rollup = rollup(programme, caller);
        var page = KeyedLines.page(rollup.lines(), CityTaskLine::taskId, PageRequest.of(limit, cursor));
        return new RollupPage<>(programme, page.items(), rollup.total(), page.next(), asOf);
    }

    /** The same list, all of it, as a file. */
    @GetMapping(
            path = "/api/v1/city-task-progress",
            produces = {Exports.XLSX, Exports.CSV})
    @AllowReaders
    void cityTasksAsFile(
            Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(query);
        parameters.text(FormatParameter.NAME);
        var programme = parameters.required("programme");
        parameters.refuse();
        var rollup = rollup(programme, caller);
        exports.write(
                "city-task-progress", Sheets.cityTasks(rollup.lines().iterator(), clock.instant()), request, response);
    }

    private CityTaskProgress.Rollup rollup(String programme, Caller caller) {
        return visible.find(programme, caller)
                .flatMap(_ -> progress.of(programme, Sight.of(caller)))
                .orElseThrow(() -> Problem.notFound("programme", programme));
    }
}
