package city.renewal.notification.application.alert;

import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list shows; null: all.
 *
 * @param person an address that was notified
 */
public record AlertFilter(
        @Nullable String programme,
        @Nullable String project,
        @Nullable String node,
        @Nullable String problem,
        @Nullable String person,
        @Nullable Integer level,
        @Nullable Boolean open) {}
