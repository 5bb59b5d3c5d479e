package city.renewal.progress.adapter.web.figure;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.figure.Overview;
import city.renewal.progress.application.figure.Overviews;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the command centre. */
@RestController
class OverviewController {
    private final Overviews overviews;
    private final VisibleProgrammes visible;

    OverviewController(Overviews overviews, VisibleProgrammes visible) {
        this.overviews = overviews;
        this.visible = visible;
    }

    @GetMapping("/api/v1/overview")
    @QueryParameters("programme")
    @AllowReaders
    Overview overview(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.text("programme");
        parameters.violations().check(programme != null, "programme", "must be given");
        parameters.refuse();
        return visible.find(String.valueOf(programme), caller)
                .flatMap(found -> overviews.of(found.programmeId(), Visibility.of(caller)))
                .orElseThrow(() -> Problem.notFound("programme", String.valueOf(programme)));
    }
}
