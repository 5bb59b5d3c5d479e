package city.renewal.notification.adapter.mongo.subject;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.aStreetProblem;
import static city.renewal.notification.Changes.about;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.PersonRef;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.notification.SomeRules;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.condition.AlertCondition;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.SomeOrders;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.starter.json.Bson;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that were written before subjects had types, copied from a store of then, are read as they were meant. */
class FormerDocumentsTest {
    private static final String SUBJECT = """
        {"programme": "laoshan-2023", "programmeName": "崂山区2023年攻坚计划", "projectId": "%s", "projectName": "%s",
         "nodeId": "%s", "nodeName": "%s", "field": "f1", "area": "370212001", "headquarters": "h1",
         "headquartersLeader": {"personId": "p-commander", "name": "总指挥"},
         "owner": {"personId": "p-owner", "name": "责任人"}, "unit": {"unitId": "u1", "name": "责任单位"},
         "leader": {"personId": "p-leader", "name": "包保领导"},
         "supervisor": {"personId": "p-supervisor", "name": "督办人"}}
        """;

    private static final String NODE = SUBJECT.formatted("p", "沙子口片区改造", "n", "施工图设计");

    private static Document document(String json) {
        return Document.parse(json);
    }

    @Test
    void anAlertOfANode() {
        var alert = Bson.read(document("""
            {"alertId": "ee186f9f2ca984675067b224b41d9ae8ea029f84039442d2f28be0ccf268be42", "kind": "OVERDUE",
             "severity": "CRITICAL", "level": 1, "policyId": "default", "subject": %s, "dueVersion": 1,
             "dueDate": "2023-06-20", "raisedAt": "2023-06-30T00:00:00Z", "notified": [{"personId": "p-owner",
             "level": 1, "at": "2023-06-30T00:00:00Z",
             "messageId": "f0886d77dbb8e3e7e8f88e48e8a867408ad21ff30a8383a171a5790895c1626b"}],
             "nextStepAt": "2023-06-30T00:00:00Z", "claimed": false, "standingSequence": 7, "trace": []}
            """.formatted(NODE)), Alert.class);

        assertThat(alert.subject()).isEqualTo(about("p", "n"));
        assertThat(alert.candidate().alertId()).isEqualTo(alert.alertId());
        assertThat(Bson.read(Bson.document(alert), Alert.class)).isEqualTo(alert);
    }

    @Test
    void anAlertOfAProjectWhichHadAnEmptyNodeId() {
        var alert = Bson.read(document("""
            {"alertId": "ed085cf0b7b00371019023b17c3c419efa20e2261c12c9bce0951565ef65846f", "kind": "SUSPENDED_LONG",
             "severity": "WARNING", "level": 0, "policyId": "default", "subject": %s, "dueVersion": 0,
             "dueDate": "2023-06-20", "raisedAt": "2023-06-30T00:00:00Z", "notified": [],
             "nextStepAt": "2023-06-30T00:00:00Z", "claimed": false, "standingSequence": 7, "trace": [],
             "occurrence": "s1/30"}
            """.formatted(SUBJECT.formatted("p", "沙子口片区改造", "", "施工图设计"))), Alert.class);

        assertThat(alert.subject()).isEqualTo(AlertSubject.of(aProject("p")));
        assertThat(alert.candidate().alertId()).isEqualTo(alert.alertId());
    }

    @Test
    void aDecisionAboutThePlatformWhichHadADistrictAndADayForANodeId() {
        var candidate = Bson.read(
                document("""
                    {"kind": "WATCHDOG", "subject": %s, "dueVersion": 0, "dueDate": "2023-06-30", "sequence": 1,
                     "severity": "CRITICAL", "occurrence": "7"}
                    """.formatted(SUBJECT.formatted("watchdog", "预警缺失", "370212@2023-06-30", "x"))),
                AlertCandidate.class);

        assertThat(candidate.subject()).isInstanceOfSatisfying(AlertSubject.Platform.class, platform -> {
            assertThat(platform.district()).isEqualTo("370212");
            assertThat(platform.day()).isEqualTo("2023-06-30");
        });
        assertThat(candidate.alertId()).isEqualTo("ad7d30f760d02fd496b3819651b94a96072736906aae2ed87fe564e4e9bf5608");
    }

    @Test
    void aMessageOfAnOrderWhichHadTheOrdersIdForANodeId() {
        var order = SomeOrders.anOrder();
        var message = Bson.read(
                document("""
                    {"messageId": "e6eebfdd02171fea085db68392ff7740119882ea754d65cab10d5c1a3b9df8fd", "address": "unit:u1",
                     "addressee": "x", "alertId": "order-1", "kind": "ORDER_UNANSWERED", "severity": "CRITICAL", "level": 2,
                     "subject": %s, "dueVersion": 1, "dueDate": "2023-06-20", "at": "2023-06-30T00:00:00Z", "parts": []}
                    """.formatted(SUBJECT.formatted("p1", "沙子口片区改造", "laoshan-2023-2023-1", "督办〔2023〕1号"))),
                Message.class);

        assertThat(message.subject()).isEqualTo(OrderChase.subject(order));
        assertThat(message.text()).isEqualTo("督办单逾期未复：督办〔2023〕1号 · 沙子口片区改造，责任单位 应于 2023-06-20 前答复（第 2 级预警）");
        assertThat(Bson.read(Bson.document(message), Message.class)).isEqualTo(message);
    }

    @Test
    void anOrderOfBeforeOfficesNumberedTheirPapers() {
        var order = SomeOrders.anOrder();
        var former = Bson.document(order);
        assertThat(former.get("number", Document.class)).doesNotContainKey("office");

        assertThat(Bson.read(former, SupervisionOrder.class)).isEqualTo(order);
    }

    @Test
    void anOrderOfBeforeProblems() {
        var order = SomeOrders.anOrder();
        var former = Bson.document(order);
        var subject = former.get("subject", Document.class);
        assertThat(subject).doesNotContainKeys("problemId", "problemTitle");

        assertThat(Bson.read(former, SupervisionOrder.class)).isEqualTo(order);
    }

    @Test
    void whatWasKnownOfANodeWithBeingOverdueApart() {
        var former = document("""
            {"_id": "p/n", "turn": 2, "rules": 0, "overdue": true, "suspended": false,
             "standing": {"projectId": "p", "nodeId": "n", "sequence": 4, "dueVersion": 2, "standing": "OVERDUE",
              "raised": [1, 2]},
             "concerns": {"subject": %s, "sequence": 5, "dueVersion": 2, "dueDate": "2023-06-22", "standing": "OVERDUE",
              "matters": {"zone": "Asia/Shanghai", "returns": 1, "extensionId": "x1",
               "extensionRequestedAt": "2023-06-29T00:00:00Z", "progressPercent": 40},
              "silentSince": "never", "zone": "Asia/Shanghai",
              "raised": [{"kind": "REPORT_MISSING", "occurrence": "never", "dueVersion": 0}], "turn": 2}}
            """.formatted(NODE));

        var watched = FormerWatched.read(former);

        assertThat(watched.subject()).isEqualTo(about("p", "n"));
        assertThat(watched.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(watched.sequence()).isEqualTo(5);
        assertThat(watched.revision()).isEqualTo(2);
        assertThat(watched.circumstances()).isNotNull().satisfies(known -> {
            assertThat(known.extensionId()).isEqualTo("x1");
            assertThat(known.progressPercent()).isEqualTo(40);
            assertThat(known.reopened()).isNull();
        });
        assertThat(watched.raised())
                .containsExactly(
                        new AlertCondition(AlertKind.OVERDUE, "", 1),
                        new AlertCondition(AlertKind.OVERDUE, "", 2),
                        new AlertCondition(AlertKind.REPORT_MISSING, "never", 0));
        assertThat(watched.overdueAlertId())
                .isEqualTo(new AlertCondition(AlertKind.OVERDUE, "", 2).alertId(about("p", "n")));
        assertThat(watched.evaluate(SomeRules.EVERY_KIND, NOW).commands())
                .allSatisfy(command -> assertThat(command).isInstanceOf(AlertCommand.Raise.class));
        assertThat(Bson.read(Bson.document(watched), WatchedSubject.class)).isEqualTo(watched);
    }

    static Stream<AlertSubject> subjects() {
        return Stream.of(
                about("p", "n"),
                AlertSubject.of(aProject("p")),
                AlertSubject.of(aProblem("p", "q", new BlockedNode("n1", "拆迁"))),
                AlertSubject.of(aStreetProblem("q")),
                OrderChase.subject(SomeOrders.anOrder()),
                new AlertSubject.Platform(
                        new Jurisdiction("laoshan-2023", "x", "", "370212", null),
                        new EscalationChain(new PersonRef("a", "b"), new UnitRef("a", "b"), null, null),
                        "370212",
                        LocalDate.of(2023, 6, 30)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everySubjectIsReadAsItWasWritten(AlertSubject subject) {
        var candidate = new AlertCandidate(AlertKind.OVERDUE, subject, 1, LocalDate.of(2023, 6, 20), 1);

        var written = Bson.document(candidate);

        assertThat(written.get("subject", Document.class).getString("type"))
                .isEqualTo(subject.type().name());
        assertThat(Bson.read(written, AlertCandidate.class)).isEqualTo(candidate);
    }
}
