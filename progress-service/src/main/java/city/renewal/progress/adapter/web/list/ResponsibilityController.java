package city.renewal.progress.adapter.web.list;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.list.ResponsibilityQuery;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.export.Exported;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 责任清单: the responsibility list. */
@RestController
class ResponsibilityController {
    private static final int KEY_PARTS = 5;

    private final Lists lists;
    private final ReferenceData referenceData;
    private final InstantSource clock;

    ResponsibilityController(Lists lists, ReferenceData referenceData, InstantSource clock) {
        this.lists = lists;
        this.referenceData = referenceData;
        this.clock = clock;
    }

    @GetMapping("/api/v1/responsibilities")
    @QueryParameters({
        "programme",
        "project",
        "field",
        "area",
        "street",
        "headquarters",
        "unit",
        "owner",
        "leader",
        "limit",
        "cursor"
    })
    @Exported(ResponsibilitySheet.class)
    @AllowReaders
    Page<ResponsibilityLine> responsibilities(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        var all = query(caller, parameters, asOf);
        var page = PageRequest.of(limit, cursor);
        if (!page.after().isEmpty() && page.after().size() != KEY_PARTS) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        var lines = lists.responsibilities(all.from(page.after(), page.limit()));
        if (lines.size() <= page.limit()) {
            return new Page<>(lines, null, asOf);
        }
        var items = lines.subList(0, page.limit());
        return new Page<>(items, PageRequest.cursor(items.getLast().key()), asOf);
    }

    private ResponsibilityQuery query(Caller caller, Parameters parameters, Instant asOf) {
        var equal = Conditions.equal(parameters);
        var area = parameters.text("area");
        parameters.refuse();
        var programme = equal.getOrDefault("programme", "");
        var zone = referenceData
                .programmes()
                .find(programme)
                .orElse(Programme.unknown(programme))
                .zone();
        var monday = LocalDate.ofInstant(asOf, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new ResponsibilityQuery(Visibility.of(caller), equal, area, monday, List.of(), KeysetIterator.SIZE);
    }
}
