package city.renewal.notification.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another system that hears of every message.
 *
 * @param url where messages are posted; absent or empty: nowhere
 * @param timeout of one attempt as a whole
 * @param attempts after this many a message is given up, and kept
 * @param firstPause before the second attempt; it doubles from there
 * @param longestPause between two attempts
 */
@ConfigurationProperties("renewal.webhook")
public record WebhookProperties(
        @Nullable String url,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("12") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause) {
    public WebhookProperties {
        if (timeout.isZero() || timeout.isNegative() || attempts < 1) {
            throw new IllegalArgumentException(
                    "Expected renewal.webhook.timeout to be longer than nothing and attempts at least 1, but got %s and %d"
                            .formatted(timeout, attempts));
        }
    }
}
