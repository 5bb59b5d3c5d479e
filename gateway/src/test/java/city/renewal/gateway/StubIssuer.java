package city.renewal.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stub token issuer with its own keys: discovery document, key set, and tokens with any claims. */
final class StubIssuer implements AutoCloseable {
    final StubServer server = new StubServer();
    final AtomicInteger keyFetches = new AtomicInteger();
    private final RSAKey rsa;
    private final ECKey ec;

    StubIssuer() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.on(
                "/.well-known/openid-configuration",
                exchange -> exchange.json(
                        200,
                        Json.text(Map.of(
                                "issuer", uri(),
                                "authorization_endpoint", uri() + "/oauth2/authorize",
                                "token_endpoint", uri() + "/oauth2/token",
                                "end_session_endpoint", uri() + "/connect/logout",
                                "jwks_uri", uri() + "/jwks"))));
        server.on("/jwks", exchange -> {
            keyFetches.incrementAndGet();
            exchange.json(200, new JWKSet(List.of(rsa, ec)).toString());
        });
    }

    String uri() {
        return server.uri();
    }

    /** A valid token. */
    String token(String subject) {
        return token(subject, _ -> {});
    }

    String token(String subject, Consumer<JWTClaimsSet.Builder> change) {
        return signed(JWSAlgorithm.RS256, claims(subject, change));
    }

    String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        return signed(algorithm, null, claims);
    }

    /** @param type the header's {@code typ}; null: none */
    String signed(JWSAlgorithm algorithm, @Nullable String type, JWTClaimsSet claims) {
        try {
            var isEc = algorithm.equals(JWSAlgorithm.ES256);
            var isMac = algorithm.equals(JWSAlgorithm.HS256);
            JWSSigner signer = isEc
                    ? new ECDSASigner(ec)
                    // Algorithm confusion: the public key used as the shared secret.
                    : isMac ? new MACSigner(rsa.toPublicJWK().toJSONString()) : new RSASSASigner(rsa);
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(type == null ? null : new JOSEObjectType(type))
                            .keyID(isEc ? "ec-1" : "rsa-1")
                            .build(),
                    claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String unsigned(String subject) {
        return new PlainJWT(claims(subject, _ -> {})).serialize();
    }

    JWTClaimsSet claims(String subject, Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject(subject)
                .audience("renewal")
                .claim("name", "指挥长")
                .claim("roles", List.of("COMMANDER"))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        change.accept(claims);
        return claims.build();
    }

    @Override
    public void close() {
        server.close();
    }
}
