package city.renewal.starter.health;

import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.ProbeApplication;
import city.renewal.starter.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests that health checks are correct while requests occupy every processor. */
class BusyServiceIT {
    @Test
    void isNotReadyWhileRequestsComputeForEverAndReadyAgainAfterwards() throws Exception {
        try (var service = RunningService.of(ProbeApplication.class)
                        .with("management.server.port", 0)
                        .with("management.endpoint.health.probes.enabled", true)
                        .with("management.endpoint.health.group.readiness.include", "*")
                        .with("renewal.health.limit", "2s")
                        .start();
                var client = HttpClient.newHttpClient()) {
            var port = service.context().getEnvironment().getRequiredProperty("local.management.port");
            var readiness = URI.create("http://127.0.0.1:%s/actuator/health/readiness".formatted(port));
            eventually(() -> assertThat(status(client, readiness)).isEqualTo(200));

            var busy = new AtomicBoolean(true);
            for (int n = 0; n < 4 * Runtime.getRuntime().availableProcessors(); n++) {
                Thread.startVirtualThread(() -> {
                    while (busy.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            try {
                eventually(() -> assertThat(status(client, readiness)).isEqualTo(503));
            } finally {
                busy.set(false);
            }

            eventually(() -> assertThat(status(client, readiness)).isEqualTo(200));
        }
    }

    private static int status(HttpClient client, URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
