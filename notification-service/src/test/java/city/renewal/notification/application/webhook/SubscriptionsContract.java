package city.renewal.notification.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.webhook.Subscription.Secret;
import city.renewal.notification.application.webhook.Subscriptions.VersionedSubscription;
import city.renewal.notification.domain.condition.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What everything that keeps webhooks promises. */
public abstract class SubscriptionsContract {
    protected abstract Subscriptions subscriptions();

    static Subscription aWebhook(String id) {
        return new Subscription(
                id,
                "https://example.org/hook",
                "城运平台",
                List.of("370212"),
                Set.of(MessageKind.OVERDUE),
                List.of(new Secret("whsec_new", null), new Secret("whsec_old", Instant.parse("2026-11-22T00:00:00Z"))),
                0,
                null,
                null,
                null,
                "p-admin",
                Instant.parse("2026-11-21T00:00:00Z"));
    }

    @Test
    void changesAWebhookOnTopOfTheVersionThatWasReadOnly() {
        var subscriptions = subscriptions();
        assertThat(subscriptions.save(aWebhook("w1"), 0)).isTrue();
        assertThat(subscriptions.save(aWebhook("w1"), 0)).isFalse();
        var failed = aWebhook("w1").failed(3, Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(subscriptions.save(failed, 1)).isTrue();
        assertThat(subscriptions.save(aWebhook("w1"), 1)).isFalse();

        assertThat(subscriptions.load("w1")).contains(new VersionedSubscription(2, failed));
        assertThat(subscriptions.load("w2")).isEmpty();
    }

    @Test
    void deletesTheVersionThatWasReadOnly() {
        var subscriptions = subscriptions();
        subscriptions.save(aWebhook("w2"), 0);
        subscriptions.save(aWebhook("w1"), 0);
        assertThat(subscriptions.all())
                .extracting(kept -> kept.subscription().webhookId())
                .containsExactly("w1", "w2");

        assertThat(subscriptions.delete("w1", 2)).isFalse();
        assertThat(subscriptions.delete("w1", 1)).isTrue();
        assertThat(subscriptions.delete("w1", 1)).isFalse();
        assertThat(subscriptions.all()).hasSize(1);
    }
}
