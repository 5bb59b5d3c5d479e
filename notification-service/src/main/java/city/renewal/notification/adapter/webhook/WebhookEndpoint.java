package city.renewal.notification.adapter.webhook;

import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.Endpoint;
import city.renewal.notification.application.delivery.MessageSender;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.application.delivery.OutboundHttp.HttpResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages to one receiver as JSON, after the Standard Webhooks specification. {@code webhook-id} is the message's
 * id, the same at every attempt; {@code webhook-timestamp} the attempt's second of real time; {@code webhook-signature}
 * covers both and the body, where there is a secret.
 *
 * <p>2xx is delivered. 408, 425, 429 and 5xx, no connection and no answer in time may go better later; anything else,
 * a redirect among it, is a refusal.
 */
public final class WebhookEndpoint implements Endpoint, MessageSender {
    /**
     * Who receives.
     *
     * @param secrets what signs at an instant of real time; empty: nothing does
     */
    public record Receiver(
            String endpointId,
            URI uri,
            OutboundHttp.Reach reach,
            Duration timeout,
            Function<Instant, List<String>> secrets) {}

    private static final int AT_ONCE = 32;

    private final Receiver receiver;
    private final OutboundHttp http;
    private final JsonMapper mapper;
    private final InstantSource real;
    private final Consumer<List<Outcome>> attempted;

    public WebhookEndpoint(
            Receiver receiver,
            OutboundHttp http,
            JsonMapper mapper,
            InstantSource real,
            Consumer<List<Outcome>> attempted) {
        this.receiver = receiver;
        this.http = http;
        this.mapper = mapper;
        this.real = real;
        this.attempted = attempted;
    }

    @Override
    public String id() {
        return receiver.endpointId();
    }

    @Override
    public MessageSender sender() {
        return this;
    }

    @Override
    public Duration timeout() {
        return receiver.timeout();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public void attempted(List<Outcome> outcomes) {
        attempted.accept(outcomes);
    }

    @Override
    public Outcome send(Delivery delivery) {
        var now = real.instant();
        var id = delivery.message().messageId();
        var body = mapper.writeValueAsString(WebhookBody.of(delivery.message()));
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        var secrets = receiver.secrets().apply(now);
        if (!secrets.isEmpty()) {
            headers.put("webhook-signature", Signature.of(secrets, id, now.getEpochSecond(), body));
        }
        var request =
                new OutboundHttp.Request("POST", receiver.uri(), headers, body, receiver.timeout(), receiver.reach());
        return switch (http.exchange(request)) {
            case HttpResult.Response answered when answered.isSuccess() -> new Outcome.Delivered(answered.summary());
            case HttpResult.Response answered
            when answered.isTransient() -> new Outcome.Failed(answered.summary(), answered.retryAfter());
            case HttpResult.Response answered -> new Outcome.Refused(answered.summary());
            case HttpResult.NoResponse(var reason) -> new Outcome.Failed(reason);
            case HttpResult.Forbidden(var reason) -> new Outcome.Refused(reason);
        };
    }
}
