package city.renewal.progress.adapter.web.ranking;

import static city.renewal.starter.security.Role.COMMANDER;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.ranking.Publication;
import city.renewal.progress.application.ranking.Publications;
import city.renewal.progress.application.ranking.PublishRanking;
import city.renewal.progress.application.ranking.PublishRanking.Outcome;
import city.renewal.progress.application.ranking.Rankings;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import city.renewal.starter.web.Violations;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published rankings, which never change. */
@RestController
class PublicationController {
    private static final String PATH = "/api/v1/rankings/publications";

    private final PublishRanking publishing;
    private final Publications publications;
    private final Rankings rankings;
    private final Idempotency idempotency;
    private final InstantSource clock;

    PublicationController(
            PublishRanking publishing,
            Publications publications,
            Rankings rankings,
            Idempotency idempotency,
            InstantSource clock) {
        this.publishing = publishing;
        this.publications = publications;
        this.rankings = rankings;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The request to publish a ranking. */
    record PublicationBody(
            @Nullable String programme, @Nullable String by) {}

    @PostMapping(PATH)
    @Allow(COMMANDER)
    ResponseEntity<?> publish(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PublicationBody body) {
        var violations = new Violations();
        var programme = violations.id("programme", body.programme());
        var by = violations.text("by", body.by(), 20);
        var grouping = RankingGrouping.of(by);
        violations.check(by.isEmpty() || grouping.isPresent(), "by", RankingController.oneOf(by));
        violations.refuse();
        return idempotency.once(
                caller,
                key,
                "POST " + PATH,
                body,
                commandId -> publish(programme, grouping.orElseThrow(), caller, commandId));
    }

    private ResponseEntity<?> publish(String programme, RankingGrouping by, Caller caller, @Nullable String commandId) {
        return switch (publishing.publish(programme, by, caller, commandId)) {
            case Outcome.Published(var publication) ->
                ResponseEntity.created(URI.create(PATH + "/" + publication.publicationId()))
                        .body(publication);
            case Outcome.Unknown() -> throw Problem.notFound("programme", programme);
            case Outcome.NotPermitted(var found) ->
                throw Problem.forbidden("Only who commands all of %s publishes the rankings of '%s'"
                        .formatted(found.area(), found.programmeId()));
        };
    }

    @GetMapping(PATH)
    @Exported(PublicationSheet.class)
    @QueryParameters({"programme", "limit", "cursor"})
    @AllowReaders
    Page<Publication> publications(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.required("programme");
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        parameters.refuse();
        var page = PageRequest.of(limit, cursor);
        if (!page.after().isEmpty()
                && (page.after().size() != 2 || !page.after().getFirst().matches("[0-9]{1,15}"))) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        if (rankings.visible(programme, Visibility.of(caller)).isEmpty()) {
            throw Problem.notFound("programme", programme);
        }
        var found = publications.of(programme, page.after(), page.limit());
        if (found.size() <= page.limit()) {
            return new Page<>(found, null, clock.instant());
        }
        var items = found.subList(0, page.limit());
        var last = items.getLast();
        var next = List.of(Long.toString(last.publishedAt().toEpochMilli()), last.publicationId());
        return new Page<>(items, PageRequest.cursor(next), clock.instant());
    }

    @GetMapping(PATH + "/{publicationId}")
    @AllowReaders
    Publication publication(Caller caller, @PathVariable String publicationId) {
        return publications
                .find(publicationId)
                .filter(found -> rankings.visible(found.ranking().programme(), Visibility.of(caller))
                        .isPresent())
                .orElseThrow(() -> Problem.notFound("publication", publicationId));
    }
}
