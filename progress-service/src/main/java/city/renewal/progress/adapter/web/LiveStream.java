package city.renewal.progress.adapter.web;

import city.renewal.progress.application.LiveFeed;
import city.renewal.progress.application.Overview;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        seen = reader.start().id();
        var out = response.getOutputStream();
        write(out, "retry: 2000\n\n");
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
                write(
                        out,
                        frame(
                                event.get().name(),
                                mapper.writeValueAsString(event.get().data())));
                quiet = 0;
            } else if (quiet >= QUIET_LOOKS_UNTIL_HEARTBEAT) {
                write(out, ":\n\n");
                quiet = 0;
            }
        }
    }

    private boolean showIfChanged(OutputStream out, Optional<Overview> overview) throws IOException {
        if (overview.isEmpty() || isAsShown(overview.get())) {
            return false;
        }
        shown = overview.get();
        write(out, frame("overview", mapper.writeValueAsString(shown)));
        return true;
    }

    /** But for the time at which it was read. */
    private boolean isAsShown(Overview overview) {
        return shown != null && shown.at(Instant.EPOCH).equals(overview.at(Instant.EPOCH));
    }

    private String frame(String name, String data) {
        var id = seen.isEmpty() ? "" : "id: " + seen + "\n";
        return "%sevent: %s\ndata: %s\n\n".formatted(id, name, data);
    }

    private void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
