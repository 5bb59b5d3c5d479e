package city.renewal.notification.application;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.notification.application.AlertQueries.Watched;
import city.renewal.notification.application.Watchdog.Missing;
import city.renewal.notification.application.Watchdog.Place;
import city.renewal.notification.domain.AlertIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the alerts with what the lists have as overdue, by the newest census of each programme: a fact that never arrived
 * is noticed here, as this service's own copy can't miss it.
 *
 * <p>An alert that was closed after the census is no fault. One that is missing, or was closed before, becomes a fault when
 * it has been so for longer than a grace, as a fact may be under way. Not thread-safe.
 */
final class ListedOverdue {
    private static final int PARTS = 4;

    private final Censuses censuses;
    private final AlertQueries alerts;
    private final InstantSource real;
    private final Duration grace;
    private Map<String, Instant> missingSince = Map.of();

    ListedOverdue(Censuses censuses, AlertQueries alerts, InstantSource real, Duration grace) {
        this.censuses = censuses;
        this.alerts = alerts;
        this.real = real;
        this.grace = grace;
    }

    /**
     * What was found.
     *
     * @param listed nodes that the lists have as overdue
     * @param missing those without an alert for longer than the grace, by the alert's id
     * @param asOf the oldest census that was compared with; null: there is none
     */
    record Found(
            int listed,
            Map<String, Missing> missing,
            @Nullable Instant asOf) {}

    Found look() {
        var now = real.instant();
        var since = new HashMap<String, Instant>();
        var missing = new LinkedHashMap<String, Missing>();
        var listed = 0;
        Instant asOf = null;
        var page = censuses.after("", PARTS);
        while (!page.isEmpty()) {
            for (var part : page) {
                listed += part.overdue().size();
                asOf = asOf == null || part.occurredAt().isBefore(asOf) ? part.occurredAt() : asOf;
                for (var entry : withoutAlert(part).entrySet()) {
                    var first = missingSince.getOrDefault(entry.getKey(), now);
                    since.put(entry.getKey(), first);
                    if (!first.plus(grace).isAfter(now)) {
                        missing.put(entry.getKey(), missing(part, entry.getValue()));
                    }
                }
            }
            page = censuses.after(Censuses.key(page.getLast()), PARTS);
        }
        missingSince = Map.copyOf(since);
        return new Found(listed, missing, asOf);
    }

    private Map<String, OverdueNode> withoutAlert(OverdueCensusTaken part) {
        var byAlert = new LinkedHashMap<String, OverdueNode>();
        part.overdue()
                .forEach(node -> byAlert.put(AlertIds.alert(node.projectId(), node.nodeId(), node.dueVersion()), node));
        var found = alerts.watched(byAlert.keySet());
        byAlert.keySet().removeIf(alertId -> isThere(found.get(alertId), part.occurredAt()));
        return byAlert;
    }

    private static boolean isThere(@Nullable Watched alert, Instant asOf) {
        if (alert == null) {
            return false;
        }
        var resolvedAt = alert.resolvedAt();
        return alert.isOpen() || (resolvedAt != null && !resolvedAt.isBefore(asOf));
    }

    private static Missing missing(OverdueCensusTaken part, OverdueNode node) {
        var place = new Place(part.programme(), node.area());
        return new Missing(node.projectId(), node.nodeId(), node.dueVersion(), place);
    }
}
