package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request headers that reach a service, and the headers of responses. */
class HeaderIT {
    private static final Map<String, String> FORWARDING = Map.of(
            "Forwarded", "for=10.0.0.1;host=evil.example;proto=https",
            "X-Forwarded-For", "10.0.0.1",
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Prefix", "/evil",
            "X-Real-IP", "10.0.0.1",
            "X-Original-URL", "/actuator/env");

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
    void forwardingHeadersOfAnUntrustedPeerAreDropped() {
        gateway.send("/api/v1/projects", request -> {
            RunningGateway.bearer(request, gateway.issuer.token("p"));
            FORWARDING.forEach(request::header);
        });

        assertThat(gateway.project.last().headers().keySet())
                .noneMatch(name -> FORWARDING.keySet().stream().anyMatch(name::equalsIgnoreCase));
    }

    @Test
    void hopByHopHeadersEndAtTheGateway() throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/projects HTTP/1.1\r\nHost: x\r\nConnection: close, X-This-Hop\r\n"
                                    + "X-This-Hop: 1\r\nKeep-Alive: timeout=5\r\nTE: trailers\r\n"
                                    + "Proxy-Authorization: Basic eA==\r\nCookie: a=b\r\nX-Kept: 1\r\n"
                                    + "Authorization: Bearer " + gateway.issuer.token("p") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }

        var received = gateway.project.last().headers().keySet();
        assertThat(received).doesNotContain("X-This-Hop", "Keep-Alive", "Proxy-Authorization", "Cookie", "TE");
        assertThat(received).contains("X-Kept", "Authorization");
    }

    @Test
    void aRequestWithoutAnIdGetsOneThatServiceAndAnswerShare() {
        var response = gateway.get("/api/v1/projects");

        var id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(gateway.project.last().header("X-Request-Id")).isEqualTo(id);
    }

    @Test
    void aPlainIdOfTheClientIsKept() {
        var response = gateway.send(
                "/api/v1/projects",
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("X-Request-Id", "phone-17.4_a"));

        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("phone-17.4_a");
        assertThat(gateway.project.last().header("X-Request-Id")).isEqualTo("phone-17.4_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "${jndi:ldap://x}"})
    void anIdThatCouldForgeALogLineIsReplaced(String id) {
        var response = gateway.send(
                "/api/v1/projects",
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("X-Request-Id", id));

        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
        assertThat(gateway.project.last().headers().get("X-Request-Id"))
                .hasSize(1)
                .doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/nothing-here", "/signin/config"})
    void everyPageForbidsWhatItDoesNotNeed(String path) {
        var headers = gateway.send(path, _ -> {}).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self';", "frame-ancestors 'none'")
                .containsPattern("script-src 'self'( 'sha256-[^']+')?;")
                .doesNotContain("unsafe", "http");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=(self)", "geolocation=(self)", "microphone=()", "payment=()");
    }

    @Test
    void anAnswerOfAServiceAndARefusalForbidTheSame() {
        for (var response : List.of(gateway.get("/api/v1/projects"), gateway.send("/api/v1/projects", _ -> {}))) {
            assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .hasValue("same-origin");
            assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .hasValue("same-origin");
            assertThat(response.headers().firstValue("Permissions-Policy")).isPresent();
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void xForwardedProtoOfAnUntrustedPeerDoesNotCount() {
        var response = gateway.send("/", request -> request.header("X-Forwarded-Proto", "https"));

        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aServicesHeadersComeThrough() {
        gateway.project.on("/api/v1/projects/p7", exchange -> {
            exchange.http.getResponseHeaders().set("ETag", "\"7\"");
            exchange.http.getResponseHeaders().set("Location", "/api/v1/projects/p7");
            exchange.json(201, "{}");
        });

        var response = gateway.call("POST", "/api/v1/projects/p7");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(response.headers().firstValue("Location")).hasValue("/api/v1/projects/p7");
    }
}
