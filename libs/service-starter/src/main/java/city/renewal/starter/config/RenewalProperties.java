package city.renewal.starter.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties that every service has.
 *
 * @param clock {@code system}, or a drill such as {@code 2023-06-30T08:00+08:00;x60}
 * @param clockAnchor the real instant that corresponds to the start of the drill; default: the start of the process
 * @param instanceId a name that survives restarts and is unique among a service's instances; with it, a restarted
 *     instance takes its partitions back at once instead of waiting for its former session to expire
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
     * @param database used if the URI names none
     * @param timeout limit for one operation, including retries
     */
    public record Mongo(
            @DefaultValue("mongodb://127.0.0.1:27017") String uri,
            @DefaultValue("renewal") String database,
            @DefaultValue("20s") Duration timeout) {}

    /** @param partitions number of partitions of the topics that the service creates */
    public record Kafka(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicationFactor) {}

    /**
     * @param issuerUri required value of the claim {@code iss}
     * @param jwkSetUri address of the issuer's keys; default: taken from the issuer's metadata
     * @param audience required value of the claim {@code aud}
     * @param algorithms accepted signature algorithms; all others are refused
     */
    public record Oidc(
            @DefaultValue("http://127.0.0.1:9000") String issuerUri,
            @Nullable String jwkSetUri,
            @DefaultValue("renewal") String audience,
            @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms) {}

    /**
     * @param maxBody limit of a JSON body, in bytes
     * @param maxLargeBody limit of a JSON body on the paths of {@code largeBodies}, in bytes
     * @param largeBodies paths that accept large bodies: a plan of 20,000 nodes takes about ten million bytes
     * @param streamedBodies paths whose handlers read the body as a stream and limit it themselves, whatever its media
     *     type
     * @param publicPaths paths outside of {@code /api} that need no token because their addresses are signed
     * @param openPaths paths outside of {@code /api} that anybody may call without a token
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
