package city.renewal.notification.config;

import city.renewal.notification.adapter.http.Networks;
import city.renewal.notification.adapter.http.SsrfGuardedHttpClient;
import city.renewal.notification.adapter.mongo.MongoNotices;
import city.renewal.notification.adapter.mongo.MongoSubscriptions;
import city.renewal.notification.adapter.webhook.Signature;
import city.renewal.notification.adapter.webhook.WebhookChannel;
import city.renewal.notification.adapter.webhook.WebhookEndpoint.Receiver;
import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.inbox.Notices;
import city.renewal.notification.application.webhook.Webhooks;
import city.renewal.starter.json.Json;
import com.mongodb.client.MongoDatabase;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Webhooks: the operator's own receiver, and those that administrators set up. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
    private static final int SECRET_BYTES = 32;

    @Bean
    SsrfGuardedHttpClient outboundHttp(WebhookProperties properties, @Qualifier("realTime") InstantSource real) {
        return new SsrfGuardedHttpClient(InetAddress::getAllByName, new Networks(properties.allowedNetworks()), real);
    }

    @Bean
    Notices notices(MongoDatabase database) {
        return new MongoNotices(database);
    }

    @Bean
    Webhooks webhooks(
            MongoDatabase database,
            Deliveries deliveries,
            Notices notices,
            WebhookProperties properties,
            @Qualifier("realTime") InstantSource real,
            InstantSource clock) {
        var random = new SecureRandom();
        return new Webhooks(
                new MongoSubscriptions(database),
                deliveries,
                notices,
                new Webhooks.Patience(properties.disableAfterFailures(), properties.disableAfter()),
                properties.rotationGrace(),
                () -> UUID.randomUUID().toString(),
                () -> {
                    var bytes = new byte[SECRET_BYTES];
                    random.nextBytes(bytes);
                    return Signature.secret(bytes);
                },
                real,
                clock);
    }

    @Bean
    WebhookChannel webhookChannel(
            Webhooks webhooks,
            OutboundHttp http,
            WebhookProperties properties,
            @Qualifier("realTime") InstantSource real) {
        return new WebhookChannel(configured(properties), webhooks, properties.timeout(), http, Json.strict(), real);
    }

    private static @Nullable Receiver configured(WebhookProperties properties) {
        var url = properties.url();
        if (url == null || url.isBlank()) {
            return null;
        }
        var secret = properties.secret();
        List<String> secrets = secret == null || secret.isBlank() ? List.of() : List.of(secret);
        return new Receiver(
                Webhooks.endpointId(WebhookChannel.CONFIGURED),
                target(url),
                OutboundHttp.Reach.ANYWHERE,
                properties.timeout(),
                _ -> secrets);
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
