package city.renewal.notification.application.webhook;

import java.util.List;
import java.util.Optional;

/** The webhooks that administrators set up. */
public interface Subscriptions {
    /** A subscription as it was read. */
    record VersionedSubscription(long version, Subscription subscription) {}

    /** All of them, the oldest first. */
    List<VersionedSubscription> all();

    Optional<VersionedSubscription> load(String webhookId);

    /** Stores a subscription by compare-and-set on the version that was read, 0 for a new one; false if the stored version differs. */
    boolean save(Subscription subscription, long read);

    boolean delete(String webhookId, long read);
}
