package city.renewal.progress.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the census of overdue nodes.
 *
 * @param every wall-clock time between two censuses
 */
@ConfigurationProperties("renewal.census")
public record CensusProperties(@DefaultValue("1m") Duration every) {
    public CensusProperties {
        if (every.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "Expected renewal.census.every of at least 100ms, but got %s".formatted(every));
        }
    }
}
