package city.renewal.notification.application;

import city.renewal.notification.application.webhook.Subscription;
import city.renewal.notification.application.webhook.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Webhooks in memory. Thread-safe. */
public final class InMemorySubscriptions implements Subscriptions {
    private final Map<String, VersionedSubscription> webhooks = new TreeMap<>();

    @Override
    public synchronized List<VersionedSubscription> all() {
        return List.copyOf(webhooks.values());
    }

    @Override
    public synchronized Optional<VersionedSubscription> load(String webhookId) {
        return Optional.ofNullable(webhooks.get(webhookId));
    }

    @Override
    public synchronized boolean save(Subscription subscription, long read) {
        if (version(subscription.webhookId()) != read) {
            return false;
        }
        webhooks.put(subscription.webhookId(), new VersionedSubscription(read + 1, subscription));
        return true;
    }

    @Override
    public synchronized boolean delete(String webhookId, long read) {
        if (read == 0 || version(webhookId) != read) {
            return false;
        }
        webhooks.remove(webhookId);
        return true;
    }

    private long version(String webhookId) {
        var kept = webhooks.get(webhookId);
        return kept == null ? 0 : kept.version();
    }
}
