package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway while a service or the issuer is down, or not started yet. */
class UnavailableServiceIT {
    @Test
    void aServiceThatIsDownIsAProblemWithATimeToComeAgainAndNothingElseSuffers() {
        try (var gateway = new RunningGateway()) {
            gateway.progress.close();

            var down = gateway.get("/api/v1/overview?programme=x");
            var up = gateway.get("/api/v1/projects");

            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.headers().firstValue("Retry-After")).isPresent();
            assertThat(down.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            var problem = Json.read(down.body());
            assertThat(problem.path("type").asString()).isEqualTo("urn:renewal:problem:service-unavailable");
            assertThat(problem.path("detail").asString()).contains("progress-service");
            assertThat(up.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatComesBackIsReachedAtOnce() {
        try (var gateway = new RunningGateway()) {
            assertThat(gateway.get("/api/v1/overview").statusCode()).isEqualTo(200);
            gateway.progress.close();
            assertThat(gateway.get("/api/v1/overview").statusCode()).isEqualTo(503);

            try (var back = new StubServer(gateway.progress.port())) {
                assertThat(gateway.get("/api/v1/overview").statusCode()).isEqualTo(200);
                assertThat(back.received()).hasSize(1);
            }
        }
    }

    @Test
    void startsWithoutTheIssuerAndSaysSoUntilItIsThere() {
        var port = freePort();
        try (var gateway = new RunningGateway("OIDC_ISSUER_URI=http://127.0.0.1:" + port)) {
            var response = gateway.get("/api/v1/projects");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(Json.read(response.body()).path("type").asString())
                    .isEqualTo("urn:renewal:problem:issuer-unreachable");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(gateway.send("/signin/config", _ -> {}).statusCode()).isEqualTo(503);
            assertThat(gateway.send("/", _ -> {}).statusCode()).isEqualTo(200);

            try (var late = new StubServer(port)) {
                late.on(
                        "/.well-known/openid-configuration",
                        exchange -> exchange.json(
                                200,
                                Json.text(Map.of(
                                        "issuer",
                                        "http://127.0.0.1:" + port,
                                        "jwks_uri",
                                        gateway.issuer.uri() + "/jwks"))));
                var token = gateway.issuer.token("p-1", claims -> claims.issuer("http://127.0.0.1:" + port));
                assertThat(gateway.send("/api/v1/projects", request -> RunningGateway.bearer(request, token))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aDiscoveryDocumentOfAnotherIssuerIsRefused() {
        try (var stranger = new StubIssuer();
                var gateway = new RunningGateway(
                        "OIDC_METADATA_URI=" + stranger.uri() + "/.well-known/openid-configuration")) {
            assertThat(gateway.send("/signin/config", _ -> {}).statusCode()).isEqualTo(503);
            assertThat(gateway.get("/api/v1/projects").statusCode()).isEqualTo(503);
        }
    }

    private static int freePort() {
        try (var server = new StubServer()) {
            return server.port();
        }
    }
}
