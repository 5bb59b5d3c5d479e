package city.renewal.starter.testing;

import city.renewal.starter.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a stream of server-sent events as a browser does. */
public final class EventReader implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;
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
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param lastEventId where another one left off; null: from now on */
    public static EventReader open(RunningService service, String path, String token, @Nullable String lastEventId) {
        return new EventReader(URI.create(service.uri() + path), token, lastEventId);
    }

    public String lastId() {
        return lastId;
    }

    /** The next event of this name. */
    public JsonNode next(String name) {
        var event = "";
        while (true) {
            var line = Objects.requireNonNull(line(), "The stream ended");
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ") && event.equals(name)) {
                return Json.lenient().readTree(line.substring(6));
            }
        }
    }

    /** The next line, such as a heartbeat's; null when the stream has ended. */
    public @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
