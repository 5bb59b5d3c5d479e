package city.renewal.notification.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an unanswered alert climbs.
 *
 * @param patience domain time that each rung has to answer, before the next one is told
 * @param sweepEvery real time between two looks at what is due
 */
@ConfigurationProperties("renewal.escalation")
public record EscalationProperties(
        @DefaultValue("1d") Duration patience,
        @DefaultValue("1s") Duration sweepEvery) {
    public EscalationProperties {
        if (patience.isZero() || patience.isNegative() || sweepEvery.isZero() || sweepEvery.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected renewal.escalation.patience and sweep-every to be longer than nothing, but got %s and %s"
                            .formatted(patience, sweepEvery));
        }
    }
}
