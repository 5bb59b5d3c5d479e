package city.renewal.project;

import city.renewal.starter.json.Json;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A citizen's Open311 client: it sends forms, as in the specification, without an access token. */
final class CitizenPhone implements AutoCloseable {
    private final RunningService service;
    private final HttpClient http = HttpClient.newHttpClient();

    CitizenPhone(RunningService service) {
        this.service = service;
    }

    /** A report with all personal data. */
    static Map<String, String> report(String description) {
        var form = new LinkedHashMap<String, String>();
        form.put("service_code", "FACILITIES");
        form.put("lat", "36.1000");
        form.put("long", "120.4000");
        form.put("address_string", "中韩街道某路 8 号王小丫家门口");
        form.put("description", description);
        form.put("email", "xiaoya@example.org");
        form.put("phone", "13900001234");
        form.put("first_name", "小丫");
        form.put("last_name", "王");
        form.put("device_id", "device-0815");
        form.put("media_url", "https://pictures.example.org/secret.jpg");
        form.put("attribute[area]", "370212001");
        return form;
    }

    Answer get(String path) {
        return service.send("GET", "/open311/v2" + path, null, null, Map.of());
    }

    Answer post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A form with files, each a part named {@code media}. */
    Answer post(String path, Map<String, String> form, byte[]... files) {
        var body = new ByteArrayOutputStream();
        form.forEach((name, value) -> part(
                body,
                "name=\"%s\"".formatted(name),
                "text/plain; charset=utf-8",
                value.getBytes(StandardCharsets.UTF_8)));
        for (var file : files) {
            part(body, "name=\"media\"; filename=\"../photo.jpg\"", "image/jpeg", file);
        }
        body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        return post(path, "multipart/form-data; boundary=edge", body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] bytes) {
        body.writeBytes("--edge\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(disposition, type)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    Answer post(String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(service.uri() + "/open311/v2" + path))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            var headers = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
            return new Answer(response.statusCode(), headers, Json.lenient().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
