package city.renewal.notification.application;

import city.renewal.notification.application.MessageSender.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One receiver with its time-out, its pace and its circuit breaker. */
public interface Endpoint {
    /** At most this many within a while. */
    record Pace(int most, Duration within) {}

    String id();

    MessageSender sender();

    /** How long one attempt may take. */
    Duration timeout();

    /** How many attempts run side by side. */
    int atOnce();

    /** Null: as fast as it goes. */
    default @Nullable Pace pace() {
        return null;
    }

    /** Is called with the outcomes of attempts, after they were stored. */
    default void attempted(List<Outcome> outcomes) {}
}
