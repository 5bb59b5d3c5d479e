package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Standing;
import city.renewal.events.Topics;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.starter.events.FactListeners;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.Backends;
import city.renewal.starter.testing.EventReader;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances of the service on one store and a real broker: overdue in on Kafka, alerts and messages out. */
class ChainIT {
    private static final HostileReceiver RECEIVER = new HostileReceiver();
    private static final String ANCHOR = Instant.now().toString();
    private static RunningService service;
    private static RunningService beside;
    private final String project = "p" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        ChannelsService.end();
        var database = Backends.freshDatabase();
        service = instance(database);
        beside = instance(database);
        SomePeople.keepIn(service);
    }

    private static RunningService instance(String database) {
        return RunningService.of(NotificationServiceApplication.class)
                .with("renewal.mongo.uri", database)
                .with("renewal.clock", "2023-06-30T08:00+08:00;x3600")
                .with("renewal.clock-anchor", ANCHOR)
                .with("renewal.escalation.patience", "90m")
                .with("renewal.escalation.calendar", "NATURAL")
                .with("renewal.escalation.opens", "00:00")
                .with("renewal.escalation.closes", "00:00")
                .with("renewal.hours.opens", "00:00")
                .with("renewal.hours.closes", "00:00")
                .with("renewal.escalation.sweep-every", "100ms")
                .with("renewal.webhook.url", RECEIVER.uri().toString())
                .start();
    }

    @AfterAll
    static void stop() {
        service.close();
        beside.close();
        RECEIVER.close();
    }

    private List<JsonNode> alerts(String query) {
        return service.get("/api/v1/alerts?project=%s%s".formatted(project, query), demo("commander"))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode theAlert(String node) {
        return found(() -> {
            var found = alerts("&node=" + node);
            assertThat(found).hasSize(1);
            return found.getFirst();
        });
    }

    private static List<String> toldOf(JsonNode alert) {
        return alert.path("notified")
                .valueStream()
                .map(record -> record.path("personId").asString())
                .toList();
    }

    private void publish(Envelope<?>... facts) {
        service.publish(Topics.PROGRESS, List.of(facts));
    }

    private Answer acknowledge(String alertId, String user, String body, Map<String, String> headers) {
        return service.send(
                "POST",
                "/api/v1/alerts/%s/acknowledgement".formatted(alertId),
                demo(user).token(),
                body,
                headers);
    }

    @Test
    void anOverdueNodeHasOneAlertAndItsOwnerOneMessageHoweverOftenItIsSaid() {
        var fact = overdue(aNode(project, "n1"), 1, 1);
        publish(fact, fact, overdue(aNode(project, "n2"), 2, 1), fact);

        theAlert("n2");
        var alert = theAlert("n1");
        assertThat(alert.propertyNames())
                .containsExactlyInAnyOrder(
                        "alertId",
                        "kind",
                        "severity",
                        "level",
                        "subject",
                        "programme",
                        "programmeName",
                        "projectId",
                        "projectName",
                        "nodeId",
                        "name",
                        "area",
                        "unit",
                        "owner",
                        "dueVersion",
                        "raisedAt",
                        "acknowledgedAt",
                        "acknowledgedBy",
                        "resolvedAt",
                        "notified",
                        "readAt",
                        "nextStepAt",
                        "mayAcknowledge");
        assertThat(alert.path("nextStepAt").isString()).isTrue();
        assertThat(alert.path("mayAcknowledge").booleanValue())
                .as("the commander was not told of it yet, or the machine was slow")
                .isEqualTo(toldOf(alert).contains("p-commander"));
        assertThat(alert.path("subject").propertyNames()).containsExactlyInAnyOrder("type", "projectId", "nodeId");
        assertThat(alert.path("subject").path("type").asString()).isEqualTo("NODE");
        assertThat(alert.path("kind").asString()).isEqualTo("OVERDUE");
        assertThat(alert.path("notified").get(0).path("personId").asString()).isEqualTo("p-owner");
        assertThat(alert.path("resolvedAt").isNull()).isTrue();
        var inbox = service.get("/api/v1/inbox?limit=500", demo("owner")).body();
        assertThat(inbox.path("items")
                        .valueStream()
                        .filter(message -> message.path("projectId").asString().equals(project)))
                .hasSize(2);
        assertThat(inbox.path("unread").intValue()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theWebhookGetsTheMessageUnderTheIdThatTheAlertRecords() {
        publish(overdue(aNode(project, "n1"), 1, 1));

        var messageId = theAlert("n1").path("notified").get(0).path("messageId").asString();

        eventually(() -> assertThat(RECEIVER.received())
                .anyMatch(request -> messageId.equals(request.headers().get("webhook-id"))));
    }

    @Test
    void anUnacknowledgedAlertEscalatesThroughAllLevelsToTheSupervisionOffice() {
        publish(overdue(aNode(project, "n1"), 1, 1));

        eventually(() -> assertThat(theAlert("n1").path("level").intValue()).isEqualTo(5));

        var alert = theAlert("n1");
        assertThat(toldOf(alert))
                .containsExactly("p-owner", "unit:u1", "p-leader", "p-commander", "supervision-office");
        for (var user : List.of("owner", "unit", "leader", "commander", "supervisor")) {
            assertThat(service.get("/api/v1/inbox?limit=500", demo(user))
                            .body()
                            .path("items")
                            .valueStream()
                            .filter(message -> message.path("alertId").equals(alert.path("alertId"))))
                    .as(user)
                    .hasSize(1);
        }
        assertThat(service.get("/api/v1/inbox?limit=500", demo("unit-2"))
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(message -> message.path("alertId").equals(alert.path("alertId"))))
                .isEmpty();
    }

    @Test
    void explainsWhoWasNotifiedWhenAndByWhichRule() {
        publish(overdue(aNode(project, "n1"), 1, 1));
        var id = theAlert("n1").path("alertId").asString();
        acknowledge(id, "owner", null, Map.of());

        var path = "/api/v1/alerts/%s/explanation".formatted(id);
        var explained = service.get(path, demo("commander")).body();

        assertThat(service.get(path, demo("owner-2")).status()).isEqualTo(404);
        var first = explained.path("turns").get(0);
        assertThat(first.path("toldPersonId").asString()).isEqualTo("p-owner");
        assertThat(first.path("stages").get(0).path("stage").asString()).isEqualTo("ROUTE");
        assertThat(first.path("stages").get(0).path("rule").asString())
                .contains("route root; policy default, version", "OWNER");
        assertThat(explained
                        .path("turns")
                        .valueStream()
                        .flatMap(turn -> turn.path("stages").valueStream())
                        .map(stage -> stage.path("stoppedBecause").asString("")))
                .contains("ACKNOWLEDGED");
        assertThat(explained.path("nextLookAt").isString()).isTrue();
    }

    @Test
    void aSilencedAlertIsRaisedAndGoesOutWhenTheSilenceIsOver() {
        var silence = service.send("POST", "/api/v1/silences", demo("admin").token(), """
            {"match":[{"trait":"PROJECT","values":["%s"]}],"reason":"演练","endsAt":"2023-09-20T00:00:00Z"}
            """.formatted(project), Map.of());
        assertThat(silence.status()).as(silence.body().toString()).isEqualTo(201);
        publish(overdue(aNode(project, "n1"), 1, 1), overdue(aNode(project, "n2"), 2, 1));

        var held = theAlert("n1");
        assertThat(held.path("level").intValue()).isZero();
        assertThat(held.path("notified")).isEmpty();
        var explained = service.get(
                        "/api/v1/alerts/%s/explanation"
                                .formatted(held.path("alertId").asString()),
                        demo("commander"))
                .body();
        assertThat(explained.path("turns").get(0).path("stages").toString()).contains("SILENCED", "演练");
        publish(change(aNode(project, "n2"), 3, 1, Standing.DONE_LATE));

        service.send(
                "POST",
                "/api/v1/silences/%s/end".formatted(silence.text("silenceId")),
                demo("admin").token(),
                null,
                Map.of());

        eventually(() -> assertThat(theAlert("n1").path("level").intValue()).isPositive());
        assertThat(theAlert("n2").path("notified")).isEmpty();
    }

    @Test
    void anAcknowledgementStopsTheEscalationAndIsGivenOnce() {
        publish(overdue(aNode(project, "n1"), 1, 1));
        var id = theAlert("n1").path("alertId").asString();
        assertThat(acknowledge(id, "owner-2", null, Map.of()).status()).isEqualTo(404);
        assertThat(acknowledge("0".repeat(64), "owner", null, Map.of()).status())
                .isEqualTo(404);
        assertThat(acknowledge(id, "owner", "{\"notes\":\"x\"}", Map.of()).status())
                .isEqualTo(422);
        assertThat(acknowledge(id, "owner", "{\"note\":7}", Map.of()).status()).isEqualTo(422);

        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = acknowledge(id, "owner", "{\"note\":\"在办\"}", key);
        var answeredAt = theAlert("n1").path("level").intValue();
        var again = acknowledge(id, "owner", "{\"note\":\"在办\"}", key);
        var another = acknowledge(id, "leader", null, Map.of());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("acknowledgedBy")).isEqualTo("p-owner");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(another.text("acknowledgedBy")).isEqualTo("p-owner");
        assertThat(acknowledge(id, "owner", "{\"note\":\"x\"}", key).text("type"))
                .endsWith("idempotency-key-reused");
        publish(overdue(aNode(project, "n2"), 2, 1));
        eventually(() -> assertThat(theAlert("n2").path("level").intValue()).isEqualTo(5));
        assertThat(theAlert("n1").path("level").intValue())
                .as("where it was answered, or one more that was decided in that very moment")
                .isBetween(answeredAt, answeredAt + 1);
    }

    @Test
    void theAlertIsResolvedWhenTheNodeIsDoneAndANewDueVersionRaisesAnother() {
        publish(overdue(aNode(project, "n1"), 1, 1));
        theAlert("n1");
        publish(change(aNode(project, "n1"), 2, 1, Standing.CLAIMED));
        publish(change(aNode(project, "n1"), 3, 2, Standing.ON_TRACK));
        eventually(() -> assertThat(alerts("&open=false")).hasSize(1));
        publish(overdue(aNode(project, "n1"), 1, 1), overdue(aNode(project, "n1"), 4, 2));
        eventually(() -> assertThat(alerts("&open=true")).hasSize(1));
        publish(change(aNode(project, "n1"), 5, 2, Standing.DONE_LATE));

        eventually(() -> assertThat(alerts("&open=false")).hasSize(2));
        assertThat(alerts("&open=true")).isEmpty();
        var resolved = alerts("").getFirst().path("alertId").asString();
        assertThat(acknowledge(resolved, "owner", "", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void tellsTheOtherServicesWhatBecameOfAnAlert() {
        var told = new CopyOnWriteArrayList<String>();
        var listener = service.bean(FactListeners.class)
                .container(
                        Topics.ALERT,
                        project,
                        facts -> facts.stream()
                                .filter(fact -> fact.subject().equals(project))
                                .forEach(fact -> told.add(fact.sequence() + " "
                                        + fact.event().getClass().getSimpleName())));
        listener.start();
        try {
            publish(overdue(aNode(project, "n1"), 1, 1));
            var id = theAlert("n1").path("alertId").asString();
            acknowledge(id, "leader", null, Map.of());
            publish(change(aNode(project, "n1"), 2, 1, Standing.DONE_LATE));

            eventually(() -> assertThat(told).anyMatch(fact -> fact.endsWith("AlertResolved")));
            assertThat(told.stream()
                            .distinct()
                            .filter(fact -> !fact.endsWith("AlertEscalated"))
                            .map(fact -> fact.substring(2)))
                    .containsExactly("AlertRaised", "AlertAcknowledged", "AlertResolved");
        } finally {
            listener.stop();
        }
    }

    @Test
    void refusesParametersThatMeanNothing() {
        for (var query : List.of("level=-1", "level=six", "limit=0", "limit=501", "cursor=nonsense", "open=perhaps")) {
            var answer = service.get("/api/v1/alerts?" + query, demo("commander"));
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.body().path("violations").get(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void aMessageThatAnotherInstanceTookComesOnTheOpenStream() {
        try (var stream = EventReader.open(
                service,
                "/api/v1/inbox/stream",
                TestTokens.of(project, Role.OWNER).token(),
                null)) {
            assertThat(stream.next("unread").path("unread").intValue()).isZero();

            beside.bean(Inbox.class).takeAll(List.of(SomeMessages.aMessageTo(project, "m-" + project)));

            // It is shown by whichever look comes first; that at which the count changed may be the next one.
            var told = List.of(stream.next(), stream.next());
            assertThat(told).extracting(EventReader.Event::name).containsExactlyInAnyOrder("unread", "message");
            assertThat(told)
                    .extracting(EventReader.Event::data)
                    .anySatisfy(
                            data -> assertThat(data.path("unread").asInt(-1)).isEqualTo(1))
                    .anySatisfy(data ->
                            assertThat(data.path("messageId").asString("")).isEqualTo("m-" + project));
        }
    }

    @Test
    void readingAMessageLowersTheUnreadCount() {
        publish(overdue(aNode(project, "n1"), 1, 1));
        var unread = theAlert("n1");
        assertThat(unread.path("readAt").isNull()).isTrue();
        var messageId = unread.path("notified").get(0).path("messageId").asString();

        var read = service.send(
                "POST",
                "/api/v1/inbox/%s/reading".formatted(messageId),
                demo("owner").token(),
                null,
                Map.of());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("readAt").isNull()).isFalse();
        var alert = theAlert("n1");
        assertThat(alert.path("readAt")).isEqualTo(read.body().path("readAt"));
        assertThat(alert.path("notified").get(0).path("readAt")).isEqualTo(alert.path("readAt"));
        assertThat(service.send(
                                "POST",
                                "/api/v1/inbox/%s/reading".formatted(messageId),
                                demo("leader").token(),
                                null,
                                Map.of())
                        .status())
                .isEqualTo(404);
    }
}
