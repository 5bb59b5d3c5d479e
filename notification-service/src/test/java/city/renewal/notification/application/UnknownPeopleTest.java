package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.about;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.notification.SomePeople.active;
import static city.renewal.notification.SomePeople.inactive;
import static city.renewal.notification.SomePeople.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import city.renewal.notification.SomePeople;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.AcknowledgeAlert.Result;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowDirectory;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.WatchdogTest;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is told of an alert, and who may answer it, when people are unknown, leave, or hand a node over. */
class UnknownPeopleTest {
    private static final String ID = AlertIds.alert("p", "n", 1);

    private Instant now = NOW;
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryDirectory people = new InMemoryDirectory();
    private final RuleSnapshotLoader rules = SomeRules.ruleSnapshots(people);
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
    private final FollowStandings follow =
            new FollowStandings(nodes, new InMemoryRules<>(AlertKinds.BUILT_IN), alerts, dispatcher, rules, () -> now);
    private final Escalate escalate = new Escalate(alerts, alerts, dispatcher, rules, () -> now, () -> now);
    private final FollowDirectory directory =
            new FollowDirectory(people, new InMemoryUnitAreas(), new ReviewAlerts(alerts, alerts, rules, () -> now));
    private final AcknowledgeAlert acknowledge = new AcknowledgeAlert(alerts, rules, () -> now);
    private final Watchdog watchdog = WatchdogTest.watchdog(nodes, alerts, people, () -> now);
    private long recorded = 1;

    private void record(city.renewal.events.Person... persons) {
        directory.follow(java.util.Arrays.stream(persons)
                .<city.renewal.events.Envelope<?>>map(person -> SomePeople.recorded(recorded++, person))
                .toList());
        sweep();
    }

    private void everybodyIsKnown() {
        directory.follow(SomePeople.ofTheDemonstration().stream()
                .<city.renewal.events.Envelope<?>>map(person -> SomePeople.recorded(recorded++, person))
                .toList());
    }

    private void sweep() {
        for (var i = 0; i < 10; i++) {
            escalate.sweep();
        }
    }

    private void later(Duration by) {
        now = now.plus(by);
        sweep();
    }

    private Alert alert() {
        return alerts.load(ID).orElseThrow().state();
    }

    private List<String> inboxes() {
        return inbox.all().stream().map(Message::address).toList();
    }

    private List<Trace> skipped() {
        return alert().trace().stream()
                .filter(trace -> trace.notes().stream().anyMatch(note -> note.reason() == StopReason.UNKNOWN_PERSON))
                .toList();
    }

    private static NodeSubject ownedBy(String owner) {
        return of(owner, "u1", "p-leader");
    }

    private static NodeSubject of(String owner, String unit, String leader) {
        var node = aNode("p", "n");
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                "p",
                node.projectName(),
                "n",
                node.nodeName(),
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                new PersonRef(owner, owner),
                new UnitRef(unit, unit),
                new PersonRef(leader, leader),
                null);
    }

    private Result answer(String person, Role role, String... units) {
        return acknowledge.acknowledge(
                ID, new Caller(person, Set.of(role), Set.of("370212"), Set.of(units), Set.of()), null, null);
    }

    @Test
    void anAlertWhoseOwnerIsUnknownGoesToTheNextLevelAtOnceAndSaysSo() {
        everybodyIsKnown();
        follow.follow(List.of(overdue(ownedBy("p-nobody"), 1, 1)));

        assertThat(inboxes()).containsExactly("unit:u1");
        assertThat(alert().level()).isEqualTo(2);
        assertThat(skipped().getLast()).satisfies(trace -> {
            assertThat(trace.level()).isEqualTo(1);
            assertThat(trace.address()).isNull();
            assertThat(trace.notes().getFirst().rule()).isEqualTo("person p-nobody is not in the directory");
        });
        assertThat(watchdog.check().unreached()).isZero();
    }

    @Test
    void everyLevelWhosePeopleAreUnknownIsPassedOverAndTheSupervisionOfficeIsAlwaysThere() {
        record(inactive("p-owner", "u1"), inactive("p-commander"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));

        assertThat(inboxes()).containsExactly("supervision-office");
        assertThat(alert().level()).isEqualTo(5);
        assertThat(skipped()).extracting(Trace::level).containsExactly(1, 2, 3, 4);
        assertThat(skipped().get(0).notes().getFirst().rule()).isEqualTo("person p-owner is inactive in the directory");
        assertThat(watchdog.check().unreached()).isZero();
    }

    @Test
    void whenTheDirectoryComesMuchLaterWhoWasPassedOverIsToldOnceAndNobodyTwice() {
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        assertThat(inboxes()).containsExactly("supervision-office");

        for (var again = 0; again < 3; again++) {
            everybodyIsKnown();
            later(Duration.ofMinutes(1));
        }

        assertThat(inboxes())
                .containsExactlyInAnyOrder("supervision-office", "p-owner", "unit:u1", "p-leader", "p-commander");
        assertThat(alerts.decisions())
                .extracting(Decision::decisionId)
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(alerts.decisions()).extracting(Decision::tookOverFrom).containsOnlyNulls();
        assertThat(answer("p-owner", Role.OWNER)).isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void anOwnerWhoLeavesHandsAnOpenAlertToTheNextLevelAtOnce() {
        everybodyIsKnown();
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        assertThat(inboxes()).containsExactly("p-owner");

        record(inactive("p-owner", "u1"));

        assertThat(inboxes()).containsExactly("p-owner", "unit:u1");
        assertThat(skipped()).extracting(Trace::level).containsExactly(1);
        assertThat(watchdog.check().unreached()).isZero();
    }

    @Test
    void theAnswerOfSomebodyWhoLeavesHoldsNothingAndTheyMayNotAnswer() {
        everybodyIsKnown();
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        answer("p-owner", Role.OWNER);

        record(inactive("p-owner", "u1"));

        assertThat(alert().acknowledgedAt()).isNull();
        assertThat(inboxes()).containsExactly("p-owner", "unit:u1");
        assertThat(answer("p-owner", Role.OWNER)).isEqualTo(new Result.NotPermitted());
    }

    @Test
    void theNewOwnerIsNotifiedAndMayAcknowledgeAndTheFormerMayNot() {
        everybodyIsKnown();
        record(active("p-new", "u1"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        var first = alert().notified().getFirst().messageId();
        answer("p-owner", Role.OWNER);

        follow.follow(List.of(overdue(ownedBy("p-new"), 2, 1)));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "p-new");
        assertThat(alert().level()).isEqualTo(1);
        assertThat(alert().notified().getFirst().messageId())
                .isEqualTo(first)
                .isEqualTo(
                        AlertIds.message(AlertIds.decision(about("p", "n"), AlertKind.OVERDUE, 1, "", 1), "p-owner"));
        assertThat(alerts.decisions()).extracting(Decision::tookOverFrom).containsExactlyInAnyOrder(null, "p-owner");
        assertThat(alert().acknowledgedAt())
                .as("the former's answer holds nothing")
                .isNull();
        assertThat(answer("p-owner", Role.OWNER)).isEqualTo(new Result.NotPermitted());
        assertThat(answer("p-new", Role.OWNER)).isInstanceOf(Result.Acknowledged.class);
        assertThat(alert().acknowledgedBy()).isEqualTo("p-new");
    }

    @Test
    void theAlertEscalatesAtTheTimeThatItHadWhenItsOwnerChanges() {
        everybodyIsKnown();
        record(active("p-new", "u1"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        var escalatesAt = alert().nextStepAt();
        now = NOW.plus(Duration.ofHours(23));

        follow.follow(List.of(overdue(ownedBy("p-new"), 2, 1)));
        sweep();

        assertThat(alert().nextStepAt()).isEqualTo(escalatesAt);
        later(Duration.ofHours(1));
        assertThat(inboxes()).containsExactly("p-owner", "p-new", "unit:u1");
    }

    @Test
    void aNewUnitAndANewLeaderAreNotifiedOfTheLevelsThatWereReached() {
        everybodyIsKnown();
        record(active("p-third", "u3"), active("p-boss"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        later(Duration.ofDays(1));
        later(Duration.ofDays(1));
        assertThat(inboxes()).containsExactly("p-owner", "unit:u1", "p-leader");
        assertThat(answer("p-unit", Role.UNIT, "u1")).isInstanceOf(Result.Acknowledged.class);

        follow.follow(List.of(overdue(of("p-owner", "u3", "p-boss"), 2, 1)));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "unit:u1", "p-leader", "unit:u3", "p-boss");
        assertThat(alert().acknowledgedAt()).isNull();
        assertThat(answer("p-unit", Role.UNIT, "u1")).isEqualTo(new Result.NotPermitted());
        assertThat(answer("p-leader", Role.LEADER)).isEqualTo(new Result.NotPermitted());
        assertThat(answer("p-third", Role.UNIT, "u3")).isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void aLeadersAcknowledgementStaysValidWhenTheOwnerChangesAndTheNewOwnerIsNotified() {
        everybodyIsKnown();
        record(active("p-new", "u1"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        answer("p-leader", Role.LEADER);

        follow.follow(List.of(overdue(ownedBy("p-new"), 2, 1)));
        sweep();

        assertThat(alert().acknowledgedBy()).isEqualTo("p-leader");
        assertThat(inboxes()).containsExactly("p-owner", "p-new");
    }

    @Test
    void whoTakesANodeOverAndIsUnknownIsPassedOver() {
        everybodyIsKnown();
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));

        follow.follow(List.of(overdue(ownedBy("p-nobody"), 2, 1)));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "unit:u1");
        assertThat(skipped()).extracting(Trace::level).containsExactly(1);
    }

    @Test
    void whoHasItBackIsNotToldAgainAndMayAnswer() {
        everybodyIsKnown();
        record(active("p-new", "u1"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        follow.follow(List.of(overdue(ownedBy("p-new"), 2, 1)));
        sweep();
        follow.follow(List.of(overdue(aNode("p", "n"), 3, 1)));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "p-new");
        assertThat(answer("p-new", Role.OWNER)).isEqualTo(new Result.NotPermitted());
        assertThat(answer("p-owner", Role.OWNER)).isInstanceOf(Result.Acknowledged.class);
    }

    @Test
    void nobodyIsNotifiedOfAResolvedAlert() {
        everybodyIsKnown();
        record(active("p-new", "u1"));
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        follow.follow(List.of(overdue(ownedBy("p-new"), 2, 1), change(ownedBy("p-new"), 3, 1, Standing.DONE_LATE)));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner");
    }

    @Test
    void whatReachedNobodyIsCountedAndGoesOn() {
        // As it was stored before there was a directory: told to somebody whom nobody knows.
        var everybody = new FollowStandings(
                nodes,
                new InMemoryRules<>(AlertKinds.BUILT_IN),
                alerts,
                dispatcher,
                SomeRules.ruleSnapshots(),
                () -> now);
        everybody.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        assertThat(watchdog.check().unreached()).isEqualTo(1);
        assertThat(watchdog.check().unreachedAlerts()).containsExactly(ID);

        new ReviewAlerts(alerts, alerts, rules, () -> now)
                .review(watchdog.check().unreachedAlerts());
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "supervision-office");
        assertThat(watchdog.check().unreached()).isZero();
    }

    @Test
    void aFactThatComesAgainChangesNothing() {
        everybodyIsKnown();
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        var left = recorded(500, inactive("p-owner", "u1"));
        directory.follow(List.of(left, recorded(400, active("p-owner", "u1"))));
        sweep();
        directory.follow(List.of(left, recorded(400, active("p-owner", "u1"))));
        sweep();

        assertThat(inboxes()).containsExactly("p-owner", "unit:u1");
    }
}
