package city.renewal.notification.domain.alert;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.SomeRules.decided;
import static city.renewal.notification.SomeRules.pipeline;
import static city.renewal.notification.SomeRules.trace;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent;
import city.renewal.events.NodeSubject;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.notification.domain.recipient.Notified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static AlertCandidate candidate(NodeSubject subject, long sequence) {
        return new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(subject), 1, DUE, sequence);
    }

    private static Alert raised(NodeSubject subject) {
        var outcome = pipeline(NOW).first(candidate(subject, 3));
        return Alert.raised(decided(outcome.result()), NOW.plus(DAY), outcome.traces(), NOW)
                .alert();
    }

    private static Alert escalated(Alert alert, Instant now) {
        var outcome = pipeline(now).next(alert);
        var decision = decided(outcome.result());
        var nextStepAt = pipeline(now).nextStepAt(decision, alert.notifiedAddresses());
        return alert.escalated(decision, nextStepAt, outcome.traces(), now).alert();
    }

    @Test
    void beginsWithTheOwnerAndTheTimeOfItsNextStep() {
        var alert = raised(aNode("p", "n"));

        assertThat(alert.level()).isEqualTo(1);
        assertThat(alert.notified())
                .singleElement()
                .satisfies(record -> assertThat(record.personId()).isEqualTo("p-owner"));
        assertThat(alert.nextStepAt()).isEqualTo(NOW.plus(DAY));
        assertThat(alert.isOpen()).isTrue();
    }

    @Test
    void escalatesLevelByLevelAndEndsWithTheSupervisionOffice() {
        var alert = raised(aNode("p", "n"));
        for (var step = 1; step <= 4; step++) {
            alert = escalated(alert, NOW.plus(DAY.multipliedBy(step)));
        }

        assertThat(alert.notified()).extracting(Notified::level).containsExactly(1, 2, 3, 4, 5);
        assertThat(alert.nextStepAt()).isNull();
        assertThat(stopped(alert, NOW)).isEqualTo(StopReason.NOBODY_ABOVE);
    }

    @Test
    void whatIsToBeSentIsOutgoingUntilItWasCarriedOut() {
        var raised = raised(aNode("p", "n"));
        var escalated = escalated(raised, NOW.plus(DAY));

        assertThat(raised.outgoing())
                .singleElement()
                .satisfies(decision -> assertThat(decision.messageId())
                        .isEqualTo(raised.notified().getFirst().messageId()));
        assertThat(escalated.outgoing())
                .extracting(Decision::messageId)
                .containsExactlyElementsOf(messageIds(escalated));
        var rest = escalated.carriedOut(messageIds(raised));
        assertThat(rest.outgoing()).containsExactly(escalated.outgoing().getLast());
        assertThat(rest.notified()).isEqualTo(escalated.notified());
        assertThat(rest.carriedOut(messageIds(escalated)).outgoing()).isEmpty();
    }

    @Test
    void whatIsToBeSentStaysOutgoingWhenTheAlertIsAnsweredOrResolved() {
        var raised = raised(aNode("p", "n"));

        assertThat(answered(raised).outgoing()).isEqualTo(raised.outgoing());
        assertThat(raised.resolved(Resolution.DONE, 5, NOW).alert().outgoing()).isEqualTo(raised.outgoing());
    }

    private static List<String> messageIds(Alert alert) {
        return alert.notified().stream().map(Notified::messageId).toList();
    }

    @Test
    void skipsLevelsWithoutARecipient() {
        var alert = escalated(escalated(raised(aNodeWithoutLeaders("p", "n")), NOW), NOW);

        assertThat(alert.notified()).extracting(Notified::level).containsExactly(1, 2, 5);
    }

    private static StopReason stopped(Alert alert, Instant now) {
        return ((Stop<Decision>) pipeline(now).next(alert).result()).reason();
    }

    private static Alert answered(Alert alert) {
        return alert.acknowledged("p-owner", "p-owner", "在办", NOW.plus(DAY), NOW)
                .orElseThrow()
                .alert();
    }

    @Test
    void doesNotEscalateOnceItIsAcknowledged() {
        var changed = raised(aNode("p", "n"))
                .acknowledged("p-owner", "p-owner", "在办", NOW.plus(DAY), NOW)
                .orElseThrow();

        assertThat(changed.events()).singleElement().isInstanceOf(AlertEvent.AlertAcknowledged.class);
        assertThat(changed.alert().withoutStaleAnswer(NOW.plus(DAY).minusSeconds(1)))
                .isEqualTo(changed.alert());
        assertThat(stopped(changed.alert(), NOW)).isEqualTo(StopReason.ACKNOWLEDGED);
        assertThat(changed.alert().acknowledged("p-leader", "p-leader", null, NOW, NOW))
                .isEmpty();
    }

    @Test
    void escalatesAgainWhenTheAcknowledgementExpiresWithoutProgress() {
        var later = NOW.plus(DAY);
        var unanswered = answered(raised(aNode("p", "n"))).withoutStaleAnswer(later);

        assertThat(unanswered.acknowledgedAt()).isNull();
        assertThat(escalated(unanswered, later).level()).isEqualTo(2);
        assertThat(unanswered.trace().getLast().notes().getFirst().rule()).contains("p-owner", "ran out");
        assertThat(unanswered.acknowledged("p-leader", "p-leader", null, NOW, later))
                .isPresent();
    }

    @Test
    void waitsWhileTheNodeIsClaimedAndGoesOnAsIfTheClockHadNeverStopped() {
        var claimed = raised(aNode("p", "n")).claimed(5, NOW);

        assertThat(claimed.dueAt()).isNull();
        assertThat(stopped(claimed, NOW)).isEqualTo(StopReason.CLAIMED);
        assertThat(claimed.claimed(5, NOW)).isSameAs(claimed);
        assertThat(answered(claimed).withoutStaleAnswer(NOW.plus(DAY)).acknowledgedAt())
                .isNotNull();

        var returned = claimed.stillSo(candidate(aNode("p", "n"), 6), NOW.plus(DAY.multipliedBy(9)), NOW);

        assertThat(returned.events()).isEmpty();
        assertThat(returned.alert().dueAt()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void keepsTheRecordOfAStepThatWentOutInTheMomentOfTheAnswer() {
        var alert = raised(aNode("p", "n"));
        var outcome = pipeline(NOW).next(alert);

        var recorded = answered(alert)
                .escalated(decided(outcome.result()), NOW.plus(DAY.multipliedBy(2)), outcome.traces(), NOW)
                .alert();

        assertThat(recorded.notified()).hasSize(2);
        assertThat(recorded.nextStepAt()).isEqualTo(NOW.plus(DAY));
        assertThat(recorded.acknowledgedBy()).isEqualTo("p-owner");
    }

    @Test
    void keepsTheStagesVerdictsInBoundedSpace() {
        var alert = raised(aNode("p", "n"));

        assertThat(alert.trace()).singleElement().satisfies(trace -> {
            assertThat(trace.address()).isEqualTo("p-owner");
            assertThat(trace.notes())
                    .extracting(StageVerdict::stage)
                    .containsExactly(
                            Stage.ROUTE, Stage.INHIBIT, Stage.SILENCE, Stage.GROUP, Stage.HOURS, Stage.DELIVER);
            assertThat(trace.notes().getFirst().rule())
                    .isEqualTo("route root; policy default, version 0, step 1: OWNER after AT_ONCE");
        });
        for (var i = 0; i < 200; i++) {
            alert = alert.stopped(NOW, trace(NOW.plusSeconds(i)));
        }
        var held = alert.stopped(NOW, Trace.of(NOW, 1, StageVerdict.passed(Stage.SILENCE, "s1")));
        var heldAgain = held.stopped(NOW, Trace.of(NOW.plusSeconds(1), 1, StageVerdict.passed(Stage.SILENCE, "s1")));

        assertThat(alert.trace()).hasSize(60);
        assertThat(alert.trace().getFirst().at()).isEqualTo(NOW);
        assertThat(alert.trace().getLast().at()).isEqualTo(NOW.plusSeconds(199));
        assertThat(heldAgain.trace()).isEqualTo(held.trace());
    }

    @Test
    void isResolvedOnceAndOpenedAgainByANewerChangeOnly() {
        var alert = raised(aNode("p", "n"));
        var resolved = alert.resolved(Resolution.SUSPENDED, 5, NOW);
        assertThat(resolved.events()).singleElement().isInstanceOf(AlertEvent.AlertResolved.class);
        assertThat(resolved.alert().resolved(Resolution.DONE, 6, NOW).events()).isEmpty();
        assertThat(resolved.alert()
                        .stillSo(candidate(aNode("p", "n"), 5), NOW, NOW)
                        .events())
                .isEmpty();
        assertThat(resolved.alert().acknowledged("p-owner", "p-owner", null, NOW, NOW))
                .isEmpty();

        var again = resolved.alert().stillSo(candidate(aNode("p", "n"), 7), NOW.plus(DAY), NOW);

        assertThat(again.alert().isOpen()).isTrue();
        assertThat(again.alert().nextStepAt()).isEqualTo(NOW.plus(DAY));
        assertThat(again.alert().notified()).hasSize(1);
        assertThat(again.events()).singleElement().isInstanceOf(AlertEvent.AlertRaised.class);
    }
}
