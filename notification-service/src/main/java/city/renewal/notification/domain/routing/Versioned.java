package city.renewal.notification.domain.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rules as they stood from one change to the next.
 *
 * @param version 0 for the built-in rules
 */
public record Versioned<T>(
        long version,
        T rules,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {
    public static <T> Versioned<T> builtIn(T rules) {
        return new Versioned<>(0, rules, null, null);
    }
}
