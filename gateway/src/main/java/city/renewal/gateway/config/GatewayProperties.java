package city.renewal.gateway.config;

import city.renewal.gateway.routes.Service;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway can be told.
 *
 * @param trustedProxies addresses of proxies in front of the gateway whose {@code X-Forwarded-*} headers are believed;
 *     nobody else's are
 */
@ConfigurationProperties("renewal")
public record GatewayProperties(
        @DefaultValue Services services,
        @DefaultValue Oidc oidc,
        @DefaultValue Limits limits,
        @DefaultValue({}) List<String> trustedProxies) {

    /** Where the services are. */
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
     * @param algorithms signatures that are accepted, and no others
     */
    public record Oidc(
            @DefaultValue("http://127.0.0.1:9000") String issuerUri,
            @Nullable String metadataUri,
            @Nullable String jwkSetUri,
            @DefaultValue("renewal") String audience,
            @DefaultValue("renewal-wall") String clientId,
            @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms) {}

    /**
     * @param body most bytes of a JSON body
     * @param plan most bytes of a plan
     * @param file most bytes of a file that is sent
     * @param photo most bytes of a photo or document that is evidence; the project service takes 20 MiB
     * @param person how fast one person may go, on all their devices together
     * @param address how fast those may go whom no token names, per address
     * @param citizens how much comes in without a token by Open311, per address
     * @param streams event streams open at once to one service; they have connections of their own
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
     * Per client address; several gateways count each for itself.
     *
     * @param body most bytes of a report without a file
     * @param reportsPerMinute reports, ratings and objections in a minute
     * @param reportsPerDay the same in a day
     * @param readsPerMinute everything else in a minute
     */
    public record Citizens(
            @DefaultValue("64KB") DataSize body,
            @DefaultValue("30") int reportsPerMinute,
            @DefaultValue("300") int reportsPerDay,
            @DefaultValue("600") int readsPerMinute) {}

    /** Requests per second in the long run, and how many may come at once; the default is far above any honest use. */
    public record Rate(
            @DefaultValue("2000") int perSecond,
            @DefaultValue("4000") int burst) {}
}
