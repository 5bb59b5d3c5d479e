package city.renewal.starter.testing;

import city.renewal.starter.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a stream of server-sent events as a browser does. A minute without a line is a failure. */
public final class EventReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private String lastId = "";

    private EventReader(URI uri, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("Answered " + response.statusCode());
            }
            Thread.ofVirtual().name("event-reader").start(() -> read(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read(InputStream body) {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // Closed by this reader: treated as the end of the stream.
        }
        lines.add(Optional.empty());
    }

    /** @param lastEventId id of the last event received earlier; null: only new events */
    public static EventReader open(RunningService service, String path, String token, @Nullable String lastEventId) {
        return new EventReader(URI.create(service.uri() + path), token, lastEventId);
    }

    public String lastId() {
        return lastId;
    }

    /** One event of the stream. */
    public record Event(String name, JsonNode data) {}

    /** The next event with this name; other events are skipped. */
    public JsonNode next(String name) {
        var event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event.data();
    }

    /** The next event. */
    public Event next() {
        var name = "";
        while (true) {
            var line = Objects.requireNonNull(line(), "The stream ended");
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(name, Json.lenient().readTree(line.substring(6)));
            }
        }
    }

    /** The next line, such as a heartbeat; null at the end of the stream. */
    public @Nullable String line() {
        try {
            var line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("Nothing came for " + PATIENCE);
            }
            return line.orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The remaining lines until the stream ends. */
    public List<String> rest() {
        return Stream.generate(this::line).takeWhile(Objects::nonNull).toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
