package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway answers every request head, however malformed, without a 5xx of its own. */
class HostileHeadersIT {
    private static final List<String> VALUES = List.of(
            "城市更新",
            "\u00ff\u00fe",
            "",
            "\"",
            "*",
            "*/*",
            "garbage",
            "/",
            "a/b,".repeat(100),
            "%",
            "%00",
            "\u0001",
            "a\tb",
            "99999999999999999999",
            "-1",
            "null",
            "http://[::1",
            "bytes=-",
            "bytes=0-,1-,2-",
            "text/plain;charset=utf-7",
            "application/*",
            "multipart/form-data",
            "Wed, 99 Foo 2023 00:00:00 GMT",
            "for=\"[::\";proto=x",
            "\u202e",
            "x".repeat(3000));

    private static RunningGateway gateway;
    private static String bearer;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway("renewal.trusted-proxies=127.0.0.1");
        bearer = "Authorization: Bearer %s\r\n".formatted(gateway.issuer.token("p-commander"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "Accept",
                "Accept-Language",
                "Accept-Encoding",
                "Origin",
                "Range",
                "If-None-Match",
                "If-Match",
                "If-Modified-Since",
                "Idempotency-Key",
                "Last-Event-ID",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "Forwarded",
                "X-Request-Id",
                "Cookie",
                "Expect",
                "Host",
                "Authorization"
            })
    void aHeaderOfAnyValueIsAnswered(String header) throws IOException {
        var faults = new ArrayList<String>();
        for (var path :
                List.of("/", "/docs", "/signin/config", "/nothing", "/api/v1/projects", "/api/v1/live?programme=x")) {
            for (var value : VALUES) {
                var status = status("GET " + path + " HTTP/1.1\r\n" + head(header, value) + "\r\n");
                if (status == 0 || status >= 500) {
                    faults.add("%d for %s with %s: %s".formatted(status, path, header, value));
                }
            }
            var body = status("POST " + path + " HTTP/1.1\r\n" + head(header, "城市/*") + "Content-Length: 3\r\n\r\na=%");
            if (body == 0 || body >= 500) {
                faults.add("%d for POST %s with %s".formatted(body, path, header));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void anAddressOfAnyFormIsAnswered() throws IOException {
        var faults = new ArrayList<String>();
        for (var address : List.of(
                "/%",
                "/%zz",
                "/api/v1/%",
                "/api/v1/projects/%00",
                "/api/v1/projects/%ED%A0%80",
                "/api/v1/projects/..%2f..",
                "/api/v1/projects/a;b=c",
                "/api/v1/projects?%",
                "/api/v1/projects?a=%zz",
                "/api/v1/projects?cursor=%FF",
                "/api/v1/projects?a[b]=1",
                "//",
                "///api/v1/projects",
                "/docs/ui/..%2f..%2fapplication.yml",
                "*",
                "/\u57ce",
                "/api/v1/projects/" + "x".repeat(3_500),
                "/signin/config?%",
                "http://[::1/",
                "/openapi/%2e%2e")) {
            for (var method : List.of("GET", "HEAD", "OPTIONS", "TRACE", "FOO", "get", "POST")) {
                var status = status(
                        "%s %s HTTP/1.1\r\n%sContent-Length: 0\r\n\r\n".formatted(method, address, head("X", "1")));
                if (status >= 500) {
                    faults.add("%d for %s %s".formatted(status, method, address));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String head(String header, String value) {
        return (header.equals("Host") ? "" : "Host: 127.0.0.1\r\n") + (header.equals("Authorization") ? "" : bearer)
                + "Connection: close\r\n" + header + ": " + value + "\r\n";
    }

    private static int status(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
        }
    }
}
