package city.renewal.progress.adapter.web.ranking;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.ranking.Ranking;
import city.renewal.progress.application.ranking.Rankings;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.util.Arrays;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 赛马: the ranking of a programme, with the queries for the rows behind each measure. */
@RestController
class RankingController {
    private final Rankings rankings;

    RankingController(Rankings rankings) {
        this.rankings = rankings;
    }

    @GetMapping("/api/v1/rankings")
    @QueryParameters({"programme", "by"})
    @Exported(RankingSheet.class)
    @AllowReaders
    Ranking ranking(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        return ranking(caller, parameters);
    }

    private Ranking ranking(Caller caller, Parameters parameters) {
        var programme = parameters.required("programme");
        var by = parameters.required("by");
        var grouping = RankingGrouping.of(by);
        parameters.violations().check(by.isEmpty() || grouping.isPresent(), "by", oneOf(by));
        parameters.refuse();
        return rankings.of(programme, grouping.orElseThrow(), Visibility.of(caller))
                .orElseThrow(() -> Problem.notFound("programme", programme));
    }

    static String oneOf(String by) {
        return "must be one of %s, but is '%s'"
                .formatted(
                        Arrays.stream(RankingGrouping.values())
                                .map(RankingGrouping::parameter)
                                .toList(),
                        by);
    }
}
