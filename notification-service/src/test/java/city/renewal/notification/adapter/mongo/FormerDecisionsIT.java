package city.renewal.notification.adapter.mongo;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.Crashes;
import city.renewal.notification.application.KilledAtWrite;
import city.renewal.notification.application.dispatch.AdoptFormerDecisions;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.RecoverOutgoing;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a killed instance of the former version left in its collections, as it wrote them, goes on as an alert's outgoing. */
class FormerDecisionsIT {
    private static final String ALERT = "ee186f9f2ca984675067b224b41d9ae8ea029f84039442d2f28be0ccf268be42";
    private static final String OWNERS_MESSAGE = "f0886d77dbb8e3e7e8f88e48e8a867408ad21ff30a8383a171a5790895c1626b";
    private static final String SUBJECT = """
            {"type": "NODE", "programme": "laoshan-2023", "programmeName": "崂山区2023年攻坚计划", "projectId": "p",
             "projectName": "沙子口片区改造", "nodeId": "n", "nodeName": "施工图设计", "field": "f1", "area": "370212001",
             "headquarters": "h1", "headquartersLeader": {"personId": "p-commander", "name": "总指挥"},
             "owner": {"personId": "p-owner", "name": "责任人"}, "unit": {"unitId": "u1", "name": "责任单位"},
             "leader": {"personId": "p-leader", "name": "包保领导"}}
            """;

    /** An alert as the former version stored it: without outgoing decisions. */
    private static final String STORED_ALERT = """
            {"_id": "%s", "version": {"$numberLong": "3"}, "sequence": {"$numberLong": "1"},
             "state": {"alertId": "%s", "kind": "OVERDUE", "severity": "CRITICAL", "level": 1, "policyId": "default",
              "subject": %s, "dueVersion": 1, "dueDate": "2023-06-20", "raisedAt": "2023-06-30T00:00:00Z",
              "acknowledgedAt": null, "acknowledgedBy": null, "acknowledgementNote": null, "resolvedAt": null,
              "resolution": null, "notified": [{"personId": "p-owner", "level": 1, "at": "2023-06-30T00:00:00Z",
              "messageId": "%s"}], "nextStepAt": "2023-07-01T00:00:00Z", "claimed": false, "standingSequence": 7,
              "trace": [], "occurrence": null, "acknowledgedAs": null, "reviewAt": null, "progressPercent": null,
              "detail": null},
             "handled": [], "outbox": [], "programme": "laoshan-2023", "project": "p", "node": "n", "kind": "OVERDUE",
             "areaPath": ["37", "3702", "370212", "370212001"], "units": ["u1"], "owners": ["p-owner"],
             "leaders": ["p-leader"], "told": ["p-owner"], "by": [], "level": 1, "open": true,
             "raisedAt": {"$date": "2023-06-30T00:00:00Z"}, "nextStepAt": {"$date": "2023-07-01T00:00:00Z"},
             "claimedUntil": {"$date": "1970-01-01T00:00:00Z"}}
            """.formatted(ALERT, ALERT, SUBJECT, OWNERS_MESSAGE);

    private Instant real = Instant.parse("2026-11-30T00:00:00Z");
    private final MongoDatabase database = TestStore.freshDatabase();
    private final AggregateCollection<Alert> alerts = MongoAlerts.collection(database, () -> real);

    private static Document decision(int level, String rung, String address, String more) {
        return Document.parse("""
                {"_id": "%s", "alertId": "%s", "project": "p", "node": "n", "problem": null, "dueVersion": 1,
                 "level": %d, "policy": "default", "channels": ["INBOX", "WEBHOOK"], "rung": "%s", "address": "%s",
                 "addressee": "某人", %s
                 "matter": {"kind": "OVERDUE", "subject": %s, "dueVersion": 1, "dueDate": "2023-06-20", "sequence": 7,
                  "severity": "CRITICAL", "occurrence": "", "detail": null},
                 "decidedAt": {"$date": "2026-11-29T00:00:00Z"}}
                """.formatted(id(level, address), ALERT, level, rung, address, more, SUBJECT));
    }

    private static String id(int level, String address) {
        return level + "-" + address;
    }

    private static final Document TO_THE_OWNER =
            decision(1, "OWNER", "p-owner", "\"joins\": null, \"issues\": null, \"instead\": null,");
    private static final Document TO_THE_UNIT = decision(
            2,
            "UNIT",
            "unit:u1",
            "\"joins\": null, \"issues\": {\"colour\": \"RED\", \"answerWithinDays\": 3}, \"instead\": null,");
    private static final Document TO_THE_NEW_OWNER =
            decision(1, "OWNER", "p-new", "\"joins\": null, \"issues\": null, \"instead\": \"p-owner\",");

    private void left(Document... decisions) {
        database.getCollection("decisions").insertMany(List.of(decisions));
        database.getCollection("decisionRounds")
                .insertOne(new Document("_id", "round-1")
                        .append("begunAt", Date.from(real))
                        .append("lookedAt", Date.from(real))
                        .append(
                                "decisions",
                                Stream.concat(
                                                Stream.of(decisions).map(decision -> decision.getString("_id")),
                                                Stream.of("never-made"))
                                        .toList()));
    }

    private void stored() {
        database.getCollection("alerts").insertOne(Document.parse(STORED_ALERT));
    }

    private void adopt(MongoDatabase on) {
        new AdoptFormerDecisions(
                        new MongoFormerDecisions(on),
                        MongoAlerts.collection(on, () -> real),
                        SomeRules.ruleSnapshots(),
                        () -> NOW)
                .adopt();
    }

    private Alert alert() {
        return alerts.load(ALERT).orElseThrow().state();
    }

    private List<String> messagesAfterTheRecovery() {
        var inbox = new MongoInbox(database, () -> real);
        var outgoing = new MongoOutgoingNotifications(alerts);
        real = real.plusSeconds(11);
        new RecoverOutgoing(
                        outgoing,
                        new NotificationDispatcher(outgoing, Map.of(ChannelName.INBOX, inbox)),
                        SomeRules.ruleSnapshots(),
                        () -> NOW,
                        () -> real)
                .recover();
        return database.getCollection("messages")
                .find()
                .map(message -> message.getString("_id"))
                .into(new ArrayList<>());
    }

    private List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    @Test
    void anAlertWithoutOutgoingDecisionsOpens() {
        stored();

        assertThat(alert().outgoing()).isEmpty();
        assertThat(alert().notified()).hasSize(1);
    }

    @Test
    void aDecisionWhoseAlertWasNeverWrittenBecomesThatAlert() {
        left(TO_THE_OWNER);

        adopt(database);

        assertThat(alert().level()).isEqualTo(1);
        assertThat(alert().subject().owner().personId()).isEqualTo("p-owner");
        assertThat(alert().nextStepAt()).isAfter(NOW);
        assertThat(alert().notified()).extracting(Notified::messageId).containsExactly(OWNERS_MESSAGE);
        assertThat(messagesAfterTheRecovery()).containsExactly(OWNERS_MESSAGE);
        assertThat(alert().outgoing()).isEmpty();
    }

    @Test
    void aDecisionThatItsAlertHasNotRecordedIsAddedWithItsOrder() {
        stored();
        left(TO_THE_UNIT);

        adopt(database);

        assertThat(alert().level()).isEqualTo(2);
        assertThat(alert().outgoing()).singleElement().satisfies(decision -> {
            assertThat(decision.step().recipient().address()).isEqualTo("unit:u1");
            assertThat(decision.channels()).containsExactly(ChannelName.INBOX, ChannelName.WEBHOOK);
            assertThat(decision.issues()).isNotNull();
        });
        assertThat(messagesAfterTheRecovery()).hasSize(1);
    }

    @Test
    void aTakeOverIsRecordedBesideTheEscalation() {
        stored();
        left(TO_THE_NEW_OWNER);

        adopt(database);

        assertThat(alert().level()).isEqualTo(1);
        assertThat(alert().nextStepAt()).isEqualTo(NOW.plusSeconds(86_400));
        assertThat(alert().notifiedAddresses()).containsExactly("p-owner", "p-new");
        assertThat(alert().outgoing())
                .singleElement()
                .satisfies(decision -> assertThat(decision.tookOverFrom()).isEqualTo("p-owner"));
    }

    @Test
    void aRecordedDecisionIsLeftAndTheCollectionsAreDropped() {
        stored();
        left(TO_THE_OWNER);

        adopt(database);

        assertThat(alert().notified()).hasSize(1);
        assertThat(alert().outgoing()).isEmpty();
        assertThat(collections()).doesNotContain("decisions", "decisionRounds");
    }

    @Test
    void aStoreWithoutFormerDecisionsIsLeftAsItIs() {
        adopt(database);

        assertThat(collections()).doesNotContain("alerts", "decisions", "decisionRounds");
    }

    @Test
    void aMigrationThatIsKilledAtAnyWriteIsFinishedByTheNextStart() {
        stored();
        left(TO_THE_OWNER, TO_THE_UNIT, TO_THE_NEW_OWNER);
        for (var done = 0; done < 3; done++) {
            try {
                adopt(new KilledAtWrite(database, done).database());
            } catch (Crashes.Killed e) {
                // The next start goes on.
            }
        }
        adopt(database);

        assertThat(alert().notifiedAddresses()).containsExactly("p-owner", "p-new", "unit:u1");
        assertThat(alert().outgoing()).hasSize(2);
        assertThat(collections()).doesNotContain("decisions", "decisionRounds");
    }
}
