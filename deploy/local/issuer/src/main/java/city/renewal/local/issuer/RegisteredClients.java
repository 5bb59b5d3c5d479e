package city.renewal.local.issuer;

import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The two OAuth clients: the pages in the browser, and another system. */
final class RegisteredClients {

    static final Duration TOKEN_LIFETIME = Duration.ofHours(8);

    private static final Duration BROWSER_TOKEN_LIFETIME = Duration.ofHours(1);
    private static final Duration REFRESH_LIFETIME = Duration.ofHours(12);
    private static final List<String> PAGES = List.of("/", "/field", "/signin/callback");

    private RegisteredClients() {}

    /** A public client: it can't keep a secret, so it proves with PKCE that the code is its own. */
    static RegisteredClient wall(List<String> gatewayOrigins) {
        return RegisteredClient.withId("renewal-wall")
                .clientId("renewal-wall")
                .clientName("挂图作战 · Renewal wall")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> gatewayOrigins.forEach(origin -> PAGES.forEach(page -> uris.add(origin + page))))
                .postLogoutRedirectUris(
                        uris -> gatewayOrigins.forEach(origin -> PAGES.forEach(page -> uris.add(origin + page))))
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BROWSER_TOKEN_LIFETIME)
                        .refreshTokenTimeToLive(REFRESH_LIFETIME)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    static RegisteredClient integration(String secret) {
        return RegisteredClient.withId("integration")
                .clientId("integration")
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("renewal:read")
                .scope("renewal:report")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BROWSER_TOKEN_LIFETIME)
                        .build())
                .build();
    }
}
