package city.renewal.notification.config;

import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.adapter.webhook.Webhook;
import city.renewal.notification.application.DeliverMessages;
import city.renewal.notification.application.RetryPolicy;
import city.renewal.starter.json.Json;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The webhook, when a receiver is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${renewal.webhook.url:}'.isBlank()")
class WebhookConfiguration {
    @Bean
    Webhook webhook(WebhookProperties properties, @Qualifier("realTime") InstantSource real) {
        return new Webhook(target(String.valueOf(properties.url())), properties.timeout(), Json.strict(), real);
    }

    @Bean
    WebhookDelivery webhookDelivery(
            MongoDatabase database,
            Webhook webhook,
            WebhookProperties properties,
            Metrics metrics,
            @Qualifier("realTime") InstantSource real) {
        var deliveries = new MongoDeliveries(database, () -> UUID.randomUUID().toString(), real);
        var retries = new RetryPolicy(properties.attempts(), properties.firstPause(), properties.longestPause());
        var lease = properties.timeout().multipliedBy(2).plusSeconds(10);
        return new WebhookDelivery(
                deliveries,
                new DeliverMessages(
                        deliveries, webhook, retries, lease, new SplittableRandom(), real, metrics::posted));
    }

    @Bean(destroyMethod = "")
    Loop deliveryLoop(WebhookDelivery delivery) {
        return new Loop(
                "webhook", Duration.ofMillis(250), () -> delivery.worker().deliverDue() > 0);
    }

    /** @throws IllegalArgumentException when it is not an address that can be posted to */
    static URI target(String url) {
        var target = URI.create(url.strip());
        var scheme = String.valueOf(target.getScheme());
        if ((!scheme.equals("http") && !scheme.equals("https")) || target.getHost() == null) {
            throw new IllegalArgumentException(
                    "Expected renewal.webhook.url to be an http or https address with a host, but got '%s'"
                            .formatted(url));
        }
        return target;
    }
}
