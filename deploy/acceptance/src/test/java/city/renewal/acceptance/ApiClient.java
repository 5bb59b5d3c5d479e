package city.renewal.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the gateway with one user's token; uses no class of the platform. */
final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final String token;

    ApiClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** A response with its JSON body. */
    record ApiResponse(int status, JsonNode body, HttpResponse<String> response) {
        boolean ok() {
            return status / 100 == 2;
        }

        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        List<String> violatedFields() {
            var fields = new ArrayList<String>();
            body.path("violations")
                    .forEach(violation -> fields.add(violation.path("field").stringValue("")));
            return fields;
        }

        ApiResponse expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected %d of %s, but got %d: %s"
                        .formatted(expected, response.uri(), status, response.body()));
            }
            return this;
        }
    }

    ApiResponse get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    ApiResponse post(String path, Object body) throws IOException, InterruptedException {
        return post(path, body, UUID.randomUUID().toString());
    }

    ApiResponse post(String path, Object body, String key) throws IOException, InterruptedException {
        return send(json(path, "POST", text(body)).header("Idempotency-Key", key));
    }

    ApiResponse put(String path, Object body, String ifMatch) throws IOException, InterruptedException {
        var request = json(path, "PUT", text(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    /** Uploads a ledger as a form with one file. */
    ApiResponse upload(String path, byte[] file) throws IOException, InterruptedException {
        var boundary = "renewal-" + UUID.randomUUID();
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary);
        var tail = "\r\n--%s--\r\n".formatted(boundary);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString(tail))));
    }

    /** Posts form fields, such as {@code code=x&text=y}. */
    ApiResponse form(String path, String fields) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields, StandardCharsets.UTF_8)));
    }

    byte[] download(String path) throws IOException, InterruptedException {
        var response = HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode());
        }
        return response.body();
    }

    /** The lines of an open event stream. */
    HttpResponse<java.util.stream.Stream<String>> stream(String path) throws IOException, InterruptedException {
        return HTTP.send(
                request(path).header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines());
    }

    /** The items of all pages of a list. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + (path.contains("?") ? "&" : "?") + "limit=500" + cursor)
                    .expect(200)
                    .body();
            page.get("items").forEach(items::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + java.net.URLEncoder.encode(page.get("next").stringValue(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private HttpRequest.Builder json(String path, String method, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static ApiResponse send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException notJson) {
            body = JSON.createObjectNode();
        }
        return new ApiResponse(response.statusCode(), body, response);
    }
}
