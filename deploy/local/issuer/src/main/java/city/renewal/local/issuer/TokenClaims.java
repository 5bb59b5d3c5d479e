package city.renewal.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Adds the claims by which the platform authorizes: the user, the role, the areas and units. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The token type of RFC 9068, so that no other token of this issuer is accepted as an access token. */
    static final String ACCESS_TOKEN_TYPE = "at+jwt";

    private final String audience;

    TokenClaims(String audience) {
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var user = userOf(context);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            var scope = String.join(" ", context.getAuthorizedScopes());
            context.getJwsHeader().type(ACCESS_TOKEN_TYPE);
            context.getClaims().audience(List.of(audience)).claims(accessTokenOf(user, scope));
        } else {
            context.getClaims().claims(identityOf(user));
        }
    }

    private static DemoUser userOf(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return DemoUsers.INTEGRATION;
        }
        Authentication principal = context.getPrincipal();
        if (principal == null) {
            throw new IllegalStateException("Expected a token to be asked for by somebody");
        }
        return DemoUsers.named(principal.getName()).orElseThrow();
    }

    /** The claims of a user's access token; {@code scope} is one string, as RFC 9068 requires. */
    static Consumer<Map<String, Object>> accessTokenOf(DemoUser user, String scope) {
        return identityOf(user).andThen(claims -> {
            claims.put("roles", List.of(user.role()));
            claims.put("areas", user.areas());
            claims.put("units", user.units());
            claims.put("scope", scope);
        });
    }

    private static Consumer<Map<String, Object>> identityOf(DemoUser user) {
        return claims -> {
            claims.put("sub", user.personId());
            claims.put("name", user.name());
        };
    }
}
