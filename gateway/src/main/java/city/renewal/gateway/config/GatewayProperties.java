package city.renewal.gateway.config;

import city.renewal.gateway.routes.Service;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The gateway's settings.
 *
 * @param trustedProxies addresses of proxies in front of the gateway whose {@code X-Forwarded-*} headers are trusted;
 *     headers of any other peer are dropped
 */
@ConfigurationProperties("renewal")
public record GatewayProperties(
        @DefaultValue Services services,
        @DefaultValue Oidc oidc,
        @DefaultValue Limits limits,
        @DefaultValue({}) List<String> trustedProxies) {

    /** The addresses of the services. */
    public record Services(
            @DefaultValue("http://127.0.0.1:8081") URI project,
            @DefaultValue("http://127.0.0.1:8082") URI progress,
            @DefaultValue("http://127.0.0.1:8083") URI notification) {
        URI of(Service service) {
            return switch (service) {
                case PROJECT -> project;
                case PROGRESS -> progress;
                case NOTIFICATION -> notification;
            };
        }
    }

    /**
     * @param issuerUri the {@code iss} that a token must carry
     * @param metadataUri where the issuer's discovery document is; default: below the issuer's own address. Set it
     *     when the gateway reaches the issuer by another name than the browser does
     * @param jwkSetUri where the issuer's keys are; default: what the discovery document says
     * @param audience the {@code aud} that a token must carry
     * @param clientId the pages' public client at the issuer
     * @param algorithms the signature algorithms that are accepted
     */
    public record Oidc(
            @DefaultValue("http://127.0.0.1:9000") String issuerUri,
            @Nullable String metadataUri,
            @Nullable String jwkSetUri,
            @DefaultValue("renewal") String audience,
            @DefaultValue("renewal-wall") String clientId,
            @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms) {}

    /**
     * @param body maximum size of a JSON body
     * @param plan maximum size of a plan
     * @param file maximum size of an uploaded file
     * @param photo maximum size of a photo or document that is evidence; the project service accepts 20 MiB
     * @param person rate limit of one person, over all their devices
     * @param address rate limit of requests without a valid token, per client address
     * @param citizens rate limits of Open311 requests, which have no token, per client address
     * @param streams event streams open at once to one service; they use a connection pool of their own
     */
    public record Limits(
            @DefaultValue("1MB") DataSize body,
            @DefaultValue("24MB") DataSize plan,
            @DefaultValue("10MB") DataSize file,
            @DefaultValue("20MB") DataSize photo,
            @DefaultValue Rate person,
            @DefaultValue Rate address,
            @DefaultValue Citizens citizens,
            @DefaultValue("2000") int streams) {}

    /**
     * Limits per client address; each gateway instance counts for itself.
     *
     * @param body maximum size of a report without a file
     * @param reportsPerMinute reports, ratings and objections in a minute
     * @param reportsPerDay the same in a day
     * @param readsPerMinute all other requests in a minute
     */
    public record Citizens(
            @DefaultValue("64KB") DataSize body,
            @DefaultValue("30") int reportsPerMinute,
            @DefaultValue("300") int reportsPerDay,
            @DefaultValue("600") int readsPerMinute) {}

    /** Sustained requests per second, and the burst size; the default is far above normal use. */
    public record Rate(
            @DefaultValue("2000") int perSecond,
            @DefaultValue("4000") int burst) {}
}
