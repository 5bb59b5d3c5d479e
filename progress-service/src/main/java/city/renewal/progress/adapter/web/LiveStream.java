package city.renewal.progress.adapter.web;

import city.renewal.progress.application.LiveFeed;
import city.renewal.progress.application.Overview;
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

/** Writes server-sent events to one client until it leaves, the feed ends, or it may not watch any longer. */
final class LiveStream {
    /** How often the figures are looked at. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private static final int QUIET_LOOKS_UNTIL_HEARTBEAT = 10;

    private final HttpServletResponse response;
    private final JsonMapper mapper;
    private final Duration look;
    private @Nullable Overview shown;

    /** What the client has seen of the events, so that it can come back to it: an overview has no place of its own. */
    private String seen = "";

    LiveStream(HttpServletResponse response, JsonMapper mapper, Duration look) {
        this.response = response;
        this.mapper = mapper;
        this.look = look;
    }

    void run(LiveFeed.Reader reader, Supplier<Optional<Overview>> overview, BooleanSupplier mayWatch)
            throws IOException, InterruptedException {
        seen = reader.start().id();
        var out = EventStream.open(response, mapper);
        var quiet = 0;
        var nextLook = 0L;
        while (!reader.hasEnded() && mayWatch.getAsBoolean()) {
            var wrote = false;
            if (System.nanoTime() - nextLook >= 0 || nextLook == 0) {
                wrote = showIfChanged(out, overview.get());
                nextLook = System.nanoTime() + look.toNanos();
                quiet = wrote ? 0 : quiet + 1;
            }
            var event = reader.next(Duration.ofNanos(Math.max(0, nextLook - System.nanoTime())));
            if (event.isPresent()) {
                seen = event.get().id();
                out.send(seen, event.get().name(), event.get().data());
                quiet = 0;
            } else if (quiet >= QUIET_LOOKS_UNTIL_HEARTBEAT) {
                out.beat();
                quiet = 0;
            }
        }
        if (reader.wasReplaced()) {
            out.sayItWasReplaced();
        }
    }

    private boolean showIfChanged(EventStream out, Optional<Overview> overview) throws IOException {
        if (overview.isEmpty() || isAsShown(overview.get())) {
            return false;
        }
        shown = overview.get();
        out.send(seen, "overview", shown);
        return true;
    }

    /** But for the time at which it was read. */
    private boolean isAsShown(Overview overview) {
        return shown != null && shown.at(Instant.EPOCH).equals(overview.at(Instant.EPOCH));
    }
}
