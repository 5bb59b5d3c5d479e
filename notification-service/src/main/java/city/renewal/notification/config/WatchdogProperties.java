package city.renewal.notification.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the watchdog.
 *
 * @param grace real time for which a node that the lists have as overdue may be without an alert, as its fact may be under way
 */
@ConfigurationProperties("renewal.watchdog")
public record WatchdogProperties(@DefaultValue("2m") Duration grace) {
    public WatchdogProperties {
        if (grace.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected renewal.watchdog.grace not to be negative, but got %s".formatted(grace));
        }
    }
}
