package city.renewal.starter.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What every service of the platform can be told.
 *
 * @param clock {@code system}, or a drill such as {@code 2023-06-30T08:00+08:00;x60}
 * @param clockAnchor the real instant at which the drill's start stands; default: when the process started
 * @param instanceId a name that stays through restarts, unique among a service's instances; with it, a restarted
 *     instance takes its partitions back at once instead of waiting for its own session to expire
 */
@ConfigurationProperties("renewal")
public record RenewalProperties(
        @DefaultValue("system") String clock,
        @Nullable Instant clockAnchor,
        @Nullable String instanceId,
        @DefaultValue Mongo mongo,
        @DefaultValue Kafka kafka,
        @DefaultValue Oidc oidc,
        @DefaultValue Web web) {

    /**
     * @param uri connection string; may name the database
     * @param database used when the uri names none
     * @param timeout how long an operation may take in all
     */
    public record Mongo(
            @DefaultValue("mongodb://127.0.0.1:27017") String uri,
            @DefaultValue("renewal") String database,
            @DefaultValue("20s") Duration timeout) {}

    /** @param partitions of a topic that does not exist yet */
    public record Kafka(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicationFactor) {}

    /**
     * @param issuerUri the {@code iss} that a token must carry
     * @param jwkSetUri where the issuer's keys are; default: what the issuer's metadata says
     * @param audience the {@code aud} that a token must carry
     * @param algorithms signatures that are accepted, and no others
     */
    public record Oidc(
            @DefaultValue("http://127.0.0.1:9000") String issuerUri,
            @Nullable String jwkSetUri,
            @DefaultValue("renewal") String audience,
            @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms) {}

    /**
     * @param maxBody most bytes of a JSON body
     * @param maxLargeBody most bytes of a JSON body where large ones are taken
     * @param largeBodies the paths where they are: a plan of 20,000 nodes takes about ten million bytes
     * @param streamedBodies the paths whose handlers read the body as it comes and bound it themselves, whatever its type
     * @param publicPaths the paths, outside of {@code /api}, that need no token because their addresses are signed
     * @param openPaths the paths, outside of {@code /api}, that anybody may call without a token
     */
    public record Web(
            @DefaultValue("1MB") DataSize maxBody,
            @DefaultValue("24MB") DataSize maxLargeBody,
            @DefaultValue({}) List<String> largeBodies,
            @DefaultValue({}) List<String> streamedBodies,
            @DefaultValue({}) List<String> publicPaths,
            @DefaultValue({}) List<String> openPaths) {
        public Web {
            openPaths.stream()
                    .filter(path -> !path.startsWith("/") || path.startsWith("/api") || path.startsWith("/*"))
                    .findFirst()
                    .ifPresent(path -> {
                        throw new IllegalArgumentException(
                                "renewal.web.open-paths must lie outside of /api, but there is " + path);
                    });
        }
    }
}
