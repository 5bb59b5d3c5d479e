package city.renewal.notification.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Use of this service's copy of the directory.
 *
 * @param grace real time for which decisions wait for people who aren't known yet, as the directory's facts may come a
 *     moment later than the node's; then the alert goes to the next level
 */
@ConfigurationProperties("renewal.directory")
public record DirectoryProperties(@DefaultValue("2s") Duration grace) {
    public DirectoryProperties {
        if (grace.isNegative() || grace.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "Expected renewal.directory.grace of 0s to 10s, but got %s".formatted(grace));
        }
    }
}
