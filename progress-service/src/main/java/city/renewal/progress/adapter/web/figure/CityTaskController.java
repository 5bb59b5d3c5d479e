package city.renewal.progress.adapter.web.figure;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.progress.application.rollup.CityTaskLine;
import city.renewal.progress.application.rollup.CityTaskProgress;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.time.InstantSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 市级任务承接: city tasks, aggregated over the projects that contribute to them. */
@RestController
class CityTaskController {
    private final CityTaskProgress progress;
    private final VisibleProgrammes visible;
    private final InstantSource clock;

    CityTaskController(CityTaskProgress progress, VisibleProgrammes visible, InstantSource clock) {
        this.progress = progress;
        this.visible = visible;
        this.clock = clock;
    }

    @GetMapping("/api/v1/city-task-progress")
    @QueryParameters({"programme", "limit", "cursor"})
    @Exported(CityTaskSheet.class)
    @AllowReaders
    RollupPage<CityTaskLine> cityTasks(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var programme = parameters.required("programme");
        parameters.refuse();
        var rollup = rollup(programme, caller);
        var page = KeyedPage.page(rollup.lines(), CityTaskLine::taskId, PageRequest.of(limit, cursor));
        return new RollupPage<>(programme, page.items(), rollup.total(), page.next(), asOf);
    }

    private CityTaskProgress.Rollup rollup(String programme, Caller caller) {
        return visible.find(programme, caller)
                .flatMap(_ -> progress.of(programme, Visibility.of(caller)))
                .orElseThrow(() -> Problem.notFound("programme", programme));
    }
}
