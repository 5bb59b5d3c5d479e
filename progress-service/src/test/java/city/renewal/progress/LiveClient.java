package city.renewal.progress;

import city.renewal.starter.json.Json;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
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

/** Reads the live stream as a browser does. */
final class LiveClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;
    private String lastId = "";

    private LiveClient(RunningService service, TestTokens.Bearer bearer, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create(service.uri() + "/api/v1/live?programme=laoshan-2023"))
                .header("Authorization", "Bearer " + bearer.token())
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

    static LiveClient open(RunningService service, TestTokens.Bearer bearer, @Nullable String lastEventId) {
        return new LiveClient(service, bearer, lastEventId);
    }

    String lastId() {
        return lastId;
    }

    /** The next event of this name. */
    JsonNode next(String name) {
        var event = "";
        while (true) {
            var line = line();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ") && event.equals(name)) {
                return Json.lenient().readTree(line.substring(6));
            }
        }
    }

    /** The next event of this name about this project. */
    JsonNode nextOf(String name, String projectId) {
        while (true) {
            var data = next(name);
            if (data.at("/subject/projectId").asString("").equals(projectId)) {
                return data;
            }
        }
    }

    private String line() {
        try {
            return Objects.requireNonNull(lines.readLine(), "The stream ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
