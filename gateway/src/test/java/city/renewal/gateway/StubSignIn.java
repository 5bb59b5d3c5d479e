package city.renewal.gateway;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The issuer's sign-in page with a link for each person, {@code #as-p-owner}, and its token endpoint. */
final class StubSignIn {
    /** The {@code expires_in} of access tokens in seconds; a short one has to be refreshed at the next request. */
    volatile int expiresIn = 600;
    /** Whether refresh tokens are refused. */
    volatile boolean isOver;

    /** The number of refreshed sessions. */
    final AtomicInteger renewals = new AtomicInteger();

    private final RunningGateway gateway;
    private final Map<String, Person> people;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    record Person(String personId, String name, String role, List<String> units) {}

    StubSignIn(RunningGateway gateway, List<Person> people) {
        this.gateway = gateway;
        this.people = people.stream().collect(Collectors.toMap(Person::personId, person -> person));
        gateway.issuer.server.on("/oauth2/authorize", this::page);
        gateway.issuer.server.on("/go", this::go);
        gateway.issuer.server.on("/oauth2/token", this::token);
        gateway.issuer.server.on(
                "/connect/logout",
                exchange -> exchange.redirect(form(exchange.query()).get("post_logout_redirect_uri")));
    }

    private void page(StubServer.Exchange exchange) throws IOException {
        var links = people.keySet().stream()
                .map(id -> "<p><a id=\"as-%s\" href=\"/go?as=%s&amp;%s\">%s</a></p>"
                        .formatted(id, id, exchange.query().replace("&", "&amp;"), id))
                .collect(Collectors.joining());
        exchange.send(200, "text/html", "<!doctype html><title>issuer</title><link rel=icon href=data:,>" + links);
    }

    private void go(StubServer.Exchange exchange) throws IOException {
        var asked = form(exchange.query());
        var code = "code-" + count.incrementAndGet();
        codes.put(code, asked);
        exchange.redirect(asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private void token(StubServer.Exchange exchange) throws IOException {
        var request = form(new String(exchange.body, StandardCharsets.UTF_8));
        if ("refresh_token".equals(request.get("grant_type"))) {
            var id = request.get("refresh_token").replaceFirst("-\\d+$", "");
            renewals.incrementAndGet();
            answer(exchange, isOver ? null : people.get(id), "");
            return;
        }
        var asked = codes.remove(request.getOrDefault("code", ""));
        var isProved = asked != null && challenge(request.get("code_verifier")).equals(asked.get("code_challenge"));
        answer(exchange, isProved ? people.get(asked.get("as")) : null, isProved ? asked.get("nonce") : "");
    }

    private void answer(StubServer.Exchange exchange, Person person, String nonce) throws IOException {
        if (person == null) {
            exchange.send(400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "access_token",
                gateway.issuer.token(
                        person.personId(),
                        claims -> claims.claim("name", person.name())
                                .claim("roles", List.of(person.role()))
                                .claim("units", person.units())
                                .jwtID("t" + count.incrementAndGet())));
        if (!nonce.isEmpty()) {
            answer.put(
                    "id_token",
                    gateway.issuer.token(
                            person.personId(),
                            claims -> claims.claim("name", person.name()).claim("nonce", nonce)));
        }
        answer.put("refresh_token", person.personId() + "-" + count.incrementAndGet());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", expiresIn);
        exchange.json(200, Json.text(answer));
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, _) -> a));
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
