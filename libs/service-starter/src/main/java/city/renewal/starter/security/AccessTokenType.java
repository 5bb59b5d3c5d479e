package city.renewal.starter.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that its issuer did not issue as an access token: an identity token, a refresh token, a logout token.
 * The header's {@code typ} is {@code at+jwt} (RFC 9068), {@code JWT} or absent. Keycloak tells the kind of a {@code
 * JWT} in the claim {@code typ}, Cognito in {@code token_use}.
 */
public final class AccessTokenType implements OAuth2TokenValidator<Jwt> {
    private static final Set<String> HEADER = Set.of("at+jwt", "application/at+jwt", "jwt");
    private static final Set<String> CLAIM = Set.of("bearer", "at+jwt", "jwt");
    private static final Set<String> USE = Set.of("access");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var holds = isOne(token.getHeaders().get("typ"), HEADER)
                && isOne(token.getClaims().get("typ"), CLAIM)
                && isOne(token.getClaims().get("token_use"), USE);
        return holds
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token is no access token", null));
    }

    private static boolean isOne(@Nullable Object value, Set<String> allowed) {
        return value == null || (value instanceof String text && allowed.contains(text.toLowerCase(Locale.ROOT)));
    }
}
