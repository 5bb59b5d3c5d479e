package city.renewal.notification.application.dispatch;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Carries out what a crash left outgoing on alerts. */
class RecoverOutgoingTest {
    private static final Instant MIDNIGHT = Instant.parse("2023-06-29T16:00:00Z");

    private Instant domain = NOW;
    private Instant real = Instant.parse("2026-11-21T10:00:00Z");
    private final InMemoryAlerts alerts = new InMemoryAlerts(() -> real);
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final List<Message> webhook = new ArrayList<>();
    private boolean webhookFails;
    private final Channel fails = messages -> {
        if (webhookFails) {
            throw new IllegalStateException("the store does not answer");
        }
        webhook.addAll(messages);
    };
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox, ChannelName.WEBHOOK, fails));
    private final RecoverOutgoing recovery = new RecoverOutgoing(
            alerts,
            dispatcher,
            SomeRules.ruleSnapshots(new InMemorySilences(), WorkingTime.DAYTIME),
            () -> domain,
            () -> real);

    private static Decision decision() {
        return SomeRules.decision(
                new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", "n")), 1, DUE, 1),
                EscalationLevel.OWNER);
    }

    /** A crash right after the alert was written. */
    private void recordedOnly() {
        var raised = Alert.raised(decision(), NOW, List.of(), NOW);
        alerts.create(decision().alertId(), new Change<>(raised.alert(), raised.events(), null));
    }

    private StoredAggregate<Alert> alert() {
        return alerts.load(decision().alertId()).orElseThrow();
    }

    @Test
    void whatACrashLeftIsCarriedOutAndRemovedWhenItIsTenSecondsOld() {
        recordedOnly();
        recovery.recover();
        assertThat(inbox.all()).as("it may be under way").isEmpty();

        real = real.plusSeconds(11);
        recovery.recover();

        assertThat(inbox.all())
                .extracting(Message::messageId)
                .containsExactly(decision().messageId());
        assertThat(alert().state().outgoing()).isEmpty();
        assertThat(alert().state().notified()).hasSize(1);
    }

    @Test
    void aSecondRecoveryFindsNothing() {
        recordedOnly();
        real = real.plusSeconds(11);
        recovery.recover();
        var version = alert().version();

        real = real.plusSeconds(11);
        recovery.recover();

        assertThat(alert().version()).isEqualTo(version);
    }

    @Test
    void outsideTheRecipientsHoursItWaitsForTheirOpening() {
        recordedOnly();
        domain = MIDNIGHT;
        real = real.plusSeconds(11);
        recovery.recover();
        assertThat(inbox.all()).isEmpty();
        assertThat(alert().state().outgoing()).hasSize(1);

        domain = NOW.plus(Duration.ofHours(2));
        real = real.plusSeconds(11);
        recovery.recover();

        assertThat(inbox.all()).hasSize(1);
        assertThat(alert().state().outgoing()).isEmpty();
    }

    @Test
    void anAlertThatWasResolvedMeanwhileKeepsItsRecordsWord() {
        recordedOnly();
        var resolved = alert().state().resolved(Resolution.DONE, 5, NOW);
        alerts.save(alert(), new Change<>(resolved.alert(), resolved.events(), null));

        real = real.plusSeconds(11);
        recovery.recover();

        assertThat(inbox.all()).hasSize(1);
        assertThat(alert().state().isOpen()).isFalse();
    }

    @Test
    void aChannelThatFailsLeavesItOutgoingAndTheOthersTakeItOnce() {
        var follow = new FollowStandings(
                new InMemoryWatchedSubjects(),
                new InMemoryRules<>(AlertKinds.BUILT_IN),
                alerts,
                dispatcher,
                SomeRules.ruleSnapshots(),
                () -> domain);
        webhookFails = true;
        try {
            follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));
        } catch (IllegalStateException e) {
            assertThat(alert().state().outgoing()).hasSize(1);
        }
        webhookFails = false;
        real = real.plusSeconds(11);
        recovery.recover();
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1)));

        assertThat(inbox.all()).hasSize(1);
        assertThat(webhook).hasSize(1);
        assertThat(alert().state().outgoing()).isEmpty();
    }

    @Test
    void anAlertThatIsWrittenDuringTheDispatchLosesItsOutgoingAllTheSame() {
        recordedOnly();
        var read = alert();
        alerts.save(read, new Change<>(read.state().reviewedAt(NOW, List.of()), List.of(), null));

        dispatcher.dispatch(List.of(read), read.state().outgoing(), NOW);

        assertThat(alert().state().outgoing()).isEmpty();
        assertThat(alert().state().reviewAt()).isEqualTo(NOW);
    }
}
