package city.renewal.notification.application.watchdog;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.AlertQueries.AlertStatus;
import city.renewal.notification.application.alert.AlertQueries.OpenOverdue;
import city.renewal.notification.application.watchdog.Watchdog.Missing;
import city.renewal.notification.application.watchdog.Watchdog.Place;
import city.renewal.notification.domain.condition.AlertIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the alerts with the newest census of overdue nodes of each programme, so that a fact that never
 * arrived is noticed; this service's own copy cannot show that.
 *
 * <p>An alert that was closed after the census is no fault. One that is missing, or was closed before, becomes a fault when
 * it has been so for longer than a grace, as a fact may be under way. The reverse is a fault as well: an open alert of a
 * node that the lists have neither as overdue nor as claimed. Not thread-safe.
 */
final class ListedOverdue {
    private static final int PARTS = 4;
    private static final int ALERTS = 500;

    private final Censuses censuses;
    private final AlertQueries alerts;
    private final InstantSource real;
    private final Duration grace;
    private Map<String, Instant> missingSince = Map.of();
    private Map<String, Instant> staleSince = Map.of();

    ListedOverdue(Censuses censuses, AlertQueries alerts, InstantSource real, Duration grace) {
        this.censuses = censuses;
        this.alerts = alerts;
        this.real = real;
        this.grace = grace;
    }

    /**
     * The result of a comparison.
     *
     * @param listed nodes that the lists have as overdue
     * @param missing those without an alert for longer than the grace, by the alert's id
     * @param stale ids of open alerts whose node has not been listed for longer than the grace
     * @param asOf the oldest census that was compared with; null: there is none
     */
    record Comparison(
            int listed,
            Map<String, Missing> missing,
            List<String> stale,
            @Nullable Instant asOf) {}

    Comparison compare() {
        var now = real.instant();
        var since = new HashMap<String, Instant>();
        var missing = new LinkedHashMap<String, Missing>();
        var programmes = new HashMap<String, ListedNodes>();
        var listed = 0;
        Instant asOf = null;
        var page = censuses.after("", PARTS);
        while (!page.isEmpty()) {
            for (var part : page) {
                listed += part.overdue().size();
                programmes
                        .computeIfAbsent(part.programme(), _ -> new ListedNodes(part))
                        .add(part);
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
        return new Comparison(listed, missing, stale(programmes, now), asOf);
    }

    /** The open alerts of overdue nodes that a complete census doesn't have, for longer than the grace. */
    private List<String> stale(Map<String, ListedNodes> programmes, Instant now) {
        var since = new HashMap<String, Instant>();
        var stale = new ArrayList<String>();
        for (var page = alerts.openOverdue("", ALERTS);
                !page.isEmpty();
                page = alerts.openOverdue(page.getLast().alertId(), ALERTS)) {
            for (var alert : page) {
                var lists = programmes.get(alert.programme());
                if (lists == null || !lists.lacks(alert)) {
                    continue;
                }
                var first = staleSince.getOrDefault(alert.alertId(), now);
                since.put(alert.alertId(), first);
                if (!first.plus(grace).isAfter(now)) {
                    stale.add(alert.alertId());
                }
            }
        }
        staleSince = Map.copyOf(since);
        return stale;
    }

    /** What one programme's census has, by the ids of the alerts that its nodes may have. */
    private static final class ListedNodes {
        private final Instant asOf;
        private final int parts;
        private final Set<String> alertIds = new HashSet<>();
        private int seen;
        private boolean isWhole = true;

        ListedNodes(OverdueCensusTaken first) {
            asOf = first.occurredAt();
            parts = first.parts();
        }

        void add(OverdueCensusTaken part) {
            var claimed = part.claimed();
            // Parts of two censuses, while the newer one arrives; or a census that doesn't say what is claimed.
            isWhole = isWhole && part.occurredAt().equals(asOf) && claimed != null;
            seen++;
            Stream.concat(part.overdue().stream(), claimed == null ? Stream.empty() : claimed.stream())
                    .map(node -> AlertIds.alert(node.projectId(), node.nodeId(), node.dueVersion()))
                    .forEach(alertIds::add);
        }

        /** An alert that was raised after the census is not lacking. */
        boolean lacks(OpenOverdue alert) {
            return isWhole && seen == parts && !alert.raisedAt().isAfter(asOf) && !alertIds.contains(alert.alertId());
        }
    }

    private Map<String, OverdueNode> withoutAlert(OverdueCensusTaken part) {
        var byAlert = new LinkedHashMap<String, OverdueNode>();
        part.overdue()
                .forEach(node -> byAlert.put(AlertIds.alert(node.projectId(), node.nodeId(), node.dueVersion()), node));
        var found = alerts.watched(byAlert.keySet());
        byAlert.keySet().removeIf(alertId -> isThere(found.get(alertId), part.occurredAt()));
        return byAlert;
    }

    private static boolean isThere(@Nullable AlertStatus alert, Instant asOf) {
        if (alert == null) {
            return false;
        }
        var resolvedAt = alert.resolvedAt();
        return alert.isOpen() || (resolvedAt != null && !resolvedAt.isBefore(asOf));
    }

    private static Missing missing(OverdueCensusTaken part, OverdueNode node) {
        var place = new Place(part.programme(), node.area());
        return new Missing(node.projectId(), node.nodeId(), null, node.dueVersion(), place);
    }
}
