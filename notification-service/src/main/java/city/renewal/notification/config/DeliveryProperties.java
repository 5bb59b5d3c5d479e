package city.renewal.notification.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries to external receivers are attempted, on every channel.
 *
 * @param attempts after this many a message is dead, and kept
 * @param firstPause before the second attempt; it doubles from there
 * @param longestPause between two attempts
 * @param breakerPause how long a receiver that fails again and again is left alone at first; it doubles from there
 * @param longestBreakerPause at most
 * @param lookEvery real time between two queries for what is due
 * @param keepDelivered how long the ledger keeps what was delivered
 * @param keepUndelivered how long it keeps what was refused or is dead, and can be replayed
 */
@ConfigurationProperties("renewal.delivery")
public record DeliveryProperties(
        @DefaultValue("12") int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("15s") Duration breakerPause,
        @DefaultValue("10m") Duration longestBreakerPause,
        @DefaultValue("250ms") Duration lookEvery,
        @DefaultValue("90d") Duration keepDelivered,
        @DefaultValue("365d") Duration keepUndelivered) {
    public DeliveryProperties {
        if (attempts < 1 || firstPause.isNegative() || breakerPause.toMillis() < 10 || lookEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected renewal.delivery.attempts of at least 1 and pauses longer than nothing, but got %d, %s, %s and %s"
                            .formatted(attempts, firstPause, breakerPause, lookEvery));
        }
        // What is forgotten while its message may still be handed in again would be delivered again.
        if (keepDelivered.toDays() < 7 || keepUndelivered.toDays() < 7) {
            throw new IllegalArgumentException(
                    "Expected renewal.delivery.keep-delivered and keep-undelivered of at least 7 days, but got %s and %s"
                            .formatted(keepDelivered, keepUndelivered));
        }
    }
}
