package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.starter.aggregate.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about many alerts. */
public interface AlertQueries {
    /** Where a page begins: behind this alert. */
    record After(Instant raisedAt, String alertId) {}

    /** What the viewer may see of the filter's alerts, the newest first. */
    List<Stored<Alert>> find(AlertFilter filter, Viewer viewer, @Nullable After after, int limit);

    /** Alerts whose next step is due, the longest waiting first. */
    List<Stored<Alert>> due(Instant now, int limit);

    /** How many are open, by level. */
    Map<Integer, Integer> openByLevel();
}
