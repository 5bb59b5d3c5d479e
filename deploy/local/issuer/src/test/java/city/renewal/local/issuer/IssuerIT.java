package city.renewal.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class IssuerIT {

    private static final String GATEWAY = "http://127.0.0.1:18080";
    private static final String VERIFIER = "a-verifier-of-the-length-that-the-standard-asks-for-43";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext running;
    private static String issuer;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() throws IOException {
        issuer = "http://127.0.0.1:" + freePort();
        running = SpringApplication.run(
                IssuerApplication.class,
                "--server.port=" + URI.create(issuer).getPort(),
                "--management.server.port=" + freePort(),
                "--renewal.issuer.uri=" + issuer,
                "--renewal.issuer.folder=" + folder,
                "--renewal.issuer.gateway-origins=" + GATEWAY);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void signsAUserInWithACodeAndItsProofAndRefreshesOnce() throws Exception {
        var code = signIn("commander");

        var first = tokens(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "renewal-wall",
                "code",
                code,
                "redirect_uri",
                GATEWAY + "/signin/callback",
                "code_verifier",
                VERIFIER));
        var claims = verified(field(first, "access_token"));
        assertThat(claims.get("sub")).isEqualTo("p-commander");
        assertThat(claims.get("roles")).isEqualTo(List.of("COMMANDER"));

        var refreshToken = field(first, "refresh_token");
        var refresh = Map.of("grant_type", "refresh_token", "client_id", "renewal-wall", "refresh_token", refreshToken);
        assertThat(verified(field(tokens(refresh), "access_token")).get("sub")).isEqualTo("p-commander");
        assertThat(post("/oauth2/token", refresh).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesACodeWithoutItsProof() throws Exception {
        var code = signIn("leader");

        var answer = post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "renewal-wall",
                        "code",
                        code,
                        "redirect_uri",
                        GATEWAY + "/signin/callback",
                        "code_verifier",
                        "another-verifier-that-nobody-sent-the-challenge-of"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void refusesToSendACodeElsewhere() throws Exception {
        signIn("leader");

        var answer = get(authorize("http://127.0.0.1:1/steal"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void offersTheDemonstrationUsersInChineseFirst() throws Exception {
        var page = get(URI.create(issuer + "/login")).body();

        assertThat(page).contains("演示登录", "value=\"commander\"", "value=\"reporter-2\"");
        assertThat(page).doesNotContain("value=\"integration\"", "{{");
    }

    @Test
    void mintsATokenWithEveryClaimThatThePlatformReads() throws Exception {
        var claims = verified(mint("unit-2", secret("token-secret")).body());

        assertThat(claims.get("iss")).isEqualTo(issuer);
        assertThat(claims.get("aud")).isEqualTo(List.of("renewal"));
        assertThat(claims.get("sub")).isEqualTo("p-unit-2");
        assertThat(claims.get("roles")).isEqualTo(List.of("UNIT"));
        assertThat(claims.get("areas")).isEqualTo(List.of("370212002"));
        assertThat(claims.get("units")).isEqualTo(List.of("u2"));
        assertThat(claims.get("scope")).isEqualTo("openid profile");
        assertThat(claims).containsKey("name");
    }

    @Test
    void mintsNoTokenWithoutTheSecretOrForAnUnknownUser() throws Exception {
        assertThat(mint("commander", "guess").statusCode()).isEqualTo(403);
        assertThat(mint("commander", "").statusCode()).isEqualTo(403);
        assertThat(mint("nobody", secret("token-secret")).statusCode()).isEqualTo(404);
    }

    @Test
    void issuesATokenWithTheScopesOfAnotherSystem() throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString(("integration:" + secret("integration-secret")).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=renewal%3Aread"))
                .build();

        var claims =
                verified(field(browser.send(request, BodyHandlers.ofString()).body(), "access_token"));

        assertThat(claims.get("sub")).isEqualTo("p-integration");
        assertThat(claims.get("roles")).isEqualTo(List.of("INTEGRATION"));
        assertThat(claims.get("scope")).isEqualTo("renewal:read");
    }

    @Test
    void keepsItsSecretsReadableByTheirOwnerOnly() throws Exception {
        for (var name : List.of("signing-key.jwk", "token-secret", "integration-secret")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    private String signIn(String user) throws Exception {
        var page = get(URI.create(issuer + "/login")).body();
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        post("/login", Map.of("_csrf", csrf.group(1), "username", user, "password", ""));
        var redirected = get(authorize(GATEWAY + "/signin/callback"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(redirected).startsWith(GATEWAY + "/signin/callback?");
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(redirected);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static URI authorize(String redirect) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return URI.create(issuer + "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "renewal-wall",
                        "redirect_uri",
                        redirect,
                        "scope",
                        "openid profile",
                        "state",
                        "s",
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                        "code_challenge_method",
                        "S256")));
    }

    private String tokens(Map<String, String> parameters) throws Exception {
        var answer = post("/oauth2/token", parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void listsItsUsersToACallerWithTheSecret() throws Exception {
        assertThat(users("guess").statusCode()).isEqualTo(403);

        var lines = users(secret("token-secret")).body().lines().toList();

        assertThat(lines).contains("p-owner,王立功,u1,,", "p-commander,周明远,,,", ",,u1,中韩街道城市更新办公室,370212001");
        assertThat(lines).hasSize(1 + 2 + DemoUsers.all().size());
    }

    private HttpResponse<String> users(String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/demo/users"))
                .header("X-Token-Secret", secret)
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> mint(String user, String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/demo/token?user=" + user))
                .header("X-Token-Secret", secret)
                .POST(BodyPublishers.noBody())
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> parameters) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(parameters)))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Map<String, Object> verified(String token) throws Exception {
        var keys = JWKSet.parse(get(URI.create(issuer + "/oauth2/jwks")).body());
        var jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet().getClaims();
    }

    private static String field(String json, String name) {
        var found =
                Pattern.compile("\"%s\"\\s*:\\s*\"([^\"]+)\"".formatted(name)).matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return found.group(1);
    }

    private static String secret(String name) throws IOException {
        return Files.readString(folder.resolve(name)).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
