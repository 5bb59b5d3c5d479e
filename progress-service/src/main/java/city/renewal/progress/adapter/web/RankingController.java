package city.renewal.progress.adapter.web;

import city.renewal.progress.application.Ranking;
import city.renewal.progress.application.RankingGrouping;
import city.renewal.progress.application.Rankings;
import city.renewal.starter.export.Exports;
import city.renewal.starter.export.FormatParameter;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 赛马: who is first, who is last, and by which rows. */
@RestController
class RankingController {
    private final Rankings rankings;
    private final Exports exports;

    RankingController(Rankings rankings, Exports exports) {
        this.rankings = rankings;
        this.exports = exports;
    }

    @GetMapping(path = "/api/v1/rankings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Asks({"programme", "by", "format"})
    @AllowReaders
    Ranking ranking(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        parameters.json();
        return ranking(caller, parameters);
    }

    /** The same ranking as a file. */
    @GetMapping(
            path = "/api/v1/rankings",
            produces = {Exports.XLSX, Exports.CSV})
    @AllowReaders
    void rankingAsFile(
            Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var parameters = new Parameters(query);
        parameters.text(FormatParameter.NAME);
        var ranking = ranking(caller, parameters);
        exports.write(
                "ranking-" + ranking.by(),
                Sheets.rankings(ranking.items().iterator(), ranking.asOf()),
                request,
                response);
    }

    private Ranking ranking(Caller caller, Parameters parameters) {
        var programme = parameters.required("programme");
        var by = parameters.required("by");
        var grouping = RankingGrouping.of(by);
        parameters.violations().check(by.isEmpty() || grouping.isPresent(), "by", oneOf(by));
        parameters.refuse();
        return rankings.of(programme, grouping.orElseThrow(), Sight.of(caller))
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
