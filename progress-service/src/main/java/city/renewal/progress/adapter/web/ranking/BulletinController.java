package city.renewal.progress.adapter.web.ranking;

import static city.renewal.starter.security.Role.COMMANDER;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.adapter.web.Summary;
import city.renewal.progress.application.bulletin.Bulletin;
import city.renewal.progress.application.bulletin.Bulletins;
import city.renewal.progress.application.bulletin.PublishBulletin;
import city.renewal.progress.application.bulletin.PublishBulletin.Outcome;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/**
 * 通报: published bulletins, which never change. Every caller who sees anything of the programme may read them, because a
 * bulletin circulates in the whole programme.
 */
@RestController
class BulletinController {
    private static final String PATH = "/api/v1/bulletins";

    /** Constant, because a bulletin never changes. */
    private static final String ETAG = "\"1\"";

    private final PublishBulletin publishing;
    private final Bulletins bulletins;
    private final Rankings rankings;
    private final Idempotency idempotency;
    private final InstantSource clock;

    BulletinController(
            PublishBulletin publishing,
            Bulletins bulletins,
            Rankings rankings,
            Idempotency idempotency,
            InstantSource clock) {
        this.publishing = publishing;
        this.bulletins = bulletins;
        this.rankings = rankings;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * The request to publish a bulletin.
     *
     * @param kind {@code WEEKLY} or {@code MONTHLY}
     * @param until the last day of the period; today at the latest
     */
    record BulletinBody(
            @Nullable String programme,
            @Nullable String kind,
            @Nullable LocalDate until) {}

    @PostMapping(PATH)
    @Summary("Publishes a bulletin as things stand, under the next number of the year")
    @Allow(COMMANDER)
    ResponseEntity<?> publishBulletin(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BulletinBody body) {
        var violations = new Violations();
        var programme = violations.id("programme", body.programme());
        var named = violations.text("kind", body.kind(), 20);
        var kind = kind(named);
        violations.check(
                named.isEmpty() || kind.isPresent(),
                "kind",
                "must be one of %s, but is '%s'".formatted(List.of(Bulletin.Kind.values()), named));
        var until = violations.given("until", body.until());
        violations.refuse();
        return idempotency.once(
                caller,
                key,
                "POST " + PATH,
                body,
                commandId -> publish(
                        programme, kind.orElseThrow(), until == null ? LocalDate.EPOCH : until, caller, commandId));
    }

    private static Optional<Bulletin.Kind> kind(String name) {
        return Arrays.stream(Bulletin.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private ResponseEntity<?> publish(
            String programme, Bulletin.Kind kind, LocalDate until, Caller caller, @Nullable String commandId) {
        return switch (publishing.publish(programme, kind, until, caller, commandId)) {
            case Outcome.Published(var bulletin) ->
                ResponseEntity.created(URI.create(PATH + "/" + bulletin.bulletinId()))
                        .eTag(ETAG)
                        .body(bulletin);
            case Outcome.Unknown() -> throw Problem.notFound("programme", programme);
            case Outcome.NotPermitted(var found) ->
                throw Problem.forbidden("Only who commands all of %s publishes bulletins of '%s'"
                        .formatted(found.area(), found.programmeId()));
            case Outcome.PeriodOutOfRange(var earliest, var latest) ->
                throw Problem.invalid("until", "must be from %s to %s, but is %s".formatted(earliest, latest, until));
        };
    }

    @GetMapping(PATH)
    @Exported(BulletinSheet.class)
    @QueryParameters({"programme", "limit", "cursor"})
    @Summary("A programme's bulletins, the latest first")
    @AllowReaders
    Page<Bulletin.Head> bulletins(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var parameters = new Parameters(query);
        var programme = parameters.required("programme");
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        parameters.refuse();
        var page = PageRequest.of(limit, cursor);
        if (!page.after().isEmpty()
                && (page.after().size() != 2 || !page.after().stream().allMatch(part -> part.matches("[0-9]{1,9}")))) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        if (rankings.visible(programme, Visibility.of(caller)).isEmpty()) {
            throw Problem.notFound("programme", programme);
        }
        var found = bulletins.of(programme, page.after(), page.limit());
        var heads = found.stream().limit(page.limit()).map(Bulletin::head).toList();
        if (found.size() <= page.limit()) {
            return new Page<>(heads, null, clock.instant());
        }
        var last = found.get(page.limit() - 1);
        var next = List.of(Integer.toString(last.year()), Integer.toString(last.issue()));
        return new Page<>(heads, PageRequest.cursor(next), clock.instant());
    }

    @GetMapping(PATH + "/{bulletinId}")
    @Summary("A bulletin as it was published")
    @AllowReaders
    ResponseEntity<Bulletin> bulletin(Caller caller, @PathVariable String bulletinId) {
        return bulletins
                .find(bulletinId)
                .filter(found -> rankings.visible(found.programme(), Visibility.of(caller))
                        .isPresent())
                .map(found -> ResponseEntity.ok().eTag(ETAG).body(found))
                .orElseThrow(() -> Problem.notFound("bulletin", bulletinId));
    }
}
