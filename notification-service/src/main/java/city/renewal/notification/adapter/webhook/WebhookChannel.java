package city.renewal.notification.adapter.webhook;

import city.renewal.notification.adapter.webhook.WebhookEndpoint.Receiver;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.Endpoint;
import city.renewal.notification.application.delivery.ExternalChannel;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.webhook.Subscription;
import city.renewal.notification.application.webhook.Webhooks;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The receiver that the operator configured, which gets every message, and those that administrators set up. */
public final class WebhookChannel implements ExternalChannel {
    /** The name of the operator's own receiver in the ledger. */
    public static final String CONFIGURED = "configured";

    private final @Nullable Receiver configured;
    private final Webhooks webhooks;
    private final Duration timeout;
    private final OutboundHttp http;
    private final JsonMapper mapper;
    private final InstantSource real;

    /** @param timeout for receivers that administrators set up */
    public WebhookChannel(
            @Nullable Receiver configured,
            Webhooks webhooks,
            Duration timeout,
            OutboundHttp http,
            JsonMapper mapper,
            InstantSource real) {
        this.configured = configured;
        this.webhooks = webhooks;
        this.timeout = timeout;
        this.http = http;
        this.mapper = mapper;
        this.real = real;
    }

    @Override
    public ChannelName channel() {
        return ChannelName.WEBHOOK;
    }

    @Override
    public List<Delivery> address(List<Message> messages) {
        var subscriptions = webhooks.served();
        var deliveries = new ArrayList<Delivery>();
        for (var message : messages) {
            if (configured != null) {
                deliveries.add(new Delivery(channel(), CONFIGURED, configured.endpointId(), message));
            }
            subscriptions.stream()
                    .filter(subscription -> subscription.hears(message))
                    .map(Subscription::webhookId)
                    .forEach(id -> deliveries.add(new Delivery(channel(), id, Webhooks.endpointId(id), message)));
        }
        return deliveries;
    }

    @Override
    public List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        if (configured != null) {
            endpoints.add(new WebhookEndpoint(configured, http, mapper, real, _ -> {}));
        }
        webhooks.served().stream().map(this::endpoint).forEach(endpoints::add);
        return endpoints;
    }

    private Endpoint endpoint(Subscription subscription) {
        var receiver = new Receiver(
                Webhooks.endpointId(subscription.webhookId()),
                URI.create(subscription.url()),
                OutboundHttp.Reach.PUBLIC,
                timeout,
                subscription::signingSecrets);
        return new WebhookEndpoint(
                receiver, http, mapper, real, outcomes -> webhooks.attempted(subscription.webhookId(), outcomes));
    }

    @Override
    public boolean serves(String endpointId) {
        return (configured != null && configured.endpointId().equals(endpointId))
                || Webhooks.webhookOf(endpointId).filter(webhooks::isServed).isPresent();
    }
}
