package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.envelope;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.GroupFlusher;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.SilenceAlerts;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.Grouping.How;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.CalendarBook;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What Alertmanager's acceptance tests show of grouping, inhibition, silences and repeats, shown of ours; where we differ on
 * purpose, the test says so. The table is in {@code docs/alertmanager.md}.
 */
class AlertmanagerBehavioursTest {
    private static final Grouping TOGETHER = new Grouping(How.TOGETHER, List.of(), 30, 300, 0);
    private static final Grouping REPEATED = new Grouping(How.TOGETHER, List.of(), 30, 300, 3_600);
    private static final Caller ADMIN = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());

    private Instant now = NOW;
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryGroups groups = new InMemoryGroups();
    private final InMemorySilences silences = new InMemorySilences();
    private final InMemoryRules<Route> routes = new InMemoryRules<>(Route.ROOT);
    private final InMemoryRules<AlertKinds> kinds = new InMemoryRules<>(SomeRules.EVERY_KIND);
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox), groups);
    private final RuleSnapshotLoader rules = new RuleSnapshotLoader(
            new InMemoryRules<>(new EscalationPolicies(
                    List.of(EscalationPolicy.everyLevel(SomeRules.AROUND_THE_CLOCK, Wait.days(200))))),
            routes,
            silences,
            new InMemoryContacts(),
            SomeRules.AROUND_THE_CLOCK,
            kinds,
            new InhibitionContextLoader(alerts, nodes),
            CalendarBook::standard,
            InMemoryDirectory.ofEverybody());
    private final FollowStandings follow = new FollowStandings(nodes, kinds, alerts, dispatcher, rules, () -> now);
    private final Escalate escalate = new Escalate(alerts, alerts, dispatcher, rules, () -> now, () -> now);
    private final GroupFlusher flusher = new GroupFlusher(groups, alerts, dispatcher, rules, () -> now, () -> now);
    private final SilenceAlerts silence = new SilenceAlerts(silences, () -> "s" + now, () -> now);

    private void grouped(Grouping grouping) {
        var root = new Route("root", List.of(), null, null, false, List.of(), grouping);
        routes.add(new Versioned<>(routes.current().version() + 1, root, "p-admin", NOW));
    }

    @SafeVarargs
    private void push(Envelope<NodeStandingChanged>... facts) {
        follow.follow(List.of(facts));
    }

    private static Envelope<NodeStandingChanged> node(String nodeId, long sequence) {
        return overdue(aNode("p", nodeId), sequence, 1);
    }

    /** Time passes in steps, as loops look. */
    private void pass(Duration time) {
        for (var end = now.plus(time); now.isBefore(end); ) {
            now = now.plusSeconds(Math.min(5, Duration.between(now, end).toSeconds()));
            follow.evaluateDue();
            escalate.sweep();
            flusher.flush();
        }
    }

    /** What each message told of, the oldest first. */
    private List<List<String>> told() {
        return inbox.all().stream()
                .sorted(Comparator.comparing(Message::at))
                .map(message -> message.lines().stream()
                        .map(line -> line.subject().nodeId())
                        .sorted()
                        .toList())
                .toList();
    }

    @Test
    void alertsThatComeWithinTheWaitAreOneMessage() {
        grouped(TOGETHER);
        push(node("n1", 1));
        pass(Duration.ofSeconds(20));
        push(node("n5", 2));
        assertThat(told()).isEmpty();

        pass(Duration.ofSeconds(15));

        assertThat(told()).containsExactly(List.of("n1", "n5"));
        var message = inbox.all().getFirst();
        assertThat(message.text()).startsWith("共 2 项预警").contains("1. ", "2. ");
    }

    @Test
    void aNodeHandedOverBeforeTheFlushIsInTheNewOwnersMessageOnly() {
        grouped(TOGETHER);
        push(node("n1", 1), node("n2", 2));
        pass(Duration.ofSeconds(10));
        var like = aNode("p", "n2");
        var handedOver = new NodeSubject(
                like.programme(),
                like.programmeName(),
                "p",
                like.projectName(),
                "n2",
                like.nodeName(),
                like.field(),
                like.area(),
                like.headquarters(),
                like.headquartersLeader(),
                new PersonRef("p-new", "新责任人"),
                like.unit(),
                like.leader(),
                null);
        push(overdue(handedOver, 3, 1));

        pass(Duration.ofMinutes(2));

        assertThat(inbox.all())
                .extracting(message -> message.address() + " "
                        + message.lines().stream()
                                .map(line -> line.subject().nodeId())
                                .toList())
                .containsExactlyInAnyOrder("p-owner [n1]", "p-new [n2]");
    }

    @Test
    void twentyNodesOfOnePersonAreOneMessageAndTwentyDecisions() {
        grouped(TOGETHER);
        for (var i = 0; i < 20; i++) {
            push(node("n" + i, i + 1));
        }
        pass(Duration.ofMinutes(1));

        assertThat(told()).singleElement().satisfies(lines -> assertThat(lines).hasSize(20));
        assertThat(alerts.all())
                .hasSize(20)
                .allSatisfy(stored -> assertThat(stored.state().level()).isEqualTo(1));
    }

    @Test
    void whatComesLaterWaitsForTheIntervalAndComesWithWhatIsStillOpen() {
        grouped(TOGETHER);
        push(node("n1", 1));
        pass(Duration.ofSeconds(60));
        push(node("n2", 2), node("n3", 3));
        pass(Duration.ofSeconds(200));
        assertThat(told()).hasSize(1);

        pass(Duration.ofSeconds(100));

        assertThat(told()).containsExactly(List.of("n1"), List.of("n1", "n2", "n3"));
    }

    @Test
    void nothingIsSaidWhileNothingChangesUntilTheRepeat() {
        grouped(REPEATED);
        push(node("n1", 1));
        pass(Duration.ofMinutes(59));
        assertThat(told()).hasSize(1);

        pass(Duration.ofMinutes(3));
        assertThat(told()).containsExactly(List.of("n1"), List.of("n1"));
        pass(Duration.ofMinutes(61));

        assertThat(told()).hasSize(3);
        assertThat(inbox.all()).extracting(Message::messageId).doesNotHaveDuplicates();
    }

    @Test
    void repeatsEndWithAnAnswer() {
        grouped(REPEATED);
        push(node("n1", 1));
        pass(Duration.ofMinutes(1));
        var owner = new Caller("p-owner", Set.of(Role.OWNER), Set.of(), Set.of(), Set.of());
        new AcknowledgeAlert(alerts, rules, () -> now)
                .acknowledge(alerts.all().getFirst().id(), owner, null, null);

        pass(Duration.ofHours(5));

        assertThat(told()).hasSize(1);
    }

    @Test
    void groupsAreMadeByTheFieldsThatTheBranchNames() {
        grouped(new Grouping(How.TOGETHER, List.of(MatchField.PROJECT), 30, 300, 0));
        push(overdue(aNode("p", "n1"), 1, 1), overdue(aNode("q", "n2"), 1, 1), overdue(aNode("p", "n3"), 2, 1));

        pass(Duration.ofMinutes(1));

        assertThat(told()).containsExactlyInAnyOrder(List.of("n1", "n3"), List.of("n2"));
    }

    @Test
    void whatIsSaidAgainIsNoFurtherAlertAndTheFirstTimeStays() {
        grouped(TOGETHER);
        push(node("n1", 1));
        pass(Duration.ofSeconds(10));
        push(node("n1", 1), node("n1", 2));
        pass(Duration.ofMinutes(30));

        assertThat(told()).containsExactly(List.of("n1"));
        assertThat(alerts.all().getFirst().state().raisedAt()).isEqualTo(NOW);
    }

    @Test
    void whatIsResolvedBeforeTheFlushIsNotSentAndItsEndIsNotSentEither() {
        grouped(TOGETHER);
        push(node("n1", 1), node("n2", 2));
        push(change(aNode("p", "n1"), 3, 1, Standing.DONE_LATE));
        pass(Duration.ofMinutes(1));
        push(change(aNode("p", "n2"), 4, 1, Standing.DONE_LATE));
        pass(Duration.ofHours(1));

        assertThat(told()).containsExactly(List.of("n2"));
    }

    @Test
    void otherRulesDoNotRepeatAGroupsMessage() {
        grouped(TOGETHER);
        push(node("n1", 1));
        pass(Duration.ofMinutes(1));
        grouped(new Grouping(How.TOGETHER, List.of(), 30, 360, 36_000));
        push(node("n2", 2));
        pass(Duration.ofMinutes(20));

        assertThat(told()).containsExactly(List.of("n1"), List.of("n1", "n2"));
    }

    @Test
    void aSilenceTakesItsAlertOutOfTheMessageAndItComesAgainAfterwards() {
        grouped(TOGETHER);
        push(node("n1", 1), node("n2", 2));
        var match = List.of(Matcher.of(MatchField.NODE, "n1"));
        silence.silence(new SilenceTerms(match, "演练", now, now.plus(Duration.ofHours(1))), ADMIN, null);

        pass(Duration.ofMinutes(59));
        assertThat(told()).containsExactly(List.of("n2"));
        pass(Duration.ofMinutes(30));

        assertThat(told()).containsExactly(List.of("n2"), List.of("n1", "n2"));
    }

    @Test
    void aSilenceThatIsEndedEarlyLetsItsAlertsGoWithinAQuarterOfAnHour() {
        grouped(TOGETHER);
        var match = List.of(Matcher.of(MatchField.PROJECT, "p"));
        silence.silence(new SilenceTerms(match, "演练", now, now.plus(Duration.ofDays(9))), ADMIN, null);
        push(node("n1", 1));
        pass(Duration.ofHours(2));
        assertThat(told()).isEmpty();

        silence.end(silences.newest(null, 1).getFirst().silenceId(), ADMIN);
        pass(Duration.ofMinutes(16));

        assertThat(told()).containsExactly(List.of("n1"));
    }

    @Test
    void anInhibitedAlertIsSentWhenTheInhibitingOneIsResolved() {
        grouped(TOGETHER);
        push(change(aNode("p", "n1"), 1, 1, Standing.ON_TRACK));
        follow.follow(List.of(envelope(2, new NodeReportMissed(aNode("p", "n1"), 1, null, now))));
        push(node("n1", 3));
        pass(Duration.ofMinutes(1));
        assertThat(inbox.all().getFirst().lines())
                .extracting(MessageLine::kind)
                .map(Enum::name)
                .containsExactly("OVERDUE");

        push(change(aNode("p", "n1"), 4, 2, Standing.ON_TRACK));
        pass(Duration.ofMinutes(20));

        assertThat(inbox.all().getLast().lines())
                .extracting(MessageLine::kind)
                .map(Enum::name)
                .containsExactly("REPORT_MISSING");
    }

    @Test
    void anAlertThatEndsTogetherWithItsInhibitingOneIsNeverSent() {
        grouped(TOGETHER);
        push(node("n1", 1));
        follow.follow(List.of(envelope(2, new NodeReportMissed(aNode("p", "n1"), 1, null, now))));
        pass(Duration.ofMinutes(1));
        push(change(aNode("p", "n1"), 3, 1, Standing.DONE_LATE));
        pass(Duration.ofHours(2));

        assertThat(told()).hasSize(1);
    }

    @Test
    void aDaysMessageGoesOutWhenTheNextWorkingSlotBeginsAndWhatIsCriticalByItself() {
        kinds.add(new Versioned<>(1, SomeRules.EVERY_KIND, "p-admin", NOW));
        var daytime = new ArrayList<Instant>();
        var ruleSnapshots = new RuleSnapshotLoader(
                new InMemoryRules<>(SomeRules.A_DAY_EACH),
                new InMemoryRules<>(new Route(
                        "root", List.of(), null, null, false, List.of(), new Grouping(How.DAILY, List.of(), 0, 0, 0))),
                silences,
                new InMemoryContacts(),
                WorkingTime.DAYTIME,
                kinds,
                new InhibitionContextLoader(alerts, nodes),
                CalendarBook::standard,
                InMemoryDirectory.ofEverybody());
        var digest = new GroupFlusher(groups, alerts, dispatcher, ruleSnapshots, () -> now, () -> now);
        new FollowStandings(nodes, kinds, alerts, dispatcher, ruleSnapshots, () -> now)
                .follow(List.of(
                        node("late", 1),
                        change(aNode("p", "n2"), 2, 1, Standing.AT_RISK),
                        change(aNode("p", "n3"), 3, 1, Standing.AT_RISK)));
        assertThat(told()).containsExactly(List.of("late"));

        for (var hour = 0; hour < 30; hour++) {
            now = now.plus(Duration.ofHours(1));
            digest.flush();
            inbox.all().stream().map(Message::at).forEach(daytime::add);
        }

        assertThat(told()).containsExactly(List.of("late"), List.of("n2", "n3"));
        assertThat(inbox.all().getLast().at()).isEqualTo(Instant.parse("2023-07-01T00:00:00Z"));
    }

    @Test
    void withoutGroupingEveryAlertIsToldByItselfAtOnce() {
        push(node("n1", 1), node("n2", 2));

        assertThat(told()).hasSize(2);
        assertThat(groups.withUnheard()).isEmpty();
    }
}
