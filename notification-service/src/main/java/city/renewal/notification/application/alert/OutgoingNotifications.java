package city.renewal.notification.application.alert;

import city.renewal.notification.domain.alert.Alert;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What stored alerts have as {@link Alert#outgoing}: decisions that are recorded and not known to be carried out. They are
 * stored by the alert's own writes; here they are found again after a crash, and removed.
 */
public interface OutgoingNotifications {
    /**
     * Claims alerts that have had outgoing decisions for at least that long, the oldest first. By a claim they count as outgoing
     * since then: no other instance gets the alert before they are that old again. Other writes of the alert leave their age.
     *
     * @param real the present real time
     */
    List<StoredAggregate<Alert>> claimOlderThan(Duration age, Instant real, int limit);

    /**
     * Removes the decisions with these message ids from the alerts, each alert by compare-and-set on the version that was
     * read. The alerts are free of any claim then.
     *
     * @return the alerts that were changed meanwhile and still have some of these decisions, as they are stored now
     */
    List<StoredAggregate<Alert>> removeAll(List<StoredAggregate<Alert>> read, Collection<String> messageIds);
}
