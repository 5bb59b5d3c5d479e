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
 * Server-sent events on their way to one client (HTML Living Standard, "Server-sent events"): each is written through at
 * once, nothing on the way is asked to keep it, and a client that loses the stream is told to come back after two seconds.
 *
 * <p>It writes in the thread of the request, a virtual one: a client that does not read holds up nobody else, and one that
 * left is an {@link IOException} at the next write.
 */
public final class EventStream {
    private static final Duration AFTER_A_BREAK = Duration.ofSeconds(2);
    private static final Duration AFTER_ITS_REPLACEMENT = Duration.ofSeconds(30);

    private final HttpServletResponse response;
    private final OutputStream out;
    private final JsonMapper mapper;

    private EventStream(HttpServletResponse response, JsonMapper mapper) throws IOException {
        this.response = response;
        this.out = response.getOutputStream();
        this.mapper = mapper;
    }

    /** The client sees at once that it is answered: a gateway passes the head on with the first bytes only. */
    public static EventStream open(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response, mapper);
        stream.retryAfter(AFTER_A_BREAK);
        return stream;
    }

    /** An event that leaves the client's place in the stream as it is. */
    public void send(String name, Object data) throws IOException {
        send("", name, data);
    }

    /** @param place where the client is after it; empty: where it was before */
    public void send(String place, String name, Object data) throws IOException {
        var id = place.isEmpty() ? "" : "id: " + place + "\n";
        write("%sevent: %s\ndata: %s\n\n".formatted(id, name, mapper.writeValueAsString(data)));
    }

    /** Says nothing but that the stream is alive. */
    public void beat() throws IOException {
        write(":\n\n");
    }

    /**
     * Before a stream ends whose place a newer one of the same person took: a page that still lives comes back later than
     * after a break, so that more pages than may be open don't push each other out all the time.
     */
    public void sayItWasReplaced() throws IOException {
        retryAfter(AFTER_ITS_REPLACEMENT);
    }

    private void retryAfter(Duration wait) throws IOException {
        write("retry: %d\n\n".formatted(wait.toMillis()));
    }

    /** What a stream that isn't opened is answered with. */
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
