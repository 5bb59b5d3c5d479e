package city.renewal.starter.web;

import city.renewal.starter.streams.OpenStreams.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events to one client (HTML Living Standard, "Server-sent events"). Each event is flushed at once,
 * intermediaries are asked not to buffer, and the client is told to reconnect two seconds after a lost connection.
 *
 * <p>It writes in the request's own virtual thread: a client that does not read delays no other, and a client that has
 * disconnected causes an {@link IOException} at the next write.
 */
public final class EventStream {
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(2);
    private static final Duration REPLACED_RECONNECT_DELAY = Duration.ofSeconds(30);

    private final HttpServletResponse response;
    private final OutputStream out;
    private final JsonMapper mapper;

    private EventStream(HttpServletResponse response, JsonMapper mapper) throws IOException {
        this.response = response;
        this.out = response.getOutputStream();
        this.mapper = mapper;
    }

    /** Sends the first bytes at once, because a gateway forwards the response head only together with body bytes. */
    public static EventStream open(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response, mapper);
        stream.retryAfter(RECONNECT_DELAY);
        return stream;
    }

    /** Sends an event without an id, so that the client's last event id does not change. */
    public void send(String name, Object data) throws IOException {
        send("", name, data);
    }

    /** @param eventId the event id; empty: the client's last event id does not change */
    public void send(String eventId, String name, Object data) throws IOException {
        var id = eventId.isEmpty() ? "" : "id: " + eventId + "\n";
        write("%sevent: %s\ndata: %s\n\n".formatted(id, name, mapper.writeValueAsString(data)));
    }

    /** Sends a comment that keeps the connection alive. */
    public void sendHeartbeat() throws IOException {
        write(":\n\n");
    }

    /**
     * Tells the client that a newer stream of the same person replaces this one. The client reconnects later than after
     * a lost connection, so that pages beyond the limit do not replace each other continuously.
     */
    public void sendReplaced() throws IOException {
        retryAfter(REPLACED_RECONNECT_DELAY);
    }

    private void retryAfter(Duration wait) throws IOException {
        write("retry: %d\n\n".formatted(wait.toMillis()));
    }

    /** The response to a stream that is refused. */
    public static Problem refused(Refusal why) {
        return switch (why) {
            case Refusal.TooManyOfTheirs(var most) ->
                new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-streams",
                        "Expected at most %d open streams of one person; close one of them".formatted(most),
                        List.of());
            case Refusal.TooMany() ->
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-many-readers",
                        "Too many streams are open; try again",
                        List.of());
        };
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
