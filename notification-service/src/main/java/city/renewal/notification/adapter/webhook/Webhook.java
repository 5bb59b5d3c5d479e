package city.renewal.notification.adapter.webhook;

import city.renewal.notification.application.Postbox;
import city.renewal.notification.domain.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a message as JSON. {@code webhook-id} is the message's id, the same at every attempt; {@code webhook-timestamp}
 * the attempt's second of real time.
 *
 * <p>2xx is delivered. 408, 425, 429 and 5xx, no connection and no answer in time may go better later; anything else,
 * a redirect among it, is a refusal.
 */
public final class Webhook implements Postbox, AutoCloseable {
    private final URI target;
    private final Duration timeout;
    private final JsonMapper mapper;
    private final InstantSource real;
    private final HttpClient client;

    /** @param timeout for an attempt as a whole, from the connection to the end of the answer */
    public Webhook(URI target, Duration timeout, JsonMapper mapper, InstantSource real) {
        this.target = target;
        this.timeout = timeout;
        this.mapper = mapper;
        this.real = real;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Outcome send(Message message) {
        var request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("webhook-id", message.messageId())
                .header("webhook-timestamp", Long.toString(real.instant().getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(WebhookBody.of(message))))
                .build();
        var exchange = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(
                    exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Outcome.Failed("No answer within %d ms".formatted(timeout.toMillis()));
        } catch (ExecutionException e) {
            return new Outcome.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Interrupted");
        }
    }

    private static Outcome outcome(int status) {
        var answer = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(answer);
        }
        var mayGoBetter = status >= 500 || status == 408 || status == 425 || status == 429;
        return mayGoBetter ? new Outcome.Failed(answer) : new Outcome.Refused(answer);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
