package city.renewal.notification.adapter.webhook;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.notification.application.Postbox.Outcome;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Severity;
import city.renewal.starter.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIT {
    private final HostileReceiver receiver = new HostileReceiver();
    private final Webhook webhook = webhook(receiver.uri());

    private static Webhook webhook(URI target) {
        return new Webhook(target, Duration.ofMillis(1500), Json.strict(), () -> Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static Message message() {
        return new Message(
                "m1", "p-owner", "责任人", "a1", AlertKind.OVERDUE, Severity.CRITICAL, 1, aNode("p", "n"), 1, DUE, NOW);
    }

    @AfterEach
    void close() {
        webhook.close();
        receiver.close();
    }

    @Test
    void postsTheMessageUnderItsOwnId() {
        assertThat(webhook.send(message())).isEqualTo(new Outcome.Delivered("204"));

        var request = receiver.received().getFirst();
        assertThat(request.headers())
                .containsEntry("webhook-id", "m1")
                .containsEntry("webhook-timestamp", "1795255200")
                .containsEntry("content-type", "application/json");
        var body = Json.lenient().readTree(request.body());
        assertThat(body.path("type").asString()).isEqualTo("alert.notified");
        assertThat(body.path("timestamp").asString()).isEqualTo("2023-06-30T00:00:00Z");
        assertThat(body.path("data").path("messageId").asString()).isEqualTo("m1");
        assertThat(body.path("data").path("recipientName").asString()).isEqualTo("责任人");
        assertThat(body.path("data").path("dueDate").asString()).isEqualTo("2023-06-20");
    }

    static Stream<Behaviour> failures() {
        return Stream.of(
                new Behaviour.Hang(),
                new Behaviour.HangInTheBody(),
                new Behaviour.Reset(),
                new Behaviour.Nonsense(),
                new Behaviour.Answer(500),
                new Behaviour.Answer(503),
                new Behaviour.Answer(429),
                new Behaviour.Answer(408));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void callsWhatMayGoBetterLaterAFailureAndReturnsInBoundedTime(Behaviour behaviour) {
        // The client repeats a reset request by itself when the connection was fresh; the second reset is final.
        receiver.behaves(behaviour, behaviour);

        assertThat(webhook.send(message())).isInstanceOf(Outcome.Failed.class);
        assertThat(receiver.received()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422})
    void callsWhatTheReceiverDoesNotWantARefusal(int status) {
        receiver.behaves(new Behaviour.Answer(status));

        assertThat(webhook.send(message())).isEqualTo(new Outcome.Refused(Integer.toString(status)));
    }

    @Test
    void followsNoRedirect() {
        receiver.behaves(
                new Behaviour.Redirect(receiver.uri().resolve("/elsewhere").toString()));

        assertThat(webhook.send(message())).isEqualTo(new Outcome.Refused("302"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void callsAReceiverThatIsNotThereAFailure() {
        receiver.close();

        assertThat(webhook.send(message())).isInstanceOf(Outcome.Failed.class);
    }
}
