package city.renewal.gateway.config;

import city.renewal.gateway.headers.ClientAddressResolver;
import city.renewal.gateway.headers.HstsHeaderWriter;
import city.renewal.gateway.limits.RateLimitBuckets;
import city.renewal.gateway.limits.RateLimitedTokenConverter;
import city.renewal.gateway.pages.ContentSecurityPolicy;
import city.renewal.gateway.problems.ProblemResponses;
import city.renewal.gateway.tokens.AccessTokenDecoder;
import city.renewal.gateway.tokens.CachingJwtDecoder;
import city.renewal.gateway.tokens.IssuerKeys;
import city.renewal.gateway.tokens.IssuerMetadata;
import city.renewal.gateway.tokens.TokenRequirements;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec.HstsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Requires a valid token for {@code /api}; the pages, their sign-in and the API's description are public. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** The page for sites uses the camera and the position; no page needs any other device permission. */
    private static final String PERMISSIONS_POLICY = "accelerometer=(), autoplay=(), camera=(self),"
            + " display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(self), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(self), usb=()";

    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http,
            CachingJwtDecoder tokens,
            RateLimitedTokenConverter reader,
            ProblemResponses problems,
            ClientAddressResolver addresses) {
        return http.authorizeExchange(exchanges -> exchanges
                        .pathMatchers("/api/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(reader)
                        .jwt(jwt -> jwt.jwtDecoder(tokens))
                        .authenticationEntryPoint((exchange, _) -> problems.unauthorized(exchange))
                        .accessDeniedHandler((exchange, _) -> problems.forbidden(exchange)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint((exchange, _) -> problems.unauthorized(exchange))
                                .accessDeniedHandler((exchange, _) -> problems.forbidden(exchange)))
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(ContentSecurityPolicy.STRICT))
                        .frameOptions(frames -> frames.mode(Mode.DENY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicy(permissions -> permissions.policy(PERMISSIONS_POLICY))
                        .hsts(HstsSpec::disable)
                        .writer(new HstsHeaderWriter(addresses)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // No request is authenticated by a cookie, so a foreign page has none to abuse.
                .csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .build();
    }

    /** Answers requests that Spring Security's firewall rejects (encoded slashes, control characters) with a problem. */
    @Bean
    ServerExchangeRejectedHandler rejectedHandler(ProblemResponses problems) {
        return (exchange, _) -> problems.malformed(exchange, "The path contains what no address here contains");
    }

    @Bean
    WebClient issuerClient() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(ISSUER_TIMEOUT)))
                .build();
    }

    @Bean
    IssuerMetadata issuerMetadata(GatewayProperties properties, WebClient issuerClient) {
        return new IssuerMetadata(
                issuerClient, properties.oidc().issuerUri(), properties.oidc().metadataUri());
    }

    /** Tokens expire in real time, also while the domain's clock is set for a drill. */
    @Bean
    CachingJwtDecoder cachingJwtDecoder(GatewayProperties properties, IssuerMetadata metadata) {
        var oidc = properties.oidc();
        var algorithms = Set.copyOf(oidc.algorithms());
        var keys = new IssuerKeys(metadata, oidc.jwkSetUri(), algorithms);
        var check =
                AccessTokenDecoder.create(new TokenRequirements(oidc.issuerUri(), oidc.audience(), algorithms), keys);
        return new CachingJwtDecoder(check, InstantSource.system(), Ticker.systemTicker());
    }

    @Bean
    RateLimitedTokenConverter rateLimitedTokenConverter(
            CachingJwtDecoder tokens, RateLimitBuckets buckets, ClientAddressResolver addresses) {
        return new RateLimitedTokenConverter(tokens::knows, buckets, addresses);
    }
}
