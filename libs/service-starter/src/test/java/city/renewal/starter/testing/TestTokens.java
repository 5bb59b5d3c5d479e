package city.renewal.starter.testing;

import city.renewal.starter.security.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Signs tokens for tests, and serves the public key on a local port. */
public final class TestTokens {
    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "renewal";

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** A signature takes some 20 ms in a virtual machine without the optimising compiler, and tests send many requests. */
    private static final Map<Unsigned, String> SIGNED = new ConcurrentHashMap<>();

    private static Instant issueTime = Instant.EPOCH;

    private TestTokens() {}

    /** Address of the public key. */
    public static String jwkSetUri() {
        return "http://127.0.0.1:%d/jwks".formatted(Holder.SERVER.getAddress().getPort());
    }

    /** The identity that a token carries; see {@link #of}. */
    public record Bearer(
            String personId,
            Set<Role> roles,
            Set<String> areas,
            Set<String> units,
            @Nullable String scope) {
        public Bearer {
            roles = Set.copyOf(roles);
            areas = Set.copyOf(areas);
            units = Set.copyOf(units);
        }

        public Bearer in(String... given) {
            return new Bearer(personId, roles, Set.of(given), units, scope);
        }

        public Bearer ofUnits(String... given) {
            return new Bearer(personId, roles, areas, Set.of(given), scope);
        }

        public Bearer withScope(String given) {
            return new Bearer(personId, roles, areas, units, given);
        }

        /** A token that is valid for at least five minutes. */
        public String token() {
            return TestTokens.sign(this, claims -> claims);
        }

        /** A token with changed claims, to be refused. */
        public String token(UnaryOperator<JWTClaimsSet.Builder> changed) {
            return TestTokens.sign(this, changed);
        }
    }

    public static Bearer of(String personId, Role... roles) {
        return new Bearer(personId, Set.of(roles), Set.of(), Set.of(), null);
    }

    /**
     * The demonstration's users by name, such as {@code owner} or {@code owner-2}: the first have the whole of Laoshan
     * and unit {@code u1}, the others one of its streets and unit {@code u2}.
     */
    public static Bearer demo(String user) {
        var isSecond = user.endsWith("-2");
        var name = isSecond ? user.substring(0, user.length() - 2) : user;
        var role = Role.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        var wide = Set.of("370212", "370202", "370203", "419001");
        var areas = switch (role) {
            case COMMANDER, SUPERVISOR, INTEGRATION, AUDITOR -> isSecond ? Set.of("370212002") : wide;
            case LEADER, UNIT, OWNER, REPORTER -> Set.of(isSecond ? "370212002" : "370212");
            case ADMIN -> isSecond ? Set.of("370212002") : Set.<String>of();
        };
        var units = switch (role) {
            case UNIT, OWNER, REPORTER -> Set.of(isSecond ? "u2" : "u1");
            case COMMANDER, LEADER, SUPERVISOR, INTEGRATION, ADMIN, AUDITOR -> Set.<String>of();
        };
        var scope = role == Role.INTEGRATION ? "renewal:read renewal:report" : null;
        return new Bearer("p-" + user, Set.of(role), areas, units, scope);
    }

    /**
     * Tokens with the right issuer, key and person that are not access tokens, or never expire; every service must
     * refuse them.
     */
    public static List<String> notForAccess(Bearer bearer) {
        return List.of(
                bearer.token(claims -> claims.expirationTime(null)),
                ofType(bearer, "ID"),
                ofType(bearer, "id+jwt"),
                ofType(bearer, "logout+jwt"),
                ofType(bearer, "refresh+jwt"),
                ofType(bearer, ""),
                bearer.token(claims -> claims.claim("typ", "ID")),
                bearer.token(claims -> claims.claim("typ", "Refresh")),
                bearer.token(claims -> claims.claim("typ", "Offline")),
                bearer.token(claims -> claims.claim("typ", List.of("Bearer"))),
                bearer.token(claims -> claims.claim("token_use", "id")));
    }

    /** Access tokens in every form that issuers use. */
    public static List<String> forAccess(Bearer bearer) {
        return List.of(
                bearer.token(),
                ofType(bearer, "JWT"),
                ofType(bearer, "at+jwt"),
                ofType(bearer, "application/at+jwt"),
                bearer.token(claims -> claims.claim("typ", "Bearer")));
    }

    /** Properties for a service under test. */
    public static Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("renewal.oidc.issuer-uri", ISSUER);
        properties.put("renewal.oidc.jwk-set-uri", jwkSetUri());
        properties.put("renewal.oidc.audience", AUDIENCE);
        return properties;
    }

    /** Time of issue, the same for some minutes, so that equal tokens are signed once. */
    private static synchronized Instant issueTime() {
        var now = Instant.now();
        if (now.isAfter(issueTime.plus(LIFETIME.dividedBy(2)))) {
            issueTime = now;
            SIGNED.clear();
        }
        return issueTime;
    }

    private static String sign(Bearer bearer, UnaryOperator<JWTClaimsSet.Builder> changed) {
        var now = issueTime();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(bearer.personId())
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("name", bearer.personId())
                .claim("roles", bearer.roles().stream().map(Role::name).sorted().toList())
                .claim("areas", List.copyOf(new TreeSet<>(bearer.areas())))
                .claim("units", List.copyOf(new TreeSet<>(bearer.units())));
        if (bearer.scope() != null) {
            claims.claim("scope", bearer.scope());
        }
        return sign(Holder.KEY, null, changed.apply(claims).build());
    }

    /** A token with another {@code typ} in its header. */
    public static String ofType(Bearer bearer, String type) {
        try {
            return sign(Holder.KEY, type, SignedJWT.parse(bearer.token()).getJWTClaimsSet());
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token signed with an unknown key. */
    public static String signedByAStranger(Bearer bearer) {
        try {
            var claims = SignedJWT.parse(bearer.token()).getJWTClaimsSet();
            return sign(UnknownKey.KEY, null, claims);
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(RSAKey key, @Nullable String type, JWTClaimsSet claims) {
        return SIGNED.computeIfAbsent(new Unsigned(key, type, claims), TestTokens::signed);
    }

    /** What a signature is made of. */
    private record Unsigned(RSAKey key, @Nullable String type, JWTClaimsSet claims) {}

    private static String signed(Unsigned unsigned) {
        var key = unsigned.key();
        var type = unsigned.type();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(type == null ? null : new JOSEObjectType(type))
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, unsigned.claims());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key with the id of the issuer's; one for all tests, because generating an RSA key takes up to two seconds. */
    private static final class UnknownKey {
        static final RSAKey KEY = Holder.key();
    }

    private static final class Holder {
        static final RSAKey KEY = key();
        static final HttpServer SERVER = serve();

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(2048).keyID("test").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static HttpServer serve() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                server.createContext("/jwks", exchange -> {
                    exchange.getResponseHeaders().add("content-type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
                server.start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
