package city.renewal.notification.application.alert;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.alert.Decisions.DispatchBatch;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.recipient.EscalationLevel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps decisions promises. */
public abstract class DecisionsContract {
    private Instant real = Instant.parse("2026-11-21T10:00:00Z");

    protected abstract Decisions decisions(InstantSource clock);

    private static Decision decision(String node, int level) {
        var subject = AlertSubject.of(aNode("p", node));
        var candidate = new AlertCandidate(AlertKind.OVERDUE, subject, 1, DUE, 3);
        return SomeRules.decision(candidate, EscalationLevel.values()[level - 1]);
    }

    @Test
    void makesADecisionOnceWhicheverInstanceTries() {
        var decisions = decisions(() -> real);

        assertThat(decisions
                        .openBatch(List.of(decision("a", 1), decision("b", 1)))
                        .fresh())
                .isEqualTo(2);
        assertThat(decisions
                        .openBatch(List.of(decision("b", 1), decision("b", 2), decision("a", 1)))
                        .fresh())
                .isEqualTo(1);
    }

    @Test
    void givesOpenBatchesTheLongestUntouchedFirst() {
        var decisions = decisions(() -> real);
        var begun = real;
        var batches = new ArrayList<String>();
        for (var level = 5; level >= 1; level--) {
            batches.add(decisions
                    .openBatch(List.of(decision("a", level), decision("b", level)))
                    .batchId());
            real = real.plusSeconds(1);
        }
        decisions.closeBatch(batches.get(1));
        decisions.postpone(batches.get(2));

        assertThat(decisions.openSince(real, 10))
                .extracting(DispatchBatch::batchId)
                .containsExactly(batches.get(0), batches.get(3), batches.get(4), batches.get(2));
        assertThat(decisions.openSince(real.minusSeconds(2), 10))
                .extracting(DispatchBatch::batchId)
                .containsExactly(batches.get(0), batches.get(3));
        var first = new DispatchBatch(
                batches.get(0),
                begun,
                List.of(decision("a", 5).decisionId(), decision("b", 5).decisionId()));
        assertThat(decisions.openSince(real, 1)).containsExactly(first);
        assertThat(decisions.openSince(real, 10).getLast().begunAt())
                .as("putting off doesn't make it younger")
                .isEqualTo(begun.plusSeconds(2));
    }

    @Test
    void decisionsMadeBeforeAreInTheBatchOfARetry() {
        var decisions = decisions(() -> real);
        decisions.closeBatch(decisions.openBatch(List.of(decision("a", 1))).batchId());

        var again = decisions.openBatch(List.of(decision("a", 1)));

        assertThat(again.fresh()).isZero();
        assertThat(decisions.openSince(real, 10))
                .containsExactly(new DispatchBatch(
                        again.batchId(), real, List.of(decision("a", 1).decisionId())));
    }

    @Test
    void whoeverCameFirstSaidWhetherAnOrderComesOfIt() {
        var decisions = decisions(() -> real);
        var first = decision("a", 2).issuing(new StepOrder(OrderColour.YELLOW, 3));
        var without = decision("a", 3);
        decisions.openBatch(List.of(first, without));

        assertThat(decisions
                        .openBatch(List.of(decision("a", 2), without.issuing(new StepOrder(null, 5))))
                        .fresh())
                .isZero();

        assertThat(decisions.loadAll(List.of(first.decisionId(), without.decisionId(), "of nobody")))
                .containsExactlyInAnyOrder(first, without);
    }
}
