package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Rung;
import city.renewal.notification.domain.orders.OrderColour;
import city.renewal.notification.domain.orders.StepOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps decisions promises. */
abstract class DecisionsContract {
    private Instant real = Instant.parse("2026-11-21T10:00:00Z");

    protected abstract Decisions decisions(InstantSource clock);

    private static Decision decision(String node, int level) {
        var subject = aNode("p", node);
        var matter = new Matter(AlertKind.OVERDUE, subject, 1, DUE, 3);
        return SomeRules.decision(matter, Rung.values()[level - 1]);
    }

    @Test
    void makesADecisionOnceWhoeverTries() {
        var decisions = decisions(() -> real);

        assertThat(decisions.makeAll(List.of(decision("a", 1), decision("b", 1))))
                .isEqualTo(2);
        assertThat(decisions.makeAll(List.of(decision("b", 1), decision("b", 2), decision("a", 1))))
                .isEqualTo(1);
        assertThat(decisions.makeAll(List.of())).isZero();
    }

    @Test
    void givesBackWhatIsUnfinishedAsItWasMadeTheOldestFirst() {
        var decisions = decisions(() -> real);
        for (var level = 5; level >= 1; level--) {
            decisions.makeAll(List.of(decision("a", level)));
            real = real.plusSeconds(1);
        }
        decisions.finishAll(List.of(decision("a", 4).decisionId()));

        assertThat(decisions.unfinishedSince(real, 10))
                .containsExactly(decision("a", 5), decision("a", 3), decision("a", 2), decision("a", 1));
        assertThat(decisions.unfinishedSince(real, 2)).containsExactly(decision("a", 5), decision("a", 3));
        assertThat(decisions.unfinishedSince(real.minusSeconds(3), 10))
                .containsExactly(decision("a", 5), decision("a", 3));
    }

    @Test
    void makingAFinishedDecisionAgainDoesNotOpenItAgain() {
        var decisions = decisions(() -> real);
        decisions.makeAll(List.of(decision("a", 1)));
        decisions.finishAll(List.of(decision("a", 1).decisionId()));

        decisions.makeAll(List.of(decision("a", 1)));

        assertThat(decisions.unfinishedSince(real.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void whoeverCameFirstSaidWhetherAnOrderComesOfIt() {
        var decisions = decisions(() -> real);
        var first = decision("a", 2).issuing(new StepOrder(OrderColour.YELLOW, 3));
        var without = decision("a", 3);
        decisions.makeAll(List.of(first, without));

        assertThat(decisions.makeAll(List.of(decision("a", 2), without.issuing(new StepOrder(null, 5)))))
                .isZero();

        assertThat(decisions.loadAll(List.of(first.decisionId(), without.decisionId(), "of nobody")))
                .containsExactlyInAnyOrder(first, without);
        assertThat(decisions.unfinishedSince(real, 10)).containsExactlyInAnyOrder(first, without);
    }
}
