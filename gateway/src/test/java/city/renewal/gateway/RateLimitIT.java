package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rate limits per caller, set so low that the test exceeds them on any machine. */
class RateLimitIT {
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(
                "renewal.limits.person.per-second=1",
                "renewal.limits.person.burst=10",
                "renewal.limits.address.per-second=1",
                "renewal.limits.address.burst=60");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aPersonOverTheRateLimitGetsARetryAfterAndAColleagueAtTheSameAddressIsNotLimited() {
        var token = gateway.issuer.token("p-hasty");

        var hasty = IntStream.range(0, 40)
                .mapToObj(_ -> gateway.send("/api/v1/projects", request -> RunningGateway.bearer(request, token)))
                .filter(response -> response.statusCode() == 429)
                .findFirst();

        assertThat(hasty).isPresent();
        assertTooMany(hasty.get());
        assertThat(gateway.get("/api/v1/projects").statusCode()).isEqualTo(200);
    }

    @Test
    void invalidTokensAreRateLimitedBeforeTheirSignaturesAreVerified() {
        var refused = IntStream.range(0, 200)
                .mapToObj(i -> gateway.send(
                        "/api/v1/projects", request -> request.header("Authorization", "Bearer nonsense-" + i)))
                .filter(response -> response.statusCode() == 429)
                .findFirst();

        assertThat(refused).isPresent();
        assertTooMany(refused.get());
    }

    private static void assertTooMany(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.read(response.body()).path("type").asString())
                .isEqualTo("urn:renewal:problem:too-many-requests");
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
    }
}
