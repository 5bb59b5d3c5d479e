package city.renewal.notification.application.alert;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries over many alerts. */
public interface AlertQueries {
    /** The cursor of a page: it begins after this alert. */
    record After(Instant raisedAt, String alertId) {}

    /** The alerts of the filter that the viewer may see, the newest first. */
    List<StoredAggregate<Alert>> find(AlertFilter filter, Viewer viewer, @Nullable After after, int limit);

    /**
     * Claims alerts whose next step is due, the longest waiting first. No other instance gets them until the lease expires
     * or the alert is written; a claim counts as a write, so that a save of an earlier read fails.
     *
     * @param now in the domain's time
     * @param real real time, by which the lease counts
     */
    List<StoredAggregate<Alert>> claimDue(Instant now, Instant real, Duration lease, int limit);

    /** The open alerts on these projects, or on these problems. */
    List<InhibitionContext.OpenAlert> openOn(Collection<String> projectIds, Collection<String> problemIds);

    /** The subjects of the open alerts about the platform itself. */
    List<AlertSubject.Platform> openOnPlatform();

    /** How many are open, by level; levels without any are left out. */
    Map<Integer, Integer> openByLevel();

    /** Ids of the open alerts that these people, or these units, are responsible for, were notified of or acknowledged. */
    List<String> openOf(Collection<String> personIds, Collection<String> unitIds);

    /**
     * An open alert with the addresses that were notified.
     *
     * @param addresses that were notified
     */
    record AlertAddresses(String alertId, List<String> addresses) {
        public AlertAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** A page of the open alerts that reached a level, in the order of their ids. */
    List<AlertAddresses> openAndNotified(String afterId, int limit);

    /** An open alert of an overdue node. */
    record OpenOverdue(String alertId, String programme, Instant raisedAt) {}

    /** A page of the open alerts of overdue nodes, in the order of their ids; problems are in no census. */
    List<OpenOverdue> openOverdue(String afterId, int limit);

    /** The state of an alert that the watchdog checks. */
    record AlertStatus(
            boolean isOpen,
            int level,
            long standingSequence,
            @Nullable Instant resolvedAt) {}

    /** The alerts that exist, by id. */
    Map<String, AlertStatus> watched(Collection<String> alertIds);
}
