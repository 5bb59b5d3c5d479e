package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages beside the interface, and the tour in the README. */
@ExtendWith(SharedPlatform.Resolver.class)
class PagesIT {
    private final SharedPlatform chain;

    PagesIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @Test
    void thePagesAndDocumentsAreServed() throws Exception {
        for (var path : List.of("/", "/docs", "/openapi/project", "/openapi/progress", "/openapi/notification")) {
            var response = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(chain.platform().address() + path))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
        }
        assertThat(new ApiClient(chain.platform().address(), "")
                        .get("/actuator/health")
                        .status())
                .isIn(401, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "project-service, renewal_outbox_lag",
        "progress-service, renewal_progress_delay",
        "progress-service, renewal_outbox_lag",
        "notification-service, renewal_notification",
        "gateway, http_server_requests",
    })
    void aServiceShowsItsMetricsOnItsManagementPort(String service, String metric) throws Exception {
        var port = chain.platform().process(service).get("managementPort").intValue();
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.body()).contains(metric);
    }

    @Test
    void theTourOfTheReadmeRunsTwiceInARow() throws Exception {
        tour("first");
        tour("second");
    }

    private void tour(String time) throws Exception {
        var printed = chain.platform().data().resolve("tour-%s.log".formatted(time));
        var tour = new ProcessBuilder("bash", "docs/tour.sh")
                .directory(chain.platform().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        tour.environment()
                .putAll(Map.of(
                        "GATEWAY",
                        chain.platform().address(),
                        "DATA",
                        chain.platform().data().toString()));
        var process = tour.start();

        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("the tour ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    }
}
