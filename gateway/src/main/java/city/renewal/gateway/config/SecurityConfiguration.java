package city.renewal.gateway.config;

import city.renewal.gateway.headers.Peer;
import city.renewal.gateway.headers.TransportSecurity;
import city.renewal.gateway.limits.Buckets;
import city.renewal.gateway.limits.LimitedTokenReader;
import city.renewal.gateway.pages.ContentSecurityPolicy;
import city.renewal.gateway.problems.Problems;
import city.renewal.gateway.tokens.CheckedTokens;
import city.renewal.gateway.tokens.IssuerKeys;
import city.renewal.gateway.tokens.IssuerMetadata;
import city.renewal.gateway.tokens.TokenCheck;
import city.renewal.gateway.tokens.TokenRules;
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

/** Nothing below {@code /api} without a token that holds; pages, their sign-in and the API's description are public. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** A page for sites takes photos and says where; nothing here needs more of a device. */
    private static final String PERMISSIONS_POLICY = "accelerometer=(), autoplay=(), camera=(self),"
            + " display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(self), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(self), usb=()";

    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration ISSUER_PATIENCE = Duration.ofSeconds(10);

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http, CheckedTokens tokens, LimitedTokenReader reader, Problems problems, Peer peer) {
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
                        .writer(new TransportSecurity(peer)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // There is no cookie that a stranger's page could make use of.
                .csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .build();
    }

    /** What Spring Security's firewall turns away (encoded slashes, control characters) is told so. */
    @Bean
    ServerExchangeRejectedHandler rejectedHandler(Problems problems) {
        return (exchange, _) -> problems.malformed(exchange, "The path contains what no address here contains");
    }

    @Bean
    WebClient issuerClient() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(ISSUER_PATIENCE)))
                .build();
    }

    @Bean
    IssuerMetadata issuerMetadata(GatewayProperties properties, WebClient issuerClient) {
        return new IssuerMetadata(
                issuerClient, properties.oidc().issuerUri(), properties.oidc().metadataUri());
    }

    /** Tokens live in real time, whatever day the drill clock shows. */
    @Bean
    CheckedTokens checkedTokens(GatewayProperties properties, IssuerMetadata metadata) {
        var oidc = properties.oidc();
        var algorithms = Set.copyOf(oidc.algorithms());
        var keys = new IssuerKeys(metadata, oidc.jwkSetUri(), algorithms);
        var check = TokenCheck.by(new TokenRules(oidc.issuerUri(), oidc.audience(), algorithms), keys);
        return new CheckedTokens(check, InstantSource.system(), Ticker.systemTicker());
    }

    @Bean
    LimitedTokenReader limitedTokenReader(CheckedTokens tokens, Buckets buckets, Peer peer) {
        return new LimitedTokenReader(tokens::knows, buckets, peer);
    }
}
