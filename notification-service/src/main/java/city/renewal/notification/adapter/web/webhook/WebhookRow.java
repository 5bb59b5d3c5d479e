package city.renewal.notification.adapter.web.webhook;

import city.renewal.notification.application.webhook.Subscription;
import city.renewal.notification.application.webhook.Subscriptions.VersionedSubscription;
import city.renewal.notification.domain.condition.MessageKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as administrators see it; its times are real ones.
 *
 * @param secret what signs, shown once: when it was made
 * @param oldSecretUntil how long the secret before it signs as well
 * @param failures attempts that failed since the last that went well
 */
record WebhookRow(
        String webhookId,
        String url,
        String description,
        List<String> areas,
        List<MessageKind> kinds,
        boolean enabled,
        @Nullable String secret,
        @Nullable Instant oldSecretUntil,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause,
        String createdBy,
        Instant createdAt) {
    static WebhookRow of(VersionedSubscription kept) {
        return of(kept.subscription(), null);
    }

    /**
     * The same with the secret that signs now; empty when it was rotated since the row was made. What else has changed since, such
     * as the count of failures, plays no part.
     */
    Optional<WebhookRow> withSecretOf(VersionedSubscription kept) {
        var now =
                of(kept.subscription(), kept.subscription().secrets().getFirst().value());
        if (!Objects.equals(oldSecretUntil, now.oldSecretUntil)) {
            return Optional.empty();
        }
        return Optional.of(new WebhookRow(
                webhookId,
                url,
                description,
                areas,
                kinds,
                enabled,
                now.secret,
                oldSecretUntil,
                failures,
                failingSince,
                disabledAt,
                disabledBecause,
                createdBy,
                createdAt));
    }

    private static WebhookRow of(Subscription webhook, @Nullable String secret) {
        return new WebhookRow(
                webhook.webhookId(),
                webhook.url(),
                webhook.description(),
                webhook.areas(),
                webhook.kinds().stream().sorted().toList(),
                webhook.isServed(),
                secret,
                webhook.secrets().size() > 1 ? webhook.secrets().get(1).until() : null,
                webhook.failures(),
                webhook.failingSince(),
                webhook.disabledAt(),
                webhook.disabledBecause(),
                webhook.createdBy(),
                webhook.createdAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookRow[webhookId=%s]".formatted(webhookId);
    }
}
