package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Topics;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Webhooks and the ledger of deliveries by way of the interface, with real receivers. */
class ChannelsIT {
    private static RunningService service;
    private final HostileReceiver receiver = new HostileReceiver();
    private final String project = "p" + UUID.randomUUID();
    private String webhook = "";

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    @AfterEach
    void remove() {
        if (!webhook.isEmpty()) {
            send("DELETE", "/api/v1/webhooks/" + webhook, null, Map.of());
        }
        receiver.close();
    }

    private static Answer send(String method, String path, String body, Map<String, String> headers) {
        return service.send(method, path, demo("admin").token(), body, headers);
    }

    private Answer subscribe(String areas) {
        var made = send(
                "POST",
                "/api/v1/webhooks",
                "{\"url\":\"%s\",\"description\":\"城运平台\",\"areas\":[%s]}".formatted(receiver.uri(), areas),
                Map.of());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        webhook = made.text("webhookId");
        return made;
    }

    private void raise(String node) {
        service.publish(Topics.PROGRESS, List.of(overdue(aNode(project, node), 1, 1)));
    }

    private JsonNode theDelivery(String state) {
        return found(() -> {
            var items = service.get("/api/v1/deliveries?target=%s&state=%s".formatted(webhook, state), demo("admin"))
                    .body()
                    .path("items");
            assertThat(items.size()).isEqualTo(1);
            return items.get(0);
        });
    }

    private static List<String> fields(Answer answer) {
        return answer.body()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("field").asString())
                .toList();
    }

    @Test
    void aSubscriberGetsSignedMessagesOfItsAreasAndARotatedSecretSignsBesideTheOldOne() throws Exception {
        var made = subscribe("\"370212\"");
        var first = made.text("secret");
        assertThat(first).startsWith("whsec_");
        assertThat(service.get("/api/v1/webhooks/" + webhook, demo("admin"))
                        .body()
                        .toString())
                .doesNotContain(first, "whsec_");
        var rotated = send("POST", "/api/v1/webhooks/%s/rotation".formatted(webhook), null, Map.of());
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.body().path("oldSecretUntil").isString()).isTrue();

        // Other instances, and this one, see the new secret after a second at most.
        var signed = found(() -> {
            raise("n" + UUID.randomUUID());
            assertThat(receiver.received()).isNotEmpty();
            var last = receiver.received().getLast();
            assertThat(last.headers().get("webhook-signature")).contains(" ");
            return last;
        });
        var headers = signed.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        for (var secret : List.of(first, rotated.text("secret"))) {
            new com.standardwebhooks.Webhook(secret).verify(signed.body(), headers);
        }
    }

    @Test
    void aWebhookThatIsAskedForTwiceWithOneKeyIsMadeOnceAndItsSecretLiesWithItAlone() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = "{\"url\":\"%s\",\"description\":\"城运平台\"}".formatted(receiver.uri());
        var before = webhooks();

        var first = send("POST", "/api/v1/webhooks", body, key);
        var again = send("POST", "/api/v1/webhooks", body, key);
        var other = send("POST", "/api/v1/webhooks", body.replace("城运平台", "另一个"), key);

        webhook = first.text("webhookId");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("secret")).startsWith("whsec_");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("etag", first.headers().get("etag"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:renewal:problem:idempotency-key-reused");
        assertThat(webhooks()).isEqualTo(before + 1);
        assertThat(keptAnswers()).contains(webhook).doesNotContain("whsec_");
        var changed = send(
                "PUT",
                "/api/v1/webhooks/" + webhook,
                body.replace("城运平台", "改了名"),
                Map.of("If-Match", first.headers().get("etag")));
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(send("POST", "/api/v1/webhooks", body, key).body())
                .as("something else was changed, as a failed attempt does too")
                .isEqualTo(first.body());

        var path = "/api/v1/webhooks/%s/rotation".formatted(webhook);
        var rotation = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var rotated = send("POST", path, null, rotation);
        assertThat(send("POST", path, null, rotation).body()).isEqualTo(rotated.body());
        assertThat(rotated.text("secret")).startsWith("whsec_").isNotEqualTo(first.text("secret"));
        assertThat(send("POST", "/api/v1/webhooks", body, key).text("secret"))
                .as("it was rotated since")
                .isEmpty();
        assertThat(keptAnswers()).doesNotContain("whsec_");
    }

    private static int webhooks() {
        return service.get("/api/v1/webhooks", demo("admin"))
                .body()
                .path("items")
                .size();
    }

    private static String keptAnswers() {
        return service.bean(MongoDatabase.class)
                .getCollection("idempotencyKeys")
                .find()
                .map(Document::toJson)
                .into(new ArrayList<>())
                .toString();
    }

    @Test
    void aDeadDeliveryIsKeptWithTheReceiversAnswerAndCanBeReplayed() {
        subscribe("");
        receiver.behaves(new Behaviour.Answer(422, "content-type: text/plain", "no such matter\nhere"));
        raise("n1");

        var refused = theDelivery("REFUSED");
        assertThat(refused.path("lastAnswer").asString()).isEqualTo("422 no such matter here");
        assertThat(refused.path("attempts").intValue()).isEqualTo(1);
        var path = "/api/v1/deliveries/%s/replay"
                .formatted(refused.path("deliveryId").asString());
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var replayed = send("POST", path, null, key);
        assertThat(replayed.text("state")).isEqualTo("WAITING");

        var delivered = theDelivery("DELIVERED");
        assertThat(delivered.path("messageId")).isEqualTo(refused.path("messageId"));
        assertThat(receiver.received().stream()
                        .map(request -> request.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(send("POST", path, null, key).body())
                .as("the same request again is answered again, and sends nothing")
                .isEqualTo(replayed.body());
        assertThat(send("POST", path, null, Map.of()).status()).isEqualTo(409);
        assertThat(send("POST", "/api/v1/deliveries/none/replay", null, Map.of())
                        .status())
                .isEqualTo(404);
    }

    static Stream<Behaviour> troubles() {
        return Stream.of(
                new Behaviour.Answer(500),
                new Behaviour.Reset(),
                new Behaviour.Answer(429, "retry-after: 0"),
                new Behaviour.Hang());
    }

    @Test
    void aReceiverInTroubleGetsItLater() {
        subscribe("");
        receiver.behaves(troubles().limit(2).toArray(Behaviour[]::new));
        raise("n1");

        assertThat(theDelivery("DELIVERED").path("attempts").intValue()).isEqualTo(3);
        receiver.behaves(troubles().skip(2).toArray(Behaviour[]::new));
        raise("n2");

        eventually(() -> assertThat(receiver.received()).hasSize(6));
    }

    @Test
    void aWebhookThatFailsForTooLongIsDisabledWithANoticeAndServedAgainOnceItIsChanged() {
        subscribe("");
        receiver.behaves(new Behaviour.Answer(500), new Behaviour.Answer(500), new Behaviour.Answer(500));
        raise("n1");

        var disabled = found(() -> {
            var row = service.get("/api/v1/webhooks/" + webhook, demo("admin")).body();
            assertThat(row.path("enabled").booleanValue()).isFalse();
            return row;
        });
        assertThat(disabled.path("disabledBecause").asString()).contains("3 attempts", "500");
        assertThat(theDelivery("DEAD").path("lastAnswer").asString()).contains("disabled");
        var inbox = service.get("/api/v1/inbox", demo("admin")).body();
        var notice = inbox.path("notices")
                .valueStream()
                .filter(each -> each.path("text").asString().contains(webhook))
                .findFirst()
                .orElseThrow();
        assertThat(inbox.path("unread").intValue()).isPositive();
        var read = send(
                "POST",
                "/api/v1/inbox/notices/%s/reading"
                        .formatted(notice.path("noticeId").asString()),
                null,
                Map.of());
        assertThat(read.body().path("readAt").isString()).isTrue();
        assertThat(service.get("/api/v1/inbox", demo("owner")).body().path("notices"))
                .isEmpty();

        var changed = send(
                "PUT",
                "/api/v1/webhooks/" + webhook,
                "{\"url\":\"%s\",\"description\":\"城运平台\"}".formatted(receiver.uri()),
                Map.of("If-Match", "*"));
        assertThat(changed.body().path("enabled").booleanValue()).isTrue();
    }

    @Test
    void aReceiverThatSaysItIsGoneIsDisabledAtOnceAndARedirectToLoopbackIsNotFollowed() {
        subscribe("");
        receiver.behaves(new Behaviour.Redirect("http://127.0.0.1:1/"), new Behaviour.Answer(410));
        raise("n1");
        assertThat(theDelivery("REFUSED").path("lastAnswer").asString()).isEqualTo("302");
        raise("n2");

        eventually(() -> assertThat(service.get("/api/v1/webhooks/" + webhook, demo("admin"))
                        .text("disabledBecause"))
                .contains("410"));
        assertThat(receiver.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254",
                "http://[::ffff:127.0.0.2]",
                "http://10.1.2.3/hook",
                "http://127.0.0.2:8080/",
                "https://example.org/\\r\\nx",
                "file:///etc/passwd",
                ""
            })
    void anAddressThatMustNotBeCalledIsRefusedWithItsField(String url) {
        var before = service.get("/api/v1/webhooks", demo("admin")).body().path("items");

        var answer =
                send("POST", "/api/v1/webhooks", "{\"url\":\"%s\",\"description\":\"x\"}".formatted(url), Map.of());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(fields(answer)).contains("url");
        assertThat(service.get("/api/v1/webhooks", demo("admin")).body().path("items"))
                .isEqualTo(before);
    }

    @Test
    void aChangeNamesTheVersionThatItWasMadeFrom() {
        subscribe("");
        var path = "/api/v1/webhooks/" + webhook;
        var body = "{\"url\":\"%s\",\"description\":\"x\",\"areas\":[\"37021\"],\"kinds\":[\"OVERDUE\"]}"
                .formatted(receiver.uri());
        assertThat(send("PUT", path, body, Map.of()).status()).isEqualTo(428);
        assertThat(fields(send("PUT", path, body, Map.of("If-Match", "*")))).containsExactly("areas[0]");
        assertThat(send("PUT", path, body.replace("37021", "370212"), Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
        assertThat(send("PUT", path + "x", body.replace("37021", "370212"), Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(404);
        assertThat(send("PUT", path, body.replace("37021", "370212"), Map.of("If-Match", "\"1\""))
                        .headers())
                .containsEntry("etag", "\"2\"");
        assertThat(send("DELETE", path, null, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(412);
        assertThat(send("DELETE", path, null, Map.of()).status()).isEqualTo(204);
        assertThat(send("DELETE", path, null, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void theLedgerRefusesConditionsThatMeanNothing() {
        for (var query : List.of("state=LOST", "channel=PIGEON", "limit=0", "cursor=nonsense")) {
            var answer = service.get("/api/v1/deliveries?" + query, demo("admin"));
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(fields(answer)).containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void oneDecisionReachesItsPersonByEveryChannelThatTheyWantAndTheLedgerHoldsNoAddress() {
        var person = "p-chat";
        var contact =
                "{\"email\":\"chatty@example.org\",\"mobile\":\"13911112222\",\"language\":\"EN\",\"preferences\":{\"CRITICAL\":[\"EMAIL\",\"SMS\",\"WECOM\"]}}";
        assertThat(send("PUT", "/api/v1/contacts/" + person, contact, Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
        ChannelsService.RECEIVER.behaves(
                new Behaviour.Answer(200, "content-type: application/json", "{\"errcode\":0}"),
                new Behaviour.Answer(200, "content-type: application/json", "{\"errcode\":0}"));

        service.publish(Topics.PROGRESS, List.of(overdue(ownedBy(person), 1, 1)));

        eventually(() -> assertThat(ChannelsService.MAIL.getReceivedMessages()).anySatisfy(letter -> {
            assertThat(letter.getSubject()).startsWith("[Overdue]");
            assertThat(letter.getAllRecipients()[0].toString()).isEqualTo("chatty@example.org");
        }));
        eventually(() -> assertThat(ChannelsService.RECEIVER.received())
                .anyMatch(request -> request.body().contains("\"mobile\":\"13911112222\""))
                .anyMatch(request -> request.body().contains("\"msgtype\":\"markdown\"")));
        var entries = service.get("/api/v1/deliveries?limit=500", demo("admin"))
                .body()
                .path("items")
                .valueStream()
                .filter(entry ->
                        List.of(person, "group").contains(entry.path("target").asString()))
                .toList();
        assertThat(entries)
                .extracting(entry -> entry.path("channel").asString())
                .containsExactlyInAnyOrder("EMAIL", "SMS", "WECOM");
        assertThat(entries.toString()).doesNotContain("chatty@", "13911112222");
    }

    private NodeSubject ownedBy(String person) {
        SomePeople.keepIn(service, SomePeople.active(person, "u1"));
        var node = aNode(project, "n1");
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                project,
                node.projectName(),
                "n1",
                node.nodeName(),
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                new PersonRef(person, "责任人"),
                node.unit(),
                node.leader(),
                node.supervisor());
    }
}
