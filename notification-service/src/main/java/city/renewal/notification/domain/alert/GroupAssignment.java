package city.renewal.notification.domain.alert;

import city.renewal.notification.domain.routing.Grouping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The group that a decision's message belongs to.
 *
 * @param digestAt when a daily message goes out; null for other groups, whose waits count from their last message
 */
public record GroupAssignment(
        String groupId, Grouping grouping, @Nullable Instant digestAt) {}
