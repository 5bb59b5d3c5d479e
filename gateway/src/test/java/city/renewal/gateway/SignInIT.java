package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign-in endpoints on the gateway's own origin. */
class SignInIT {
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        gateway.issuer.server.on("/oauth2/token", exchange -> {
            if (new String(exchange.body).contains("code=used")) {
                exchange.send(400, "application/json", "{\"error\":\"invalid_grant\"}");
            } else {
                exchange.json(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300}");
            }
        });
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void thePageLearnsWhereTheIssuersPageIs() {
        var response = gateway.send("/signin/config", _ -> {});

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        var config = Json.read(response.body());
        assertThat(config.path("authorizationEndpoint").asString())
                .isEqualTo(gateway.issuer.uri() + "/oauth2/authorize");
        assertThat(config.path("endSessionEndpoint").asString()).isEqualTo(gateway.issuer.uri() + "/connect/logout");
        assertThat(config.path("clientId").asString()).isEqualTo("renewal-wall");
        assertThat(config.path("scopes").path(0).asString()).isEqualTo("openid");
    }

    @Test
    void aCodeIsExchangedAtTheIssuerAndOnlyWhatTheGrantNeedsGoesThere() {
        var response = token("grant_type=authorization_code&client_id=renewal-wall&code=c1"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%2F&code_verifier=v1&scope=admin&client_secret=x");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(Json.read(response.body()).path("access_token").asString()).isEqualTo("a");
        var asked = gateway.issuer.server.last();
        assertThat(asked.text())
                .contains("grant_type=authorization_code", "code=c1", "code_verifier=v1", "client_id=renewal-wall")
                .doesNotContain("scope", "secret");
    }

    @Test
    void aCodeInTheAddressIsRefusedByItsName() {
        var config = gateway.send("/signin/config?code=c1", _ -> {});

        assertThat(config.statusCode()).isEqualTo(400);
        assertThat(config.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.read(config.body()).path("type").asString()).isEqualTo("urn:renewal:problem:unknown-parameter");
        assertThat(Json.read(config.body()).at("/violations/0/field").asString())
                .isEqualTo("code");
    }

    @Test
    void theIssuersRefusalComesBackAsItIs() {
        var response = token("grant_type=authorization_code&client_id=renewal-wall&code=used&code_verifier=v1");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("error").asString()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password&client_id=renewal-wall&username=u&password=p, grant_type",
        "grant_type=client_credentials&client_id=renewal-wall, grant_type",
        "client_id=renewal-wall&code=c, grant_type",
        "grant_type=authorization_code&client_id=another&code=c, client_id",
        "grant_type=authorization_code&code=c, client_id"
    })
    void whateverElseATokenEndpointOffersIsNotReachedThroughHere(String form, String field) {
        var before = gateway.issuer.server.received().size();

        var response = token(form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body())
                        .path("violations")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo(field);
        assertThat(gateway.issuer.server.received()).hasSize(before);
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        var response = token("grant_type=authorization_code&client_id=renewal-wall&code=" + "x".repeat(100_000));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void aTokenRequestThatIsNoFormIsRefused() {
        var response = gateway.send(
                "/signin/token",
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.read(response.body()).path("type").asString()).isEqualTo("urn:renewal:problem:validation");
    }

    private static HttpResponse<String> token(String form) {
        return gateway.send(
                "/signin/token",
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }
}
