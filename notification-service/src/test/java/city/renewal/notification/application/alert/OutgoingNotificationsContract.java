package city.renewal.notification.application.alert;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.SomeRules.decision;
import static city.renewal.notification.SomeRules.trace;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.GroupAssignment;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everything that finds and removes outgoing decisions promises. */
public abstract class OutgoingNotificationsContract {
    private static final Duration AGE = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** The real time at which alerts are written. */
    protected Instant real = Instant.parse("2026-11-30T10:00:00Z");

    protected abstract Aggregates<Alert> alerts();

    protected abstract AlertQueries queries();

    protected abstract OutgoingNotifications outgoing();

    private static Decision toTheOwnerOf(String node) {
        return decision(
                new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", node)), 1, DUE, 1),
                EscalationLevel.OWNER);
    }

    private StoredAggregate<Alert> raise(Decision decision) {
        var raised = Alert.raised(decision, NOW, List.of(trace(NOW)), NOW);
        alerts().create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        return load(decision);
    }

    private StoredAggregate<Alert> load(Decision decision) {
        return alerts().load(decision.alertId()).orElseThrow();
    }

    private StoredAggregate<Alert> escalate(StoredAggregate<Alert> stored) {
        var decision = decision(stored.state().candidate(), EscalationLevel.UNIT);
        var escalated = stored.state().escalated(decision, NOW, List.of(trace(NOW)), NOW);
        alerts().save(stored, new Change<>(escalated.alert(), escalated.events(), null));
        return load(decision);
    }

    private List<String> claimed() {
        return outgoing().claimOlderThan(AGE, real, 10).stream()
                .map(stored -> stored.state().subject().nodeId())
                .toList();
    }

    private static List<String> messageIds(Decision... decisions) {
        return Stream.of(decisions).map(Decision::messageId).toList();
    }

    @Test
    void whatIsOutgoingIsFoundOnceItIsOldEnough() {
        raise(toTheOwnerOf("a"));
        real = real.plusSeconds(5);
        raise(toTheOwnerOf("b"));
        assertThat(claimed()).isEmpty();

        real = real.plusSeconds(5);
        assertThat(claimed()).containsExactly("a");

        real = real.plusSeconds(5);
        assertThat(claimed()).containsExactly("b");
    }

    @Test
    void aClaimKeepsOthersAwayUntilItIsAsOldItself() {
        raise(toTheOwnerOf("a"));
        real = real.plus(AGE);
        assertThat(outgoing().claimOlderThan(AGE, real, 10)).containsExactly(load(toTheOwnerOf("a")));
        assertThat(claimed()).isEmpty();

        real = real.plus(AGE);
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void otherWritesOfTheAlertLeaveTheAge() {
        raise(toTheOwnerOf("a"));
        for (var second = 0; second < 10; second++) {
            assertThat(claimed()).isEmpty();
            real = real.plusSeconds(1);
            var stored = load(toTheOwnerOf("a"));
            alerts().save(stored, new Change<>(stored.state().reviewedAt(real, List.of()), List.of(), null));
        }

        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void theAgeBeginsAnewAfterARemoval() {
        var first = raise(toTheOwnerOf("a"));
        outgoing().removeAll(List.of(first), messageIds(toTheOwnerOf("a")));
        real = real.plusSeconds(8);
        escalate(load(toTheOwnerOf("a")));
        real = real.plusSeconds(8);

        assertThat(claimed()).isEmpty();
    }

    @Test
    void theOldestAreClaimedFirst() {
        for (var node : List.of("a", "b", "c")) {
            raise(toTheOwnerOf(node));
            real = real.plusSeconds(1);
        }
        real = real.plus(AGE);

        assertThat(outgoing().claimOlderThan(AGE, real, 2))
                .extracting(stored -> stored.state().subject().nodeId())
                .containsExactly("a", "b");
    }

    @Test
    void theWholeDecisionIsStored() {
        var grouping = new Grouping(Grouping.How.TOGETHER, List.of(), 1, 2, 3);
        var decision = toTheOwnerOf("a")
                .assignedTo(new GroupAssignment("g", grouping, NOW))
                .issuing(new StepOrder(OrderColour.RED, 3))
                .takingOverFrom("p-former");

        assertThat(raise(decision).state().outgoing()).containsExactly(decision);
    }

    @Test
    void afterTheRemovalNothingIsFoundAndTheAlertIsOtherwiseAsBefore() {
        var before = raise(toTheOwnerOf("a"));

        assertThat(outgoing().removeAll(List.of(before), messageIds(toTheOwnerOf("a"))))
                .isEmpty();

        var after = load(toTheOwnerOf("a"));
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.sequence()).isEqualTo(before.sequence());
        assertThat(after.state()).isEqualTo(before.state().carriedOut(messageIds(toTheOwnerOf("a"))));
        assertThat(after.state().outgoing()).isEmpty();
        assertThat(after.state().notified()).hasSize(1);
        real = real.plus(Duration.ofHours(1));
        assertThat(claimed()).isEmpty();
    }

    @Test
    void otherDecisionsOfTheAlertStayOutgoing() {
        var both = escalate(raise(toTheOwnerOf("a")));
        var unit = both.state().outgoing().getLast();
        real = real.plus(AGE);

        outgoing().removeAll(List.of(both), messageIds(toTheOwnerOf("a")));

        assertThat(load(unit).state().outgoing()).containsExactly(unit);
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void anAlertThatWasWrittenMeanwhileComesBackAsItIsNow() {
        var read = List.of(raise(toTheOwnerOf("a")), raise(toTheOwnerOf("b")), raise(toTheOwnerOf("c")));
        var changed = escalate(read.get(1));
        var ids = messageIds(toTheOwnerOf("a"), toTheOwnerOf("b"), toTheOwnerOf("c"));

        var left = outgoing().removeAll(read, ids);

        assertThat(left).containsExactly(changed);
        assertThat(load(toTheOwnerOf("a")).state().outgoing()).isEmpty();
        assertThat(load(toTheOwnerOf("c")).state().outgoing()).isEmpty();
        assertThat(outgoing().removeAll(left, ids)).isEmpty();
        assertThat(load(toTheOwnerOf("b")).state().outgoing())
                .extracting(decision -> decision.step().level())
                .containsExactly(2);
    }

    @Test
    void anAlertThatAnotherInstanceHasCleanedDoesNotComeBack() {
        var read = List.of(raise(toTheOwnerOf("a")));
        outgoing().removeAll(read, messageIds(toTheOwnerOf("a")));

        assertThat(outgoing().removeAll(read, messageIds(toTheOwnerOf("a")))).isEmpty();
    }

    @Test
    void aRemovalFreesTheAlertOfAClaimWhoseSaveNowFails() {
        var read = List.of(raise(toTheOwnerOf("a")));
        assertThat(queries().claimDue(NOW, real, LEASE, 10)).hasSize(1);
        assertThat(queries().claimDue(NOW, real, LEASE, 10)).isEmpty();

        var left = outgoing().removeAll(read, messageIds(toTheOwnerOf("a")));
        outgoing().removeAll(left, messageIds(toTheOwnerOf("a")));

        assertThat(queries().claimDue(NOW, real, LEASE, 10)).hasSize(1);
    }

    @Test
    void aClaimOfWhatIsOutgoingFreesTheAlertLikewise() {
        raise(toTheOwnerOf("a"));
        assertThat(queries().claimDue(NOW, real, LEASE, 10)).hasSize(1);
        real = real.plus(AGE);

        assertThat(claimed()).hasSize(1);

        assertThat(queries().claimDue(NOW, real, LEASE, 10)).hasSize(1);
    }
}
