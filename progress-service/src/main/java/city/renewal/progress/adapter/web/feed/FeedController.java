package city.renewal.progress.adapter.web.feed;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Summary;
import city.renewal.progress.application.feed.DeadlineFeeds;
import city.renewal.progress.application.feed.DeadlineFeeds.Outcome;
import city.renewal.progress.application.feed.Feed;
import city.renewal.starter.export.Exported;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Calendar feeds of deadlines. The address of a feed is its secret. */
@RestController
class FeedController {
    private static final String PATH = "/api/v1/feeds";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private static final String HINT =
            "The address was shown once, to the request that made the feed; if nobody has it, withdraw the feed and make another";

    private final DeadlineFeeds feeds;
    private final Idempotency idempotency;
    private final InstantSource clock;

    FeedController(DeadlineFeeds feeds, Idempotency idempotency, InstantSource clock) {
        this.feeds = feeds;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * The request to create a feed.
     *
     * @param kind {@code PERSON}, {@code UNIT} or {@code PROJECT}
     */
    record FeedBody(@Nullable String kind, @Nullable String id) {}

    /**
     * A created feed.
     *
     * @param address path of the feed, which contains the secret and is returned only once; null when the request is
     *     repeated
     * @param hint what to do without the address; null when the address is returned
     */
    record CreatedFeed(
            String feedId,
            Feed.Kind kind,
            String id,
            @Nullable String address,
            @Nullable String hint,
            Instant createdAt) {
        static CreatedFeed withoutAddress(Feed feed) {
            return new CreatedFeed(feed.feedId(), feed.kind(), feed.about(), null, HINT, feed.createdAt());
        }

        CreatedFeed at(String token) {
            return new CreatedFeed(feedId, kind, id, "/feeds/" + token + ".ics", null, createdAt);
        }
    }

    record ListedFeed(String feedId, Feed.Kind kind, String id, Instant createdAt) {}

    /** Not paged: a person has at most {@link DeadlineFeeds#MOST} feeds. */
    record ListedFeeds(List<ListedFeed> items, Instant asOf) implements ListPage<ListedFeed> {}

    @PostMapping(PATH)
    @Summary("Makes an address under which a calendar program reads deadlines")
    @AllowReaders
    ResponseEntity<CreatedFeed> createFeed(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody FeedBody body) {
        var violations = new Violations();
        var named = violations.text("kind", body.kind(), 20);
        var kind = kind(named);
        violations.check(
                named.isEmpty() || kind.isPresent(),
                "kind",
                "must be one of %s, but is '%s'".formatted(List.of(Feed.Kind.values()), named));
        var id = violations.id("id", body.id());
        violations.refuse();
        // The stored idempotent response does not contain the secret; only the request that creates the feed receives
        // it.
        var token = new AtomicReference<@Nullable String>();
        var response = idempotency.once(caller, key, "POST " + PATH, body, CreatedFeed.class, commandId -> {
            var feed = created(feeds.create(kind.orElseThrow(), id, caller, commandId), id, token::set);
            return ResponseEntity.created(URI.create(PATH + "/" + feed.feedId()))
                    .body(CreatedFeed.withoutAddress(feed));
        });
        var secret = token.get();
        var shown = Objects.requireNonNull(response.getBody());
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(secret == null ? shown : shown.at(secret));
    }

    private static Feed created(Outcome outcome, String id, Consumer<String> token) {
        return switch (outcome) {
            case Outcome.Created(var feed, var secret) -> {
                token.accept(secret);
                yield feed;
            }
            case Outcome.AlreadyCreated(var feed) -> feed;
            case Outcome.NotPermitted() ->
                throw Problem.forbidden("Only a leader or commander follows the deadlines of others");
            case Outcome.Unknown() -> throw Problem.notFound("project", id);
            case Outcome.TooMany() ->
                throw Problem.conflict(
                        "too-many-feeds", "There are %d feeds of yours; withdraw one".formatted(DeadlineFeeds.MOST));
        };
    }

    private static Optional<Feed.Kind> kind(String name) {
        return Arrays.stream(Feed.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    @GetMapping(PATH)
    @Exported(FeedSheet.class)
    @Summary("The caller's own feeds, without their addresses")
    @AllowReaders
    ListedFeeds feeds(Caller caller) {
        return new ListedFeeds(
                feeds.of(caller).stream()
                        .map(feed -> new ListedFeed(feed.feedId(), feed.kind(), feed.about(), feed.createdAt()))
                        .toList(),
                clock.instant());
    }

    @DeleteMapping(PATH + "/{feedId}")
    @Summary("Withdraws a feed: its address is answered with 404 from now on")
    @AllowReaders
    ResponseEntity<Void> withdrawFeed(Caller caller, @PathVariable String feedId) {
        if (!feeds.withdraw(feedId, caller)) {
            throw Problem.notFound("feed", feedId);
        }
        return ResponseEntity.noContent().build();
    }

    /** Requires no bearer token: the address is the secret. */
    @GetMapping("/feeds/{token}.ics")
    @Allow({})
    ResponseEntity<String> calendar(@PathVariable String token) {
        var read = feeds.read(token).orElseThrow(() -> Problem.notFound("feed", "of this address"));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(CalendarText.of(name(read.feed()), read.rows(), clock.instant()));
    }

    private static String name(Feed feed) {
        return switch (feed.kind()) {
            case PERSON -> "城市更新·个人期限";
            case UNIT -> "城市更新·单位期限";
            case PROJECT -> "城市更新·项目期限";
        };
    }
}
