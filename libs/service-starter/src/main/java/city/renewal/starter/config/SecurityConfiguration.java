package city.renewal.starter.config;

import city.renewal.starter.security.AccessTokenType;
import city.renewal.starter.web.ProblemBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every service is a resource server: it checks a token's signature, issuer, audience and lifetime itself and does not
 * rely on the gateway.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, JwtDecoder decoder, JsonMapper mapper, RenewalProperties properties) throws Exception {
        var web = properties.web();
        var open = Stream.concat(Stream.of("/openapi/**", "/actuator/**", "/error"), web.openPaths().stream())
                .toArray(String[]::new);
        var signed = web.publicPaths().toArray(String[]::new);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, signed)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder))
                        .authenticationEntryPoint((_, response, e) -> refuse(response, mapper))
                        .accessDeniedHandler((_, response, e) -> refuse(response, mapper)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Resolves the issuer at the first token, so that a service starts while the issuer is unreachable. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(RenewalProperties properties) {
        return new SupplierJwtDecoder(() -> decoder(properties.oidc()));
    }

    private static NimbusJwtDecoder decoder(RenewalProperties.Oidc oidc) {
        var keys = oidc.jwkSetUri() == null || oidc.jwkSetUri().isBlank()
                ? NimbusJwtDecoder.withIssuerLocation(oidc.issuerUri())
                : NimbusJwtDecoder.withJwkSetUri(oidc.jwkSetUri());
        var decoder = keys.jwsAlgorithms(
                        accepted -> oidc.algorithms().forEach(name -> accepted.add(SignatureAlgorithm.from(name))))
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(30)),
                new JwtIssuerValidator(oidc.issuerUri()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(oidc.audience())),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, exp -> exp != null),
                new AccessTokenType(),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, sub -> sub != null && !sub.isBlank())));
        return decoder;
    }

    /** Sends the same response for every invalid token; the reason is not revealed to the caller. */
    private static void refuse(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(
                response.getOutputStream(),
                ProblemBody.of(HttpStatus.UNAUTHORIZED, "unauthorized", "Send a valid bearer token", List.of()));
    }
}
