package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Citizens' requests need no token, and have their own limits and error format. */
class CitizensIT {
    private static final String REQUESTS = "/open311/v2/requests.json";
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(
                "renewal.trusted-proxies=127.0.0.1",
                "renewal.limits.citizens.reports-per-minute=5",
                "renewal.limits.citizens.reports-per-day=20",
                "renewal.limits.citizens.reads-per-minute=10");
        gateway.project.otherwise(exchange -> exchange.json(200, "[]"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aReportNeedsNoTokenAndTheServiceGetsTheClientsAddressFromTheGatewayOnly() {
        var answer = gateway.send(
                REQUESTS,
                request -> request.header("X-Forwarded-For", "203.0.113.1")
                        .header("X-Real-IP", "198.51.100.9")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("service_code=OTHER")));

        assertThat(answer.statusCode()).isEqualTo(200);
        var received = gateway.project.last();
        assertThat(received.text()).isEqualTo("service_code=OTHER");
        assertThat(received.headers().get("X-Real-IP")).containsExactly("203.0.113.1");
    }

    @Test
    void anAddressOverTheRateLimitIsRefusedInOpen311FormatAndAnotherAddressIsNot() {
        var refused = IntStream.range(0, 10)
                .mapToObj(_ -> reportFrom("203.0.113.2", REQUESTS))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst();

        assertThat(refused).isPresent();
        assertThat(refused.get().headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Integer.parseInt(
                        refused.get().headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        var body = Json.read(refused.get().body());
        assertThat(body.at("/0/code").asInt()).isEqualTo(429);
        assertThat(body.at("/0/description").asString()).isNotBlank();
        assertThat(reportFrom("203.0.113.3", REQUESTS).statusCode()).isEqualTo(200);
        assertThat(reportFrom("203.0.113.2", "/open311/%76%32/requests.json").statusCode())
                .as("the same path written otherwise")
                .isEqualTo(429);
        assertThat(gateway.send(REQUESTS, request -> request.header("X-Forwarded-For", "203.0.113.2"))
                        .statusCode())
                .as("reading goes on")
                .isEqualTo(200);
        assertThat(gateway.get("/api/v1/projects").statusCode())
                .as("everything else goes on")
                .isEqualTo(200);
    }

    @Test
    void oneSubscribersAddressesOfIpv6CountAsOne() {
        var answers = IntStream.range(0, 10)
                .mapToObj(n -> reportFrom("2001:db8:1:2::" + Integer.toHexString(n + 1), REQUESTS)
                        .statusCode())
                .toList();

        assertThat(answers).contains(429);
        assertThat(reportFrom("2001:db8:1:3::1", REQUESTS).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyLargerThanAReportNeedsIsRefused() {
        var answer = gateway.send(
                REQUESTS,
                request -> request.header("X-Forwarded-For", "203.0.113.4")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("description=" + "x".repeat(70_000))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Json.read(answer.body()).at("/0/code").asInt()).isEqualTo(413);
    }

    private static HttpResponse<String> reportFrom(String address, String path) {
        return gateway.send(
                path,
                request ->
                        request.header("X-Forwarded-For", address).POST(BodyPublishers.ofString("service_code=OTHER")));
    }
}
