package city.renewal.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** The issuer where other machines can reach it: on another address than loopback's usual one, with a password. */
class PasswordProtectedIssuerIT {
    private static final String PASSWORD = "open-sesame";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext running;
    private static String issuer;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() throws IOException {
        issuer = "http://127.0.0.2:" + freePort();
        running = SpringApplication.run(
                IssuerApplication.class,
                "--server.address=127.0.0.2",
                "--server.port=" + URI.create(issuer).getPort(),
                "--management.server.port=" + freePort(),
                "--renewal.issuer.uri=" + issuer,
                "--renewal.issuer.password=" + PASSWORD,
                "--renewal.issuer.folder=" + folder,
                "--renewal.issuer.gateway-origins=http://127.0.0.2:18080");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void signsNobodyInWithoutThePassword() throws Exception {
        assertThat(signIn("").headers().firstValue("Location")).contains(issuer + "/login?error");
        assertThat(signIn("guess").headers().firstValue("Location")).contains(issuer + "/login?error");

        var page = get("/login?error").body();
        assertThat(page).contains("口令不对", "type=\"password\" name=\"password\" required");

        assertThat(signIn(PASSWORD).headers().firstValue("Location"))
                .isPresent()
                .hasValueSatisfying(location -> assertThat(location).doesNotContain("error"));
    }

    @Test
    void publishesTheAddressThatBrowsersSee() throws Exception {
        assertThat(get("/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"" + issuer + "\"", "\"authorization_endpoint\":\"" + issuer);
    }

    @Test
    void requiresAPasswordUnlessItListensOnLoopback() {
        for (var exposed : List.of(
                new String[] {"http://192.168.1.20:1", "127.0.0.1", ""},
                new String[] {"http://127.0.0.1:1", "0.0.0.0", ""},
                new String[] {"http://192.168.1.20:1", "0.0.0.0", "short"})) {
            assertThatThrownBy(() -> new IssuerSettings(
                            URI.create(exposed[0]), folder, "renewal", exposed[1], exposed[2], List.of()))
                    .hasMessageContaining("password");
        }
        assertThat(new IssuerSettings(
                                URI.create("http://192.168.1.20:1"), folder, "renewal", "0.0.0.0", PASSWORD, List.of())
                        .isAllowedHost("192.168.1.20"))
                .isTrue();
    }

    @Test
    void rejectsEveryPasswordForTheRestOfAMinuteAfterTooManyGuesses() {
        var now = new Instant[] {Instant.parse("2026-01-01T00:00:00Z")};
        var provider = new DemoUserAuthenticationProvider(PASSWORD, () -> now[0]);
        for (var guess = 0; guess < 30; guess++) {
            assertThatThrownBy(() -> provider.authenticate(login("wrong"))).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> provider.authenticate(login(PASSWORD))).isInstanceOf(BadCredentialsException.class);

        now[0] = now[0].plusSeconds(60);

        assertThat(provider.authenticate(login(PASSWORD)).getName()).isEqualTo("commander");
    }

    private static UsernamePasswordAuthenticationToken login(String password) {
        return UsernamePasswordAuthenticationToken.unauthenticated("commander", password);
    }

    private HttpResponse<String> signIn(String password) throws Exception {
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get("/login").body());
        assertThat(csrf.find()).isTrue();
        var request = HttpRequest.newBuilder(URI.create(issuer + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "_csrf=%s&username=commander&password=%s".formatted(csrf.group(1), password)))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(issuer + path))
                        .header("Accept", "text/html, application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
