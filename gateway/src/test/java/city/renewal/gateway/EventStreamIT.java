package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.StubServer.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event streams are not buffered by the gateway, and stay open without events. */
class EventStreamIT {
    @Test
    @Timeout(60)
    void eachEventArrivesBeforeTheNextIsSent() throws Exception {
        try (var gateway = new RunningGateway("spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s")) {
            var events = new LinkedBlockingQueue<String>();
            gateway.progress.on("/api/v1/live", exchange -> stream(exchange, events));
            var request = RunningGateway.bearer(
                            HttpRequest.newBuilder(URI.create(gateway.uri() + "/api/v1/live?programme=x")),
                            gateway.issuer.token("p"))
                    .header("Accept-Encoding", "gzip")
                    .header("Last-Event-ID", "41")
                    .build();

            events.put(": hello");
            var response = gateway.http().send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("text/event-stream");
                assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
                assertThat(lines.readLine()).isEqualTo(": hello");
                for (var i = 0; i < 5; i++) {
                    // The stub sends the next event only now, so a buffer would block the test.
                    events.put("data: " + i);
                    assertThat(lines.readLine()).isEqualTo("data: " + i);
                }
            }
            assertThat(gateway.progress.last().header("Last-Event-ID")).isEqualTo("41");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/live", "/api/v1/inbox/stream"})
    @Timeout(60)
    void aStreamThatIsSilentForLongerThanTheResponseTimeoutStaysOpenAndAnyOtherAnswerIsAGatewayTimeout(String path)
            throws Exception {
        try (var gateway =
                new RunningGateway("spring.cloud.gateway.server.webflux.httpclient.response-timeout=300ms")) {
            var over = new CountDownLatch(1);
            gateway.project.on("/api/v1/projects/slow", exchange -> await(over));
            var events = new LinkedBlockingQueue<String>();
            // Even the headers come only after another route has timed out.
            gateway.progress.on("/api/v1/live", exchange -> stream(exchange, events));
            gateway.notification.on("/api/v1/inbox/stream", exchange -> stream(exchange, events));
            var stream = gateway.http()
                    .sendAsync(
                            RunningGateway.bearer(
                                            HttpRequest.newBuilder(URI.create(gateway.uri() + path)),
                                            gateway.issuer.token("p"))
                                    .build(),
                            BodyHandlers.ofInputStream());

            var slow = gateway.get("/api/v1/projects/slow");
            over.countDown();
            assertThat(slow.statusCode()).isEqualTo(504);
            assertThat(Json.read(slow.body()).path("type").asString()).isEqualTo("urn:renewal:problem:gateway-timeout");
            assertThat(slow.headers().firstValue("Retry-After")).isPresent();
            events.put("data: late");

            try (var lines = new BufferedReader(
                    new InputStreamReader(stream.get(20, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("data: late");
            }
        }
    }

    @Test
    @Timeout(120)
    void aRequestThatIsNoStreamNeverWaitsBehindStreamsAndTheStreamTooManyIsRefused() throws Exception {
        try (var gateway = new RunningGateway(
                "renewal.limits.streams=3",
                "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=3",
                "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=100")) {
            var over = new CountDownLatch(1);
            gateway.progress.on("/api/v1/live", exchange -> {
                exchange.http.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.http.sendResponseHeaders(200, 0);
                exchange.http.getResponseBody().write("data: 0\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.http.getResponseBody().flush();
                await(over);
            });
            var request = RunningGateway.bearer(
                            HttpRequest.newBuilder(URI.create(gateway.uri() + "/api/v1/live?programme=x")),
                            gateway.issuer.token("p"))
                    .build();
            var streams = new ArrayList<InputStream>();
            try {
                for (var i = 0; i < 3; i++) {
                    streams.add(gateway.http()
                            .send(request, BodyHandlers.ofInputStream())
                            .body());
                }

                for (var i = 0; i < 20; i++) {
                    assertThat(gateway.get("/api/v1/deadlines").statusCode()).isEqualTo(200);
                }
                var refused = gateway.get("/api/v1/live?programme=x");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            } finally {
                over.countDown();
                for (var stream : streams) {
                    stream.close();
                }
            }
        }
    }

    private static void stream(Exchange exchange, BlockingQueue<String> events) throws IOException {
        try {
            var first = events.take();
            exchange.http.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.http.sendResponseHeaders(200, 0);
            for (var event = first; ; event = events.take()) {
                exchange.http.getResponseBody().write((event + "\n").getBytes(StandardCharsets.UTF_8));
                exchange.http.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
