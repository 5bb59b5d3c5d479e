package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for sites as the gateway serves it: without a token, with a strict content security policy. */
class FieldPageIT {
    private static final Pattern SHELL_FILE = Pattern.compile("\\{path:\"([^\"]+)\",integrity:\"([^\"]+)\"}");

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void thePageAllowsItsOwnImportMapAndNoOtherScriptInIt() throws NoSuchAlgorithmException {
        var page = gateway.send("/field", _ -> {});

        var map = page.body().replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
        assertThat(Json.read(map).path("imports").path("lit").asString()).isEqualTo("/lib/lit/index.js");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains("script-src 'self' '" + integrity(map.getBytes(StandardCharsets.UTF_8)) + "';")
                        .contains(
                                "default-src 'none';",
                                "style-src 'self';",
                                "connect-src 'self';",
                                "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http:", "https:"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=(self)", "geolocation=(self)");
    }

    @Test
    void theWorkerNamesEveryFileOfThePageWithTheHashOfWhatIsServed() throws IOException, InterruptedException {
        var worker = gateway.send("/field/worker.js", _ -> {});

        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).hasValue("/field");
        assertThat(worker.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var files = SHELL_FILE.matcher(worker.body()).results().toList();
        assertThat(files.stream().map(file -> file.group(1)))
                .contains(
                        "/field",
                        "/field/app.js",
                        "/shared/tokens.css",
                        "/lib/lit/index.js",
                        "/field/icons/icon-192.png")
                .doesNotContain("/field/worker.js", "/field/index.html")
                .doesNotHaveDuplicates();
        for (MatchResult file : files) {
            var served = bytes(file.group(1));
            assertThat(served.statusCode()).as(file.group(1)).isEqualTo(200);
            assertThat(integrity(served.body())).as(file.group(1)).isEqualTo(file.group(2));
        }
    }

    @Test
    void aPhoneCanInstallIt() throws IOException, InterruptedException {
        var manifest =
                Json.read(gateway.send("/field/manifest.webmanifest", _ -> {}).body());

        assertThat(manifest.path("start_url").asString()).isEqualTo("/field");
        assertThat(manifest.path("display").asString()).isEqualTo("standalone");
        for (var icon : manifest.path("icons")) {
            var file = bytes(icon.path("src").asString());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type"))
                    .hasValue(icon.path("type").asString());
            if (icon.path("type").asString().equals("image/png")) {
                var picture = ImageIO.read(new ByteArrayInputStream(file.body()));
                assertThat(icon.path("sizes").asString()).isEqualTo(picture.getWidth() + "x" + picture.getHeight());
            }
        }
        assertThat(manifest.path("icons")
                        .valueStream()
                        .map(icon -> icon.path("purpose").asString()))
                .contains("any", "maskable");
    }

    @Test
    void noLibraryIsReachedThroughAnotherPath() {
        for (var path : List.of("/lib/", "/lib/lit/../lit-html/lit-html.js", "/lib/swagger-ui/index.html")) {
            assertThat(gateway.send(path, _ -> {}).statusCode()).as(path).isIn(400, 404);
        }
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return gateway.http()
                .send(HttpRequest.newBuilder(URI.create(gateway.uri() + path)).build(), BodyHandlers.ofByteArray());
    }

    private static String integrity(byte[] content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
