package city.renewal.notification.application.delivery;

import city.renewal.notification.application.delivery.MessageSender.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One receiver with its time-out, its rate limit and its circuit breaker. */
public interface Endpoint {
    /** A rate limit: at most this many messages within a period. */
    record RateLimit(int most, Duration within) {}

    String id();

    MessageSender sender();

    /** How long one attempt may take. */
    Duration timeout();

    /** How many attempts run side by side. */
    int atOnce();

    /** Null: as fast as it goes. */
    default @Nullable RateLimit rateLimit() {
        return null;
    }

    /** Is called with the outcomes of attempts, after they were stored. */
    default void attempted(List<Outcome> outcomes) {}
}
