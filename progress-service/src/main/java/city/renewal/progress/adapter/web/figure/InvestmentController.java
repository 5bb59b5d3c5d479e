package city.renewal.progress.adapter.web.figure;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.progress.application.rollup.InvestmentGrouping;
import city.renewal.progress.application.rollup.InvestmentLine;
import city.renewal.progress.application.rollup.Investments;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 投资完成情况: planned and paid investments. */
@RestController
class InvestmentController {
    private final Investments investments;
    private final VisibleProgrammes visible;
    private final InstantSource clock;

    InvestmentController(Investments investments, VisibleProgrammes visible, InstantSource clock) {
        this.investments = investments;
        this.visible = visible;
        this.clock = clock;
    }

    private record InvestmentRequest(ProjectQuery query, InvestmentGrouping by) {}

    @GetMapping("/api/v1/investments")
    @QueryParameters({"programme", "by", "project", "field", "area", "street", "headquarters", "unit", "limit", "cursor"
    })
    @Exported(InvestmentSheet.class)
    @AllowReaders
    RollupPage<InvestmentLine> investments(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var request = request(caller, parameters);
        var rollup = rollup(caller, request);
        var page = KeyedPage.page(rollup.lines(), InvestmentLine::key, PageRequest.of(limit, cursor));
        return new RollupPage<>(request.query().programme(), page.items(), rollup.total(), page.next(), asOf);
    }

    private Investments.Rollup rollup(Caller caller, InvestmentRequest request) {
        return visible.find(request.query().programme(), caller)
                .flatMap(_ -> investments.of(request.query(), request.by()))
                .orElseThrow(() -> Problem.notFound("programme", request.query().programme()));
    }

    private static InvestmentRequest request(Caller caller, Parameters parameters) {
        var programme = parameters.required("programme");
        var by = parameters.text("by");
        var grouping = InvestmentGrouping.of(by == null ? "field" : by);
        parameters
                .violations()
                .check(
                        grouping.isPresent(),
                        "by",
                        "must be one of %s, but is '%s'"
                                .formatted(
                                        Arrays.stream(InvestmentGrouping.values())
                                                .map(InvestmentGrouping::parameter)
                                                .toList(),
                                        by));
        var equal = new TreeMap<String, String>();
        for (var name : new String[] {"project", "field", "area", "street", "headquarters", "unit"}) {
            var value = parameters.text(name);
            if (value != null) {
                equal.put(name, value);
            }
        }
        parameters.refuse();
        return new InvestmentRequest(
                new ProjectQuery(programme, Visibility.of(caller), equal), grouping.orElse(InvestmentGrouping.FIELD));
    }
}
