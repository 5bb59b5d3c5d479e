package city.renewal.notification.config;

import city.renewal.notification.adapter.webhook.Signature;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks to other systems.
 *
 * @param url where every message is posted as well, wherever that is; absent or empty: nowhere
 * @param secret {@code whsec_…} that signs what is posted there; absent or empty: nothing does
 * @param timeout of one attempt as a whole
 * @param allowedNetworks private networks, such as {@code 10.20.0.0/16}, in which webhooks that administrators set up may
 *     lie; otherwise only public addresses
 * @param rotationGrace how long an old secret signs beside a new one
 * @param disableAfterFailures failed attempts in a row after which a webhook is disabled, if they lasted
 * @param disableAfter real time that they must have lasted
 */
@ConfigurationProperties("renewal.webhook")
public record WebhookProperties(
        @Nullable String url,
        @Nullable String secret,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("24h") Duration rotationGrace,
        @DefaultValue("20") int disableAfterFailures,
        @DefaultValue("5d") Duration disableAfter) {
    public WebhookProperties {
        if (timeout.isZero() || timeout.isNegative() || disableAfterFailures < 1) {
            throw new IllegalArgumentException(
                    "Expected renewal.webhook.timeout to be longer than nothing and disable-after-failures at least 1, but got %s and %d"
                            .formatted(timeout, disableAfterFailures));
        }
        if (secret != null && !secret.isBlank() && !Signature.isSecret(secret)) {
            throw new IllegalArgumentException(
                    "Expected renewal.webhook.secret to be whsec_ and the base64 of 24 to 64 bytes");
        }
        allowedNetworks = allowedNetworks.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
