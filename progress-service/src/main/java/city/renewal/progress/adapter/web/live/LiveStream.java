package city.renewal.progress.adapter.web.live;

import city.renewal.progress.application.figure.Overview;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.starter.web.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events to one client until it disconnects, the feed ends, or its token expires. */
final class LiveStream {
    /** The interval at which the overview is compared with the last one sent. */
    static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);

    private static final int IDLE_REFRESHES_UNTIL_HEARTBEAT = 10;

    private final HttpServletResponse response;
    private final JsonMapper mapper;
    private final Duration refreshInterval;
    private @Nullable Overview lastSent;

    /** The id of the last event sent. Overview messages repeat it, because an overview has no position of its own. */
    private String lastEventId = "";

    LiveStream(HttpServletResponse response, JsonMapper mapper, Duration refreshInterval) {
        this.response = response;
        this.mapper = mapper;
        this.refreshInterval = refreshInterval;
    }

    void run(LiveFeed.Subscriber subscriber, Supplier<Optional<Overview>> overview, BooleanSupplier mayWatch)
            throws IOException, InterruptedException {
        lastEventId = subscriber.start().id();
        var out = EventStream.open(response, mapper);
        var idle = 0;
        var nextRefresh = 0L;
        while (!subscriber.hasEnded() && mayWatch.getAsBoolean()) {
            var wrote = false;
            if (System.nanoTime() - nextRefresh >= 0 || nextRefresh == 0) {
                wrote = sendIfChanged(out, overview.get());
                nextRefresh = System.nanoTime() + refreshInterval.toNanos();
                idle = wrote ? 0 : idle + 1;
            }
            var event = subscriber.next(Duration.ofNanos(Math.max(0, nextRefresh - System.nanoTime())));
            if (event.isPresent()) {
                lastEventId = event.get().id();
                out.send(lastEventId, event.get().name(), event.get().data());
                idle = 0;
            } else if (idle >= IDLE_REFRESHES_UNTIL_HEARTBEAT) {
                out.sendHeartbeat();
                idle = 0;
            }
        }
        if (subscriber.wasReplaced()) {
            out.sendReplaced();
        }
    }

    private boolean sendIfChanged(EventStream out, Optional<Overview> overview) throws IOException {
        if (overview.isEmpty() || equalsLastSent(overview.get())) {
            return false;
        }
        lastSent = overview.get();
        out.send(lastEventId, "overview", lastSent);
        return true;
    }

    /** Compares the overviews without the time at which they were read. */
    private boolean equalsLastSent(Overview overview) {
        return lastSent != null && lastSent.at(Instant.EPOCH).equals(overview.at(Instant.EPOCH));
    }
}
