package city.renewal.notification.adapter.webhook;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.SomeMessages.aGroupOf;
import static city.renewal.starter.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.notification.adapter.http.Networks;
import city.renewal.notification.adapter.http.SsrfGuardedHttpClient;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.notification.application.delivery.Delivery;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.application.delivery.OutboundHttp;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.json.Json;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIT {
    private static final Instant REAL = Instant.parse("2026-11-21T10:00:00Z");
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OLD_SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("an older secret of some length".getBytes(UTF_8));

    private final HostileReceiver receiver = new HostileReceiver();
    private final SsrfGuardedHttpClient http = http("127.0.0.1/32");
    /** A healthy answer, on a busy machine too, is well within it. */
    private Duration timeout = Duration.ofSeconds(15);

    private final WebhookEndpoint webhook = webhook(receiver.uri(), OutboundHttp.Reach.ANYWHERE, List.of(), () -> REAL);

    private static SsrfGuardedHttpClient http(String... allowed) {
        return new SsrfGuardedHttpClient(InetAddress::getAllByName, new Networks(List.of(allowed)), () -> REAL);
    }

    private WebhookEndpoint webhook(URI target, OutboundHttp.Reach reach, List<String> secrets, InstantSource real) {
        return new WebhookEndpoint(
                new WebhookEndpoint.Receiver("l", target, reach, timeout, _ -> secrets),
                http,
                Json.strict(),
                real,
                _ -> {});
    }

    private static Delivery message() {
        return new Delivery(
                ChannelName.WEBHOOK,
                "t",
                "l",
                new Message(
                        "m1",
                        "p-owner",
                        "责任人",
                        "a1",
                        MessageKind.OVERDUE,
                        Severity.CRITICAL,
                        1,
                        AlertSubject.of(aNode("p", "n")),
                        1,
                        DUE,
                        NOW));
    }

    @AfterEach
    void close() throws Exception {
        http.close();
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

    @Test
    void namesEveryAlertOfAGroupAndTheFirstAsItEverDid() {
        webhook.send(new Delivery(ChannelName.WEBHOOK, "t", "l", aGroupOf(20)));
        webhook.send(new Delivery(ChannelName.WEBHOOK, "t", "l", aGroupOf(120)));
        webhook.send(message());

        var bodies = receiver.received().stream()
                .map(request -> Json.lenient().readTree(request.body()).path("data"))
                .toList();
        var twenty = bodies.getFirst();
        assertThat(twenty.path("alertId").asString()).isEqualTo("a1");
        assertThat(twenty.path("nodeId").asString()).isEqualTo("n1");
        assertThat(twenty.path("alertCount").intValue()).isEqualTo(20);
        assertThat(twenty.path("alerts")
                        .valueStream()
                        .map(alert -> alert.path("alertId").asString()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> "a" + i).toList());
        var second = twenty.path("alerts").get(1);
        assertThat(second.path("kind").asString()).isEqualTo("DUE_SOON");
        assertThat(second.path("dueDate").asString()).isEqualTo("2023-06-18");
        assertThat(second.path("owner").path("personId").asString()).isEqualTo("p-owner");
        assertThat(second.propertyNames())
                .containsExactly(
                        "alertId",
                        "kind",
                        "severity",
                        "level",
                        "programme",
                        "projectId",
                        "projectName",
                        "nodeId",
                        "nodeName",
                        "subjectType",
                        "problemId",
                        "area",
                        "owner",
                        "unit",
                        "dueVersion",
                        "dueDate",
                        "text",
                        "textEn");
        assertThat(second.path("subjectType").asString()).isEqualTo("NODE");
        assertThat(twenty.propertyNames())
                .containsAll(second.propertyNames())
                .hasSize(second.propertyNames().size() + 5);
        assertThat(twenty.path("text").asString()).startsWith("共 20 项预警");
        assertThat(bodies.get(1).path("alertCount").intValue()).isEqualTo(120);
        assertThat(bodies.get(1).path("alerts").size()).isEqualTo(100);
        assertThat(bodies.getLast().path("alertCount").intValue()).isEqualTo(1);
        assertThat(bodies.getLast().path("alerts").get(0).path("alertId").asString())
                .isEqualTo("a1");
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
    void callsTransientErrorsFailuresAndReturnsInBoundedTime(Behaviour behaviour) {
        // With a connection that stands, little of the short time is spent before the receiver has the request.
        webhook.send(message());
        receiver.behaves(behaviour);
        timeout = behaviour instanceof Behaviour.Hang || behaviour instanceof Behaviour.HangInTheBody
                ? Duration.ofMillis(700)
                : timeout;
        var failing = webhook(receiver.uri(), OutboundHttp.Reach.ANYWHERE, List.of(), () -> REAL);

        assertThat(failing.send(message())).isInstanceOf(Outcome.Failed.class);
        eventually(() -> assertThat(receiver.received()).hasSize(2));
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

    @Test
    void theReferenceVerifierAcceptsTheSignatureOfEverySecretThatSigns() throws Exception {
        // The verifier refuses what is older than five minutes by the system's clock.
        webhook(receiver.uri(), OutboundHttp.Reach.PUBLIC, List.of(SECRET, OLD_SECRET), InstantSource.system())
                .send(message());

        var request = receiver.received().getFirst();
        assertThat(request.headers().get("webhook-signature")).matches("v1,\\S{44} v1,\\S{44}");
        var headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        for (var secret : List.of(SECRET, OLD_SECRET)) {
            new com.standardwebhooks.Webhook(secret).verify(request.body(), headers);
        }
        var reference = new com.standardwebhooks.Webhook(SECRET);
        assertThatThrownBy(() -> reference.verify(request.body() + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        headers.put("webhook-id", List.of("m2"));
        assertThatThrownBy(() -> reference.verify(request.body(), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void aSecretIsTwentyFourToSixtyFourBytes() {
        assertThat(Signature.isSecret(Signature.secret(new byte[24]))).isTrue();
        assertThat(Signature.isSecret(Signature.secret(new byte[23]))).isFalse();
        assertThat(Signature.isSecret(Signature.secret(new byte[65]))).isFalse();
        assertThat(Signature.isSecret("whsec_no base64")).isFalse();
        assertThat(Signature.isSecret("c2VjcmV0")).isFalse();
    }

    @Test
    void saysHowLongAnOverloadedReceiverAsksToBeLeftAlone() {
        receiver.behaves(
                new Behaviour.Answer(429, "retry-after: 7"),
                new Behaviour.Answer(503, "retry-after: Sat, 21 Nov 2026 10:02:00 GMT"),
                new Behaviour.Answer(503, "retry-after: soon"));

        assertThat(webhook.send(message())).isEqualTo(new Outcome.Failed("429", Duration.ofSeconds(7)));
        assertThat(webhook.send(message())).isEqualTo(new Outcome.Failed("503", Duration.ofMinutes(2)));
        assertThat(webhook.send(message())).isEqualTo(new Outcome.Failed("503", null));
    }

    @Test
    void callsNoPrivateAddressThoughTheNameWasPublicWhenItWasChecked() throws Exception {
        var publicFirst = new AtomicInteger();
        try (var rebound = new SsrfGuardedHttpClient(
                host -> new InetAddress[] {
                    publicFirst.getAndIncrement() == 0
                            ? InetAddress.getByAddress(host, new byte[] {8, 8, 8, 8})
                            : InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})
                },
                new Networks(List.of()),
                () -> REAL)) {
            var port = receiver.uri().getPort();
            assertThat(rebound.refusal("http://rebinding.example:%d/".formatted(port), OutboundHttp.Reach.PUBLIC))
                    .isEmpty();
            var request = new OutboundHttp.Request(
                    "POST",
                    URI.create("http://rebinding.example:%d/".formatted(port)),
                    Map.of(),
                    "{}",
                    Duration.ofSeconds(15),
                    OutboundHttp.Reach.PUBLIC);

            assertThat(rebound.exchange(request)).isInstanceOf(OutboundHttp.HttpResult.Forbidden.class);
            assertThat(publicFirst)
                    .as("resolved once to check it, once per connection")
                    .hasValue(2);
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void connectsToTheVeryAddressThatWasChecked() throws Exception {
        var asked = new AtomicInteger();
        try (var once = new SsrfGuardedHttpClient(
                host -> {
                    asked.incrementAndGet();
                    return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
                },
                new Networks(List.of("127.0.0.1/32")),
                () -> REAL)) {
            var request = new OutboundHttp.Request(
                    "POST",
                    URI.create("http://not-in-any-dns.invalid:%d/"
                            .formatted(receiver.uri().getPort())),
                    Map.of(),
                    "{}",
                    Duration.ofSeconds(15),
                    OutboundHttp.Reach.PUBLIC);
            assertThat(once.exchange(request)).isInstanceOf(OutboundHttp.HttpResult.Response.class);
        }
        assertThat(asked).hasValue(1);
        assertThat(receiver.received().getFirst().headers().get("host")).startsWith("not-in-any-dns.invalid:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:a9fe:a9fe]/latest",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://127.0.0.1:8080/x",
                "http://127.1/",
                "http://2130706433/",
                "http://localhost/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "ftp://example.org/",
                "https:///x",
                "https://user:secret@example.org/",
                "https://example.org/#x",
                "https://example.org:99999/",
                "https://example.org/\nx",
                "javascript:alert(1)"
            })
    void refusesAnAddressThatMustNotBeCalled(String address) throws Exception {
        try (var strict = http()) {
            assertThat(strict.refusal(address, OutboundHttp.Reach.PUBLIC)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/hook?x=1",
                "http://[2400:3200::1]:8443/",
                "http://127.0.0.1:9/",
                "https://hooks.invalid/x"
            })
    void takesAPublicAddressOneThatTheOperatorAllowsAndAHostThatIsStillToCome(String address) {
        assertThat(http.refusal(address, OutboundHttp.Reach.PUBLIC)).isEmpty();
    }
}
