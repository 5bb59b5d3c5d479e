package city.renewal.project;

import city.renewal.starter.testing.TestTokens.Bearer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends and fetches photos as a phone does, byte for byte. */
final class PhotoPhone {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();
    private final String uri;
    private final @Nullable Bearer bearer;

    /** @param bearer null: no token */
    PhotoPhone(String uri, @Nullable Bearer bearer) {
        this.uri = uri;
        this.bearer = bearer;
    }

    /** An answer. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
    }

    Answer put(String sha256, byte[] photo) {
        return send("PUT", path(sha256), BodyPublishers.ofByteArray(photo), Map.of("content-type", "image/jpeg"));
    }

    Answer put(String sha256, BodyPublisher body, Map<String, String> headers) {
        return send("PUT", path(sha256), body, headers);
    }

    /** The photo's bytes from {@code first} to before {@code end}. */
    Answer piece(String sha256, byte[] photo, int first, int end) {
        return piece(sha256, Arrays.copyOfRange(photo, first, end), first, end, photo.length);
    }

    Answer piece(String sha256, byte[] bytes, int first, int end, int total) {
        return send(
                "PUT",
                path(sha256),
                BodyPublishers.ofByteArray(bytes),
                Map.of(
                        "content-type",
                        "application/octet-stream",
                        "content-range",
                        "bytes %d-%d/%d".formatted(first, end - 1, total)));
    }

    /** Asks how far an upload got, and completes it when all its bytes are there. */
    Answer question(String sha256, int total) {
        return send("PUT", path(sha256), BodyPublishers.noBody(), Map.of("content-range", "bytes */" + total));
    }

    Answer head(String sha256) {
        return send("HEAD", path(sha256), BodyPublishers.noBody(), Map.of());
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer photo(String sha256) {
        return get(path(sha256));
    }

    Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(uri + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (bearer != null) {
            request.header("authorization", "Bearer " + bearer.token());
        }
        headers.forEach(request::setHeader);
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String path(String sha256) {
        return "/api/v1/photos/" + sha256;
    }
}
