package city.renewal.gateway;

import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway accepts valid tokens and refuses all others. */
class TokenIT {
    private static RunningGateway gateway;
    private static StubIssuer stranger;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        stranger = new StubIssuer();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        stranger.close();
    }

    record BadToken(String what, Function<StubIssuer, String> token) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<BadToken> badTokens() {
        return Stream.of(
                new BadToken("of another issuer", _ -> stranger.token("p-commander")),
                new BadToken(
                        "signed by another, in our issuer's name",
                        issuer -> stranger.token("p-commander", claims -> claims.issuer(issuer.uri()))),
                new BadToken("for another audience", issuer -> issuer.token("p", claims -> claims.audience("other"))),
                new BadToken(
                        "without an audience", issuer -> issuer.token("p", claims -> claims.audience((String) null))),
                new BadToken(
                        "expired",
                        issuer -> issuer.token(
                                "p",
                                claims -> claims.expirationTime(
                                        Date.from(Instant.now().minusSeconds(120))))),
                new BadToken("without an end", issuer -> issuer.token("p", claims -> claims.expirationTime(null))),
                new BadToken(
                        "not valid yet",
                        issuer -> issuer.token(
                                "p",
                                claims -> claims.notBeforeTime(
                                        Date.from(Instant.now().plusSeconds(300))))),
                new BadToken(
                        "that says it is for identity",
                        issuer -> issuer.signed(RS256, "ID", issuer.claims("p", _ -> {}))),
                new BadToken(
                        "that says it is for logout",
                        issuer -> issuer.signed(RS256, "logout+jwt", issuer.claims("p", _ -> {}))),
                new BadToken("of no type", issuer -> issuer.signed(RS256, "", issuer.claims("p", _ -> {}))),
                new BadToken(
                        "for identity, as Keycloak says it", issuer -> issuer.token("p", c -> c.claim("typ", "ID"))),
                new BadToken(
                        "for refresh, as Keycloak says it",
                        issuer -> issuer.token("p", c -> c.claim("typ", "Refresh"))),
                new BadToken(
                        "for identity, as Cognito says it",
                        issuer -> issuer.token("p", c -> c.claim("token_use", "id"))),
                new BadToken("without a subject", issuer -> issuer.token(null)),
                new BadToken("unsigned", issuer -> issuer.unsigned("p")),
                new BadToken(
                        "signed with the public key as a secret",
                        issuer -> issuer.signed(JWSAlgorithm.HS256, issuer.claims("p", _ -> {}))),
                new BadToken(
                        "of an algorithm that is not allowed",
                        issuer -> issuer.signed(JWSAlgorithm.RS512, issuer.claims("p", _ -> {}))),
                new BadToken("changed after signing", issuer -> {
                    var parts = issuer.token("p").split("\\.");
                    var claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("COMMANDER", "ADMIN");
                    return parts[0] + "."
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                            + parts[2];
                }),
                new BadToken("no token at all", _ -> "nonsense"),
                new BadToken("an empty token", _ -> ""));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void anInvalidTokenIsRefused(BadToken bad) {
        var before = gateway.project.received().size();

        var response = gateway.send(
                "/api/v1/projects",
                request ->
                        request.header("Authorization", "Bearer " + bad.token().apply(gateway.issuer)));

        assertUnauthorized(response);
        assertThat(gateway.project.received()).hasSize(before);
    }

    @Test
    void withoutATokenNothingOfTheApiIsReached() {
        assertUnauthorized(gateway.send("/api/v1/deadlines", _ -> {}));
        assertUnauthorized(gateway.send("/api/v1/nothing", _ -> {}));
    }

    @Test
    void aTokenInTheAddressDoesNotCount() {
        var response =
                gateway.send("/api/v1/live?programme=x&access_token=" + gateway.issuer.token("p-commander"), _ -> {});

        assertUnauthorized(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void aTokenOfAnAllowedAlgorithmPassesAndGoesOnToTheService(String algorithm) {
        var token = gateway.issuer.signed(JWSAlgorithm.parse(algorithm), gateway.issuer.claims("p-1", _ -> {}));

        var response = gateway.send("/api/v1/projects", request -> RunningGateway.bearer(request, token));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(gateway.project.last().header("Authorization")).isEqualTo("Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "application/at+jwt"})
    void aTokenForAccessPassesInEveryFormThatIssuersGiveIt(String type) {
        var claims = gateway.issuer.claims("p-1", c -> c.claim("typ", "Bearer"));
        var token = gateway.issuer.signed(RS256, type, claims);

        var response = gateway.send("/api/v1/projects", request -> RunningGateway.bearer(request, token));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 412, 422, 428, 500})
    void aServicesOwnRefusalPassesUnchanged(int status) {
        var body = "{\"type\":\"urn:renewal:problem:theirs\",\"status\":%d}".formatted(status);
        gateway.project.on("/api/v1/projects/refused", exchange -> {
            exchange.http.getResponseHeaders().set("ETag", "\"7\"");
            exchange.json(status, body);
        });

        var response = gateway.get("/api/v1/projects/refused");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
    }

    @Test
    void strangersKeysMakeTheIssuerBeAskedSeldom() {
        gateway.get("/api/v1/projects");
        var before = gateway.issuer.keyFetches.get();

        for (var i = 0; i < 50; i++) {
            var token = stranger.token("p-" + i, claims -> claims.issuer(gateway.issuer.uri()));
            assertUnauthorized(gateway.send("/api/v1/projects", request -> RunningGateway.bearer(request, token)));
        }

        assertThat(gateway.issuer.keyFetches.get() - before).isLessThanOrEqualTo(3);
    }

    private static void assertUnauthorized(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Json.read(response.body()).path("type").asString()).isEqualTo("urn:renewal:problem:unauthorized");
    }
}
