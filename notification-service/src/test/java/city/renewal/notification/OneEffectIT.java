package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.programme;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Topics;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.starter.testing.IdempotencyCheck;
import city.renewal.starter.testing.IdempotencyCheck.Command;
import city.renewal.starter.testing.IdempotencyCheck.Request;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every command that takes an idempotency key has one effect, however often it is sent at once. */
class OneEffectIT {
    private static final String ORDERS = "/api/v1/supervision-orders";
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String PROGRAMME = "once-" + UUID.randomUUID();
    private static final String PROJECT = "p" + UUID.randomUUID();
    private static final HostileReceiver RECEIVER = new HostileReceiver();
    private static final String NOBODY_THERE = "http://127.0.0.1:9/";
    private static RunningService service;

    @BeforeAll
    static void publishAProject() {
        service = ChannelsService.get();
        service.publish(
                Topics.PROJECT,
                List.of(
                        programme(PROGRAMME),
                        registered(PROGRAMME, PROJECT, "370212001", 1, "沙子口片区改造"),
                        planned(PROJECT, 2)));
        eventually(() -> assertThat(
                        service.post(ORDERS, demo("supervisor"), order("第一件")).status())
                .isEqualTo(201));
    }

    /** Others use the same service. */
    @AfterAll
    static void cleanUp() {
        var urls = List.of(NOBODY_THERE, RECEIVER.uri().toString());
        for (var webhook : service.get(WEBHOOKS, demo("admin")).body().path("items")) {
            if (urls.contains(webhook.path("url").asString())) {
                var path = WEBHOOKS + "/" + webhook.path("webhookId").asString();
                service.send("DELETE", path, demo("admin").token(), null, Map.of());
            }
        }
        RECEIVER.close();
    }

    @TestFactory
    Stream<DynamicTest> ofFiftyAtOnceWithOneKeyOneHasAnEffect() {
        return IdempotencyCheck.of("notification")
                .row("POST /api/v1/alerts/{alertId}/acknowledgement", OneEffectIT::acknowledging)
                .row("POST /api/v1/deliveries/{deliveryId}/replay", OneEffectIT::replaying)
                .row("POST /api/v1/silences", OneEffectIT::silencing)
                .row("POST " + ORDERS, OneEffectIT::issuing)
                .row("POST " + ORDERS + "/{orderId}/reply", OneEffectIT::replying)
                .row("POST " + ORDERS + "/{orderId}/return", OneEffectIT::sendingBack)
                .row("POST " + ORDERS + "/{orderId}/closure", OneEffectIT::closing)
                .row("POST " + WEBHOOKS, OneEffectIT::subscribing)
                .row("POST " + WEBHOOKS + "/{webhookId}/rotation", OneEffectIT::rotating)
                .tests(service);
    }

    private static Command acknowledging() {
        var project = "p" + UUID.randomUUID();
        service.publish(Topics.PROGRESS, List.of(overdue(aNode(project, "n1"), 1, 1)));
        var alertId = found(() -> {
            var alert = service.get("/api/v1/alerts?project=" + project, demo("commander"))
                    .body()
                    .at("/items/0");
            assertThat(alert.path("notified").size()).isPositive();
            var id = alert.path("alertId").asString();
            // The removal of what was to be sent counts as a version.
            assertThat(stored("alerts", id)).doesNotContainKey("outgoingSince");
            return id;
        });
        return command(
                "owner",
                "/api/v1/alerts/%s/acknowledgement".formatted(alertId),
                "{\"note\": \"%s\"}",
                () -> version("alerts", alertId));
    }

    /** A delivery that its receiver refused, and takes when it comes again. */
    private static Command replaying() {
        var webhook = subscribed(RECEIVER.uri().toString());
        RECEIVER.behaves(new Behaviour.Answer(422));
        service.publish(Topics.PROGRESS, List.of(overdue(aNode("p" + UUID.randomUUID(), "n1"), 1, 1)));
        var delivery = found(() -> {
            var refused = deliveries(webhook, "REFUSED").get(0);
            return new Refused(
                    refused.path("deliveryId").asString(),
                    refused.path("messageId").asString());
        });
        var path = "/api/v1/deliveries/%s/replay";
        return new Command(
                demo("admin"),
                Request.empty(path.formatted(delivery.deliveryId())),
                Request.empty(path.formatted("other")),
                () -> {
                    eventually(() -> assertThat(deliveries(webhook, "WAITING")).isEmpty());
                    // Other alerts of this service escalate meanwhile, and their messages reach the receiver too.
                    return RECEIVER.received().stream()
                            .filter(request -> delivery.messageId()
                                    .equals(request.headers().get("webhook-id")))
                            .count();
                });
    }

    private record Refused(String deliveryId, String messageId) {}

    private static JsonNode deliveries(String webhook, String state) {
        return service.get("/api/v1/deliveries?target=%s&state=%s".formatted(webhook, state), demo("admin"))
                .body()
                .path("items");
    }

    private static Command silencing() {
        return command("admin", "/api/v1/silences", """
                {"match": [{"trait": "PROJECT", "values": ["no-such"]}], "reason": "%s",
                 "endsAt": "2023-07-20T00:00:00Z"}
                """, () -> documents("silences"));
    }

    private static Command issuing() {
        return command("supervisor", ORDERS, order("%s"), () -> documents("supervisionOrders"));
    }

    private static Command replying() {
        var path = ORDERS + "/" + issued();
        return command("unit", path + "/reply", "{\"answer\": \"%s\"}", () -> revision(path));
    }

    private static Command sendingBack() {
        var path = ORDERS + "/" + issued();
        given("unit", path + "/reply", "{\"answer\": \"在办\"}");
        return command("supervisor", path + "/return", "{\"reason\": \"%s\"}", () -> revision(path));
    }

    private static Command closing() {
        var path = ORDERS + "/" + issued();
        return command(
                "supervisor",
                path + "/closure",
                "{\"outcome\": \"WITHDRAWN\", \"note\": \"%s\"}",
                () -> revision(path));
    }

    private static Command subscribing() {
        return command("admin", WEBHOOKS, webhook(NOBODY_THERE, "%s"), () -> documents("webhooks"));
    }

    /** A webhook of an area without messages: what became of one is counted in its version as well. */
    private static Command rotating() {
        var webhookId = given("admin", WEBHOOKS, """
                {"url": "%s", "description": "x", "areas": ["110101"]}
                """.formatted(NOBODY_THERE)).text("webhookId");
        var path = WEBHOOKS + "/%s/rotation";
        return new Command(
                demo("admin"),
                Request.empty(path.formatted(webhookId)),
                Request.empty(path.formatted("other")),
                () -> version("webhooks", webhookId));
    }

    /** @param body with a place for a text, which is all that the other request differs in */
    private static Command command(String user, String path, String body, LongSupplier effects) {
        return new Command(
                demo(user),
                Request.json(path, body.formatted("某事")),
                Request.json(path, body.formatted("另一件事")),
                effects);
    }

    private static String order(String matter) {
        return """
                {"projectId": "%s", "nodeId": "n1", "colour": "RED", "matter": "%s", "basis": "攻坚计划第三条", "demand": "三日内完成。"}
                """.formatted(PROJECT, matter);
    }

    private static String issued() {
        return given("supervisor", ORDERS, order("逾期")).text("orderId");
    }

    private static String webhook(String url, String description) {
        return "{\"url\": \"%s\", \"description\": \"%s\"}".formatted(url, description);
    }

    private static String subscribed(String url) {
        return given("admin", WEBHOOKS, webhook(url, "城运平台")).text("webhookId");
    }

    private static Answer given(String user, String path, String body) {
        var answer = service.post(path, demo(user), body);
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private static long revision(String order) {
        var etag = service.get(order, demo("supervisor")).headers().getOrDefault("etag", "");
        return Long.parseLong(etag.replace("\"", ""));
    }

    private static long version(String collection, String id) {
        return ((Number) stored(collection, id).get("version")).longValue();
    }

    private static Document stored(String collection, String id) {
        return service.bean(MongoDatabase.class)
                .getCollection(collection)
                .find(new Document("_id", id))
                .first();
    }

    private static long documents(String collection) {
        return service.bean(MongoDatabase.class).getCollection(collection).countDocuments();
    }
}
