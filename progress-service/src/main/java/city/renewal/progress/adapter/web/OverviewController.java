package city.renewal.progress.adapter.web;

import city.renewal.progress.application.Overview;
import city.renewal.progress.application.Overviews;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The command centre's figures. */
@RestController
class OverviewController {
    private final Overviews overviews;

    OverviewController(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/api/v1/overview")
    @Asks("programme")
    @AllowReaders
    Overview overview(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.text("programme");
        parameters.violations().check(programme != null, "programme", "must be given");
        parameters.refuse();
        return overviews
                .of(String.valueOf(programme), Sight.of(caller))
                .orElseThrow(() -> Problem.notFound("programme", String.valueOf(programme)));
    }
}
