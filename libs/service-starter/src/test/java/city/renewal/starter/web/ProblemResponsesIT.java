package city.renewal.starter.web;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.ProbeApplication;
import city.renewal.starter.testing.ProbeApplication.Probe;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that invalid input is refused with a problem that names its location, and has no effect. */
class ProblemResponsesIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProbeApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer refused(String json, int status, String type, String field) {
        var effects = service.bean(Probe.class).effects;
        var before = effects.get();

        var answer = service.post("/api/v1/probes", demo("commander"), json);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:renewal:problem:" + type);
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(effects.get()).isEqualTo(before);
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"count\":1,\"colour\":\"red\"} | colour",
                "{\"name\":\"x\",\"count\":1,\"inner\":{\"name\":\"y\",\"count\":1,\"colour\":1}} | inner.colour",
                "{\"name\":\"x\",\"count\":\"one\"} | count",
                "{\"name\":\"x\",\"count\":1.5} | count",
                "{\"name\":\"x\",\"count\":null} | count",
                "{\"name\":\"x\",\"count\":99999999999} | count",
                "{\"name\":[],\"count\":1} | name",
                "{\"name\":7,\"count\":1} | name",
                "{\"name\":7.5,\"count\":1} | name",
                "{\"name\":true,\"count\":1} | name",
                "{\"name\":\"x\",\"count\":1,\"date\":\"2023-02-30\"} | date",
                "{\"name\":\"x\",\"count\":1,\"date\":\"30.6.2023\"} | date",
                "{\"name\":\"x\",\"count\":1,\"date\":20230630} | date",
                "{\"name\":\"x\",\"count\":1,\"role\":\"KING\"} | role",
                "{\"name\":\"x\",\"count\":1,\"role\":0} | role",
                "[] | body",
                "\"text\" | body"
            })
    void namesTheFieldThatIsNotAsExpected(String json, String field) {
        refused(json, 422, "validation", field);
    }

    @Test
    void refusesWhatIsNoJson() {
        refused("{\"name\":", 400, "malformed-json", "body");
        refused("{\"name\":\"x\",\"count\":1} trailing", 400, "malformed-json", "body");
        refused("", 400, "malformed-body", "body");
    }

    @Test
    void refusesJsonThatIsAHundredLevelsDeep() {
        var json = "{\"name\":\"x\",\"count\":1,\"inner\":".repeat(100) + "null" + "}".repeat(100);

        refused(json, 400, "malformed-json", "body");
    }

    /** Tomcat refuses TRACE before any filter runs; the response is a problem although the charset is unknown. */
    @Test
    void refusesAMethodWhateverItsCharset() {
        var answer = service.send(
                "TRACE",
                "/api/v1/probes",
                demo("commander").token(),
                null,
                Map.of("Content-Type", "application/json;charset="));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("type")).isEqualTo("urn:renewal:problem:method-not-allowed");
    }

    @Test
    void refusesABodyOfTwoMegabytes() {
        refused("{\"name\":\"%s\",\"count\":1}".formatted("x".repeat(2_000_000)), 413, "too-large", "body");
    }

    @Test
    void refusesAnInvalidTokenWithoutGivingTheReason() {
        var bearer = demo("commander");
        for (var token : new String[] {
            null,
            "nonsense",
            TestTokens.signedByAStranger(bearer),
            bearer.token(claims -> claims.issuer("https://another.test")),
            bearer.token(claims -> claims.audience("another")),
            bearer.token(claims -> claims.expirationTime(new Date(0))),
            bearer.token(claims -> claims.subject(null))
        }) {
            var answer = service.send("GET", "/api/v1/probes", token, null, Map.of());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo("urn:renewal:problem:unauthorized");
            assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        }
    }

    @Test
    void refusesARoleThatTheEndpointDoesNotName() {
        var answer = service.get("/api/v1/probes", TestTokens.of("p-unit", Role.UNIT));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("type")).isEqualTo("urn:renewal:problem:forbidden");
    }

    @Test
    void letsAnIntegrationInByItsScope() {
        assertThat(service.get("/api/v1/probes", demo("integration")).status()).isEqualTo(200);
        assertThat(service.get("/api/v1/probes", demo("integration").withScope("renewal:report"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void answersAnUnknownPathAndAWrongMethodWithAProblem() {
        assertThat(service.get("/api/v1/nowhere", demo("commander")).status()).isEqualTo(404);
        var answer = service.send("DELETE", "/api/v1/probes", demo("commander").token(), null, Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("type")).startsWith("urn:renewal:problem:");
    }
}
