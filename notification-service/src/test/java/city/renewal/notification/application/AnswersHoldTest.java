package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Light;
import city.renewal.events.NodeMatters;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long an answer holds while there is progress; and what becomes of an objection. */
class AnswersHoldTest {
    private static final String ID = AlertIds.alert("p", "n", 1);
    private static final Duration HOLDS = Duration.ofDays(3);

    private Instant now = NOW;
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final RuleSnapshotLoader rules = SomeRules.ruleSnapshots();
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
    private final FollowStandings follow = new FollowStandings(
            new InMemoryWatchedSubjects(),
            new InMemoryRules<>(AlertKinds.BUILT_IN),
            alerts,
            dispatcher,
            rules,
            () -> now);
    private final Escalate escalate = new Escalate(alerts, alerts, dispatcher, rules, () -> now, () -> now);
    private final AcknowledgeAlert acknowledge = new AcknowledgeAlert(alerts, rules, () -> now);
    private long sequence = 1;

    private static NodeMatters progress(@Nullable Integer percent) {
        return new NodeMatters("Asia/Shanghai", null, 0, null, null, percent, null, null);
    }

    private static NodeMatters objection(Instant at, String why) {
        return new NodeMatters("Asia/Shanghai", null, 0, null, null, null, at, why);
    }

    private void overdueWith(int percent) {
        follow.follow(List.of(overdue(percent)));
    }

    private Envelope<? extends ProgressEvent> overdue(int percent) {
        return envelope(
                sequence++,
                new NodeStandingChanged(
                        aNode("p", "n"),
                        1,
                        DUE,
                        null,
                        Standing.OVERDUE,
                        Light.RED,
                        3,
                        null,
                        null,
                        progress(percent),
                        NOW));
    }

    private void matters(Standing standing, NodeMatters matters) {
        follow.follow(
                List.of(envelope(sequence++, new NodeMattersChanged(aNode("p", "n"), 1, DUE, standing, matters, NOW))));
    }

    private void reported(int percent) {
        matters(Standing.OVERDUE, progress(percent));
    }

    private void answer() {
        var caller = new Caller("p-owner", Set.of(Role.OWNER), Set.of("370212"), Set.of("u1"), Set.of());
        assertThat(acknowledge.acknowledge(ID, caller, null, null))
                .isInstanceOf(AcknowledgeAlert.Result.Acknowledged.class);
    }

    private void later(Duration by) {
        now = now.plus(by);
        escalate.sweep();
    }

    private Alert alert() {
        return alerts.load(ID).orElseThrow().state();
    }

    @Test
    void aReportOfMoreProgressRenewsTheAnswer() {
        overdueWith(30);
        answer();
        later(Duration.ofDays(2));

        reported(40);

        assertThat(alert().nextStepAt()).isEqualTo(now.plus(HOLDS));
        later(Duration.ofDays(2));
        assertThat(alert().level()).isEqualTo(1);
        assertThat(alert().acknowledgedBy()).isEqualTo("p-owner");
        assertThat(alert().trace().getLast().notes().getFirst().rule()).contains("40 percent");
        later(Duration.ofDays(1));
        assertThat(alert().acknowledgedAt()).as("no progress for three days").isNull();
        assertThat(alert().level()).isEqualTo(2);
    }

    @Test
    void reportsThatSayTheSameOrLessOrGoUpAndDownRenewNothingTwice() {
        overdueWith(30);
        answer();
        var runsOut = alert().nextStepAt();
        later(Duration.ofDays(1));

        reported(30);
        reported(20);
        assertThat(alert().nextStepAt()).isEqualTo(runsOut);
        reported(35);
        var renewed = alert().nextStepAt();
        assertThat(renewed).isEqualTo(now.plus(HOLDS));
        later(Duration.ofDays(1));
        reported(30);
        reported(35);

        assertThat(alert().nextStepAt()).isEqualTo(renewed);
    }

    @Test
    void aClaimRenewsTheAnswerOnceHoweverOftenItIsMadeAndReturned() {
        overdueWith(30);
        answer();
        later(Duration.ofDays(2));

        follow.follow(List.of(change(aNode("p", "n"), sequence++, 1, Standing.CLAIMED)));
        var renewed = alert().nextStepAt();
        assertThat(renewed).isEqualTo(now.plus(HOLDS));
        later(Duration.ofDays(1));
        overdueWith(30);
        follow.follow(List.of(change(aNode("p", "n"), sequence++, 1, Standing.CLAIMED)));
        overdueWith(30);

        assertThat(alert().nextStepAt()).isEqualTo(renewed);
        later(Duration.ofDays(2));
        assertThat(alert().level()).isEqualTo(2);
    }

    @Test
    void anAnswerThatRanOutIsNotRenewedAndANewOneIs() {
        overdueWith(30);
        answer();
        now = now.plus(HOLDS);
        reported(50);
        escalate.sweep();
        assertThat(alert().level()).isEqualTo(2);

        answer();
        reported(60);

        assertThat(alert().nextStepAt()).isEqualTo(now.plus(HOLDS));
    }

    @Test
    void progressOfAnAlertThatNobodyAnsweredStopsNothing() {
        overdueWith(30);
        var escalatesAt = alert().nextStepAt();

        reported(90);

        assertThat(alert().nextStepAt()).isEqualTo(escalatesAt);
    }

    private List<Alert> objections() {
        return alerts.all().stream()
                .map(StoredAggregate::state)
                .filter(alert -> alert.kind() == AlertKind.OBJECTED)
                .toList();
    }

    @Test
    void anObjectionReachesTheLeaderWithItsReasonAndEndsWhenSomebodySigns() {
        matters(Standing.ON_TRACK, objection(NOW, "从未参与该项目"));

        assertThat(inbox.all()).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo("p-leader");
            assertThat(message.text()).contains("签收异议", "从未参与该项目", "责任人");
            assertThat(message.textEn()).contains("从未参与该项目");
        });
        matters(Standing.ON_TRACK, progress(null));

        assertThat(objections())
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolution()).isEqualTo(Resolution.OVER));
    }

    @Test
    void anUnacknowledgedObjectionEscalatesAndAnotherObjectionIsAnotherAlert() {
        matters(Standing.ON_TRACK, objection(NOW, "甲"));
        later(Duration.ofDays(1));
        matters(Standing.ON_TRACK, objection(NOW.plusSeconds(9), "乙"));

        assertThat(inbox.all()).extracting(Message::address).containsExactly("p-leader", "p-commander", "p-leader");
        assertThat(objections()).extracting(Alert::isOpen).containsExactlyInAnyOrder(false, true);
        assertThat(inbox.all().get(1).text()).contains("甲");
        assertThat(inbox.all().get(2).text()).contains("乙");
    }
}
