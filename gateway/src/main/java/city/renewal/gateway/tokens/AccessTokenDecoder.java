package city.renewal.gateway.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Creates the decoder of access tokens, which checks algorithm, signature, issuer, audience, time, type and subject. */
public final class AccessTokenDecoder {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private AccessTokenDecoder() {}

    public static ReactiveJwtDecoder create(TokenRequirements requirements, IssuerKeys keys) {
        var algorithms =
                requirements.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .validateType(false)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(algorithms, new JWKSecurityContextJWKSet())))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_DIFFERENCE),
                new JwtIssuerValidator(requirements.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(requirements.audience())),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, exp -> exp != null),
                new AccessTokenType(),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, sub -> sub != null && !sub.isBlank())));
        return decoder;
    }
}
