package city.renewal.notification.application.dispatch;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.notification.SomeRules;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoGroups;
import city.renewal.notification.adapter.mongo.MongoInbox;
import city.renewal.notification.adapter.mongo.MongoOutgoingNotifications;
import city.renewal.notification.adapter.mongo.order.MongoOrders;
import city.renewal.notification.adapter.mongo.subject.MongoWatchedSubjects;
import city.renewal.notification.application.Crashes;
import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.KilledAtWrite;
import city.renewal.notification.application.order.InMemoryKnownFacts;
import city.renewal.notification.application.order.IssueByPolicy;
import city.renewal.notification.application.order.NumberedOrders;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Route;
import city.renewal.schedule.CalendarBook;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * An instance is killed at each of its writes, one after the other, while it raises, recovers, escalates or hands over alerts
 * with a message of their own, a group's message and a supervision order. Another instance goes on, and the end is the same as
 * without the kill.
 */
class KilledDispatchIT {
    private static final Grouping TOGETHER = new Grouping(Grouping.How.TOGETHER, List.of(MatchField.PROJECT), 0, 1, 0);
    private static final Route ROUTES = new Route(
            "root",
            List.of(),
            null,
            null,
            false,
            List.of(new Route(
                    "together",
                    List.of(Matcher.of(MatchField.PROJECT, "grouped")),
                    null,
                    null,
                    false,
                    List.of(),
                    TOGETHER)));

    private Instant domain = NOW;
    private Instant real = Instant.parse("2026-11-30T00:00:00Z");

    /** The code of an instance on a database. */
    private final class Instance {
        private final FollowStandings follow;
        private final Escalate escalate;
        private final RecoverOutgoing recovery;
        private final GroupFlusher flusher;

        Instance(MongoDatabase database) {
            var alerts = MongoAlerts.collection(database, () -> real);
            var queries = new MongoAlerts(alerts);
            var subjects = new MongoWatchedSubjects(database);
            var groups = new MongoGroups(database);
            var policies = new InMemoryRules<>(everyStepIssuesAnOrder());
            var orders = MongoOrders.collection(database, () -> real);
            var outgoing = new MongoOutgoingNotifications(alerts);
            var dispatcher = new NotificationDispatcher(
                    outgoing,
                    Map.of(ChannelName.INBOX, new MongoInbox(database, () -> real)),
                    groups,
                    new IssueByPolicy(
                            new InMemoryKnownFacts(),
                            new NumberedOrders(orders, new MongoOrders(orders)),
                            policies,
                            () -> domain));
            var kinds = new InMemoryRules<>(AlertKinds.BUILT_IN);
            var rules = new RuleSnapshotLoader(
                    policies,
                    new InMemoryRules<>(ROUTES),
                    new InMemorySilences(),
                    new InMemoryContacts(),
                    SomeRules.AROUND_THE_CLOCK,
                    kinds,
                    new InhibitionContextLoader(queries, subjects),
                    CalendarBook::standard,
                    InMemoryDirectory.ofEverybody());
            follow = new FollowStandings(subjects, kinds, alerts, dispatcher, rules, () -> domain);
            escalate = new Escalate(queries, alerts, dispatcher, rules, () -> domain, () -> real);
            recovery = new RecoverOutgoing(outgoing, dispatcher, rules, () -> domain, () -> real);
            flusher = new GroupFlusher(groups, alerts, dispatcher, rules, () -> domain, () -> real);
        }

        void raise() {
            follow.follow(nodes(1, "p-owner"));
        }

        void sweep() {
            escalate.sweep();
        }

        void handOver() {
            follow.follow(nodes(2, "p-new"));
            escalate.sweep();
        }
    }

    private static EscalationPolicies everyStepIssuesAnOrder() {
        var policy = SomeRules.A_DAY_EACH.policies().getFirst();
        return new EscalationPolicies(List.of(policy.with(policy.steps().stream()
                .map(step -> step.issuing(new StepOrder(null, 3)))
                .toList())));
    }

    private static List<Envelope<NodeStandingChanged>> nodes(long sequence, String owner) {
        return Stream.of(aNode("alone", "n1"), aNode("alone", "n2"), aNode("grouped", "n1"), aNode("grouped", "n2"))
                .map(node -> overdue(ownedBy(node, owner), sequence, 1))
                .toList();
    }

    private static NodeSubject ownedBy(NodeSubject node, String owner) {
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                node.projectId(),
                node.projectName(),
                node.nodeId(),
                node.nodeName(),
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                new PersonRef(owner, owner),
                node.unit(),
                node.leader(),
                null);
    }

    /** Steps of an instance, by name. */
    private enum Phase {
        RAISE,
        RECOVER,
        ESCALATE,
        HAND_OVER;

        void run(Instance instance) {
            switch (this) {
                case RAISE -> instance.raise();
                case RECOVER -> instance.recovery.recover();
                case ESCALATE -> instance.sweep();
                case HAND_OVER -> instance.handOver();
            }
        }
    }

    @Test
    void whatIsRaisedReachesItsRecipientsOnceWhicheverWriteIsTheLast() {
        killedAtEachWriteOf(Phase.RAISE);
    }

    @Test
    void whatAKilledInstanceLeftReachesItsRecipientsOnceWhicheverWriteOfTheRecoveryIsTheLast() {
        killedAtEachWriteOf(Phase.RECOVER);
    }

    @Test
    void whatEscalatesReachesItsRecipientsOnceWhicheverWriteIsTheLast() {
        killedAtEachWriteOf(Phase.ESCALATE);
    }

    @Test
    void whatIsHandedOverReachesItsNewOwnersOnceWhicheverWriteIsTheLast() {
        killedAtEachWriteOf(Phase.HAND_OVER);
    }

    private void killedAtEachWriteOf(Phase phase) {
        var expected = play(phase, Integer.MAX_VALUE).end();
        assertThat(expected.messages()).isNotEmpty();
        assertThat(expected.orders()).isNotEmpty();
        var kills = 0;
        for (var run = play(phase, kills); run.wasKilled(); run = play(phase, ++kills)) {
            assertThat(run.end()).as("%s killed at write %d", phase, kills).isEqualTo(expected);
        }
        assertThat(kills).as("writes of %s", phase).isGreaterThan(5);
    }

    /** What is stored at the end. */
    private record End(
            Set<String> messages,
            Set<String> recorded,
            Set<String> orders,
            Set<String> members,
            Set<String> outgoing) {}

    private record Run(boolean wasKilled, End end) {}

    /** @param done the writes of the phase that come through */
    private Run play(Phase phase, int done) {
        domain = NOW;
        var database = TestStore.freshDatabase();
        var survivor = new Instance(database);
        switch (phase) {
            case RAISE -> {}
            case RECOVER -> {
                assertThat(isKilled(Phase.RAISE, database, 1)).isTrue();
                assertThat(end(database).outgoing()).hasSize(4);
                real = real.plusSeconds(11);
            }
            case ESCALATE, HAND_OVER -> {
                survivor.raise();
                settle(survivor);
            }
        }
        if (phase == Phase.ESCALATE) {
            domain = domain.plus(Duration.ofHours(25));
        }
        var wasKilled = isKilled(phase, database, done);
        // Kafka delivers again what was not committed, and claims of the killed instance run out.
        real = real.plusSeconds(61);
        phase.run(survivor);
        if (phase == Phase.RECOVER) {
            survivor.raise();
        }
        settle(survivor);
        var end = end(database);
        assertThat(end.outgoing()).isEmpty();
        return new Run(wasKilled, end);
    }

    private boolean isKilled(Phase phase, MongoDatabase database, int done) {
        try {
            phase.run(new Instance(new KilledAtWrite(database, done).database()));
            return false;
        } catch (Crashes.Killed e) {
            return true;
        }
    }

    private void settle(Instance instance) {
        for (var step = 0; step < 3; step++) {
            real = real.plusSeconds(61);
            instance.recovery.recover();
            instance.escalate.sweep();
            instance.flusher.flush();
        }
    }

    private End end(MongoDatabase database) {
        var alerts = MongoAlerts.collection(database, () -> real);
        var states = alerts.documents()
                .find()
                .map(alerts::stored)
                .map(StoredAggregate::state)
                .into(new ArrayList<Alert>());
        var ids = new TreeSet<String>();
        database.getCollection("messages").find().forEach(message -> ids.add(message.getString("_id")));
        var orders = new TreeSet<String>();
        database.getCollection("supervisionOrders").find().forEach(order -> orders.add(order.getString("origin")));
        var members = new TreeSet<String>();
        database.getCollection("groups")
                .find()
                .forEach(group -> group.get("state", Document.class)
                        .getList("members", Document.class)
                        .forEach(member -> members.add(group.getString("_id") + member.toJson())));
        var recorded = new TreeSet<String>();
        var outgoing = new TreeSet<String>();
        for (var alert : states) {
            assertThat(alert.notified())
                    .extracting(Notified::messageId)
                    .as("records of %s", alert.alertId())
                    .doesNotHaveDuplicates();
            alert.notified().forEach(record -> recorded.add(record.messageId()));
            alert.outgoing().forEach(decision -> outgoing.add(decision.messageId()));
        }
        var marked = new Document("outgoingSince", new Document("$exists", true));
        assertThat(database.getCollection("alerts").countDocuments(marked)).isEqualTo(outgoing.size());
        return new End(ids, recorded, orders, members, outgoing);
    }
}
