package city.renewal.notification.application.dispatch;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryDecisions;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.EscalationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Completes a dispatch batch that a crash left open. */
class FinishDecisionsTest {
    private Instant real = Instant.parse("2026-11-21T10:00:00Z");
    private final InMemoryDecisions decisions = new InMemoryDecisions(() -> real);
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final FinishDecisions finish = new FinishDecisions(
            decisions,
            alerts,
            new NotificationDispatcher(decisions, Map.of(ChannelName.INBOX, inbox)),
            SomeRules.ruleSnapshots(),
            () -> NOW,
            () -> real);

    private static Decision decision() {
        return SomeRules.decision(
                new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", "n")), 1, DUE, 1),
                EscalationLevel.OWNER);
    }

    private void pass(Duration time) {
        real = real.plus(time);
    }

    @Test
    void aDecisionWithoutMessageIsDispatchedAndRecordedAndItsBatchClosed() {
        decisions.openBatch(List.of(decision()));
        assertThat(finish.finishLeftBehind()).as("it may be under way").isZero();

        pass(Duration.ofSeconds(11));
        assertThat(finish.finishLeftBehind()).isEqualTo(1);

        assertThat(inbox.all()).hasSize(1);
        assertThat(alerts.load(decision().alertId()).orElseThrow().state().hasRecorded(decision()))
                .isTrue();
        assertThat(decisions.openSince(real, 10)).isEmpty();
    }

    @Test
    void aBatchWithoutItsDecisionsStaysOpenForAStalledInstance() {
        decisions.openOnly(List.of(decision()));
        pass(Duration.ofMinutes(59));
        assertThat(finish.finishLeftBehind()).isZero();
        assertThat(decisions.openSince(real, 10)).hasSize(1);

        pass(Duration.ofMinutes(2));
        assertThat(finish.finishLeftBehind()).isEqualTo(1);
        assertThat(decisions.openSince(real, 10)).isEmpty();
        assertThat(inbox.all()).isEmpty();
    }
}
