package city.renewal.progress.adapter.web.live;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.figure.OverviewCache;
import city.renewal.progress.application.list.VisibleProgrammes;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.progress.application.live.LivePosition;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Callers;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.EventStream;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live stream: {@code overview} when the figures change, {@code standing} and {@code alert} events as they happen.
 * Each stream runs in the virtual thread of its request, so a slow client blocks no other. It ends when the token that
 * opened it expires.
 */
@RestController
class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final LiveFeed feed;
    private final OverviewCache overviews;
    private final VisibleProgrammes visible;
    private final JsonMapper mapper;
    private final InstantSource real;

    LiveController(
            LiveFeed feed,
            OverviewCache overviews,
            VisibleProgrammes visible,
            JsonMapper mapper,
            @Qualifier("realTime") InstantSource real) {
        this.feed = feed;
        this.overviews = overviews;
        this.visible = visible;
        this.mapper = mapper;
        this.real = real;
    }

    @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @QueryParameters("programme")
    @AllowReaders
    void live(
            Caller caller,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        var parameters = new Parameters(query);
        var programme = parameters.text("programme");
        parameters.violations().check(programme != null, "programme", "must be given");
        parameters.refuse();
        var visibility = Visibility.of(caller);
        var id = Objects.requireNonNull(programme);
        if (visible.find(id, caller).isEmpty()) {
            throw Problem.notFound("programme", id);
        }
        try (var subscriber = subscriber(feed.subscribe(caller.personId(), id, visibility, position(lastEventId)))) {
            var expires = Callers.tokenExpiry();
            new LiveStream(response, mapper, LiveStream.REFRESH_INTERVAL)
                    .run(
                            subscriber,
                            () -> overviews.of(id, visibility),
                            () -> real.instant().isBefore(expires));
        } catch (IOException e) {
            LOG.debug("A client of the live stream disconnected: {}", e.getMessage());
        }
    }

    private static @Nullable LivePosition position(@Nullable String lastEventId) {
        return lastEventId == null || lastEventId.isBlank()
                ? null
                : LivePosition.parse(lastEventId)
                        .orElseThrow(() -> Problem.invalid("Last-Event-ID", "is not one that this stream gave"));
    }

    private static LiveFeed.Subscriber subscriber(LiveFeed.SubscribeOutcome outcome) {
        return switch (outcome) {
            case LiveFeed.SubscribeOutcome.Subscribed(var subscriber) -> subscriber;
            case LiveFeed.SubscribeOutcome.Refused(var why) -> throw EventStream.refused(why);
        };
    }
}
