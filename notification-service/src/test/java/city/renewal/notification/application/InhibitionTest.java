package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.envelope;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.NodeMatters;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every kind of alert through the same stages, and which of them stands for which. */
class InhibitionTest {
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryRules<AlertKinds> kinds = new InMemoryRules<>(SomeRules.EVERY_KIND);
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
    private final RuleSnapshotLoader rules = SomeRules.ruleSnapshots(kinds, new InhibitionContextLoader(alerts, nodes));
    private Instant now = NOW;
    private final FollowStandings follow = new FollowStandings(nodes, kinds, alerts, dispatcher, rules, () -> now);
    private final Escalate escalate = new Escalate(alerts, alerts, dispatcher, rules, () -> now, () -> now);

    private void comes(city.renewal.events.Envelope<city.renewal.events.ProgressEvent.NodeStandingChanged> fact) {
        follow.follow(List.of(fact));
    }

    private Alert alert(AlertKind kind) {
        return alerts.all().stream()
                .map(StoredAggregate::state)
                .filter(alert -> alert.kind() == kind)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static StopReason heldBecause(Alert alert) {
        return alert.trace().getLast().notes().stream()
                .map(StageVerdict::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void waitFor(Duration time) {
        now = now.plus(time);
        follow.evaluateDue();
        escalate.sweep();
    }

    @Test
    void anOverdueAlertInhibitsALesserOneOfTheSameNodeUntilItIsResolved() {
        comes(overdue(aNode("p", "n"), 1, 1));
        follow.follow(List.of(envelope(2, new NodeReportMissed(aNode("p", "n"), 1, null, NOW))));

        var held = alert(AlertKind.REPORT_MISSING);
        assertThat(held.level()).isZero();
        assertThat(heldBecause(held)).isEqualTo(StopReason.INHIBITED);
        assertThat(held.trace().getLast().notes())
                .anyMatch(note ->
                        note.rule().equals("OVERDUE is open on node n, by inhibition 1 of alert kinds, version 0"));
        waitFor(Duration.ofMinutes(20));
        assertThat(alert(AlertKind.REPORT_MISSING).level()).isZero();

        comes(change(aNode("p", "n"), 3, 2, Standing.ON_TRACK));
        waitFor(Duration.ofMinutes(20));

        assertThat(alert(AlertKind.REPORT_MISSING).level()).isEqualTo(1);
    }

    @Test
    void anAlertOfAnotherNodeStandsForNothing() {
        comes(overdue(aNode("p", "n"), 1, 1));
        comes(change(aNode("p", "m"), 2, 1, Standing.ON_TRACK));
        follow.follow(List.of(envelope(3, new NodeReportMissed(aNode("p", "m"), 1, null, NOW))));

        assertThat(alert(AlertKind.REPORT_MISSING).level()).isEqualTo(1);
    }

    @Test
    void anAlertOnAProjectStandsForThoseOnItsNodesButNotForWhatIsOverdue() {
        follow.follow(List.of(envelope(
                1, new ProjectStandstillChanged(aProject("p"), "s1", DUE.minusDays(60), "Asia/Shanghai", NOW))));
        comes(overdue(aNode("p", "late"), 2, 1));
        follow.follow(List.of(
                change(aNode("p", "n"), 3, 1, Standing.ON_TRACK),
                envelope(4, new NodeReportMissed(aNode("p", "n"), 1, null, NOW))));

        assertThat(alert(AlertKind.SUSPENDED_LONG).notifiedAddresses()).containsExactly("p-owner");
        assertThat(alert(AlertKind.OVERDUE).level()).isEqualTo(1);
        assertThat(heldBecause(alert(AlertKind.REPORT_MISSING))).isEqualTo(StopReason.INHIBITED);
    }

    @Test
    void aSuspensionHoldsTheAlertsItCoversUntilItEnds() {
        var waiting = new NodeMatters("Asia/Shanghai", null, 0, "x1", NOW.minus(Duration.ofDays(9)));
        var node = aNode("p", "n");
        follow.follow(List.of(envelope(1, new NodeMattersChanged(node, 1, DUE, Standing.SUSPENDED, waiting, NOW))));
        assertThat(heldBecause(alert(AlertKind.EXTENSION_WAITING))).isEqualTo(StopReason.INHIBITED);

        follow.follow(List.of(envelope(2, new NodeMattersChanged(node, 1, DUE, Standing.ON_TRACK, waiting, NOW))));
        waitFor(Duration.ofMinutes(20));

        assertThat(alert(AlertKind.EXTENSION_WAITING).level()).isEqualTo(1);
    }

    @Test
    void aKindThatIsSwitchedOnReachesWhatIsKnownAlreadyAndOneThatIsSwitchedOffEnds() {
        kinds.add(new Versioned<>(1, AlertKinds.BUILT_IN, "p-admin", NOW));
        comes(change(aNode("p", "n"), 1, 1, Standing.AT_RISK));
        assertThat(alerts.all()).isEmpty();

        kinds.add(new Versioned<>(2, SomeRules.EVERY_KIND, "p-admin", NOW));
        waitFor(Duration.ofSeconds(1));
        assertThat(alert(AlertKind.FORECAST_LATE).isOpen()).isTrue();

        kinds.add(new Versioned<>(3, AlertKinds.BUILT_IN, "p-admin", NOW));
        waitFor(Duration.ofSeconds(1));
        assertThat(alert(AlertKind.FORECAST_LATE).isOpen()).isFalse();
        assertThat(alerts.all()).hasSize(1);
    }

    @Test
    void timeAloneRaisesAnAlertWhenADateComesNearAndTheRulesSayHowGraveItIs() {
        kinds.add(new Versioned<>(
                1,
                new AlertKinds(
                        List.of(new AlertKinds.KindRule(AlertKind.DUE_SOON, true, Severity.CRITICAL, List.of(1, 3, 7))),
                        List.of()),
                "p-admin",
                NOW));
        var matters = new NodeMatters("Asia/Shanghai", null, 0, null, null);
        var due = java.time.LocalDate.of(2023, 7, 10);
        follow.follow(
                List.of(envelope(1, new NodeMattersChanged(aNode("p", "n"), 1, due, Standing.ON_TRACK, matters, NOW))));
        assertThat(alerts.all()).isEmpty();

        waitFor(Duration.ofDays(4));
        assertThat(alert(AlertKind.DUE_SOON).severity()).isEqualTo(Severity.CRITICAL);
        waitFor(Duration.ofDays(4));

        assertThat(alerts.all()).extracting(stored -> stored.state().isOpen()).containsExactlyInAnyOrder(false, true);
        waitFor(Duration.ofDays(30));
        assertThat(alerts.all()).noneMatch(stored -> stored.state().isOpen());
    }
}
