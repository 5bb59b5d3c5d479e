package city.renewal.notification.adapter.webhook;

import city.renewal.notification.adapter.webhook.WebhookLane.Receiver;
import city.renewal.notification.application.Delivery;
import city.renewal.notification.application.Lane;
import city.renewal.notification.application.Outlet;
import city.renewal.notification.application.Subscription;
import city.renewal.notification.application.Webhooks;
import city.renewal.notification.application.Wire;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The receiver that the operator configured, which hears of everything, and those that administrators set up. */
public final class WebhookOutlet implements Outlet {
    /** What the operator's own receiver is called in the ledger. */
    public static final String CONFIGURED = "configured";

    private final @Nullable Receiver configured;
    private final Webhooks webhooks;
    private final Duration timeout;
    private final Wire wire;
    private final JsonMapper mapper;
    private final InstantSource real;

    /** @param timeout for receivers that administrators set up */
    public WebhookOutlet(
            @Nullable Receiver configured,
            Webhooks webhooks,
            Duration timeout,
            Wire wire,
            JsonMapper mapper,
            InstantSource real) {
        this.configured = configured;
        this.webhooks = webhooks;
        this.timeout = timeout;
        this.wire = wire;
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
                deliveries.add(new Delivery(channel(), CONFIGURED, configured.lane(), message));
            }
            subscriptions.stream()
                    .filter(subscription -> subscription.hears(message))
                    .map(Subscription::webhookId)
                    .forEach(id -> deliveries.add(new Delivery(channel(), id, Webhooks.lane(id), message)));
        }
        return deliveries;
    }

    @Override
    public List<Lane> lanes() {
        var lanes = new ArrayList<Lane>();
        if (configured != null) {
            lanes.add(new WebhookLane(configured, wire, mapper, real, _ -> {}));
        }
        webhooks.served().stream().map(this::lane).forEach(lanes::add);
        return lanes;
    }

    private Lane lane(Subscription subscription) {
        var receiver = new Receiver(
                Webhooks.lane(subscription.webhookId()),
                URI.create(subscription.url()),
                Wire.Reach.PUBLIC,
                timeout,
                subscription::signingSecrets);
        return new WebhookLane(
                receiver, wire, mapper, real, outcomes -> webhooks.attempted(subscription.webhookId(), outcomes));
    }

    @Override
    public boolean serves(String lane) {
        return (configured != null && configured.lane().equals(lane))
                || Webhooks.webhookOf(lane).filter(webhooks::isServed).isPresent();
    }
}
