package city.renewal.local.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** The parts of the authorization server: key, clients, tokens. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

    @Bean
    Secrets secrets(IssuerSettings settings) {
        return new Secrets(new PrivateFiles(settings.folder()));
    }

    /** Tokens expire in real time, even during a drill. */
    @Bean
    InstantSource realTime() {
        return InstantSource.system();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(Secrets secrets) {
        return new ImmutableJWKSet<>(new JWKSet(secrets.signingKey()));
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> signingKeys) {
        return new NimbusJwtEncoder(signingKeys);
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            JwtEncoder encoder, IssuerSettings settings, InstantSource realTime) {
        var signed = new JwtGenerator(encoder);
        signed.setJwtCustomizer(new TokenClaims(settings.audience()));
        return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokenGenerator(realTime));
    }

    @Bean
    RegisteredClientRepository clients(IssuerSettings settings, Secrets secrets) {
        return new InMemoryRegisteredClientRepository(List.of(
                RegisteredClients.wall(settings.gatewayOrigins()),
                RegisteredClients.integration(secrets.integrationSecret())));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IssuerSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.uri().toString())
                .build();
    }
}
