package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.Concerns.Kept;
import city.renewal.notification.domain.NodeConcerns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps concerns promises. */
abstract class ConcernsContract {
    protected abstract Concerns concerns();

    private static NodeConcerns looked(String node, Standing standing) {
        return NodeConcerns.unknown(aNode("p", node))
                .follow(change(aNode("p", node), 1, 1, standing))
                .look(SomeRules.EVERY_KIND, NOW)
                .node();
    }

    @Test
    void givesBackWhatWasStored() {
        var concerns = concerns();
        var one = looked("a", Standing.AT_RISK);

        assertThat(concerns.takeTurns(List.of(new Kept(one, NOW, 0)))).isEmpty();
        assertThat(concerns.takeTurns(List.of())).isEmpty();

        assertThat(concerns.loadAll(List.of("p/a", "p/b"))).containsExactly(one);
    }

    @Test
    void aTurnIsTakenOnce() {
        var concerns = concerns();
        var first = looked("a", Standing.AT_RISK);
        concerns.takeTurns(List.of(new Kept(first, NOW, 0)));
        var second = first.look(SomeRules.EVERY_KIND, NOW).node();

        assertThat(concerns.takeTurns(
                        List.of(new Kept(first, null, 0), new Kept(looked("b", Standing.AT_RISK), NOW, 0))))
                .containsExactly("p/a");
        assertThat(concerns.takeTurns(List.of(new Kept(second, NOW, 0)))).isEmpty();
        assertThat(concerns.takeTurns(List.of(new Kept(second, NOW, 0)))).containsExactly("p/a");
        concerns.settle(List.of(new Kept(first, null, 0)));

        assertThat(concerns.loadAll(List.of("p/a", "p/b"))).hasSize(2).contains(second);
    }

    @Test
    void givesWhatIsDueUntilItIsSettled() {
        var concerns = concerns();
        var late = new Kept(looked("a", Standing.AT_RISK), NOW.minusSeconds(5), 0);
        var later = new Kept(looked("b", Standing.AT_RISK), NOW.plusSeconds(5), 0);
        var latest = new Kept(looked("c", Standing.AT_RISK), NOW.minusSeconds(9), 0);
        concerns.takeTurns(List.of(late, later, latest));

        assertThat(concerns.due(NOW, 5)).containsExactly(latest.node(), late.node());
        assertThat(concerns.due(NOW, 1)).containsExactly(latest.node());
        concerns.settle(List.of(new Kept(latest.node(), null, 0)));
        assertThat(concerns.due(NOW.plusSeconds(9), 5)).containsExactly(late.node(), later.node());
    }

    @Test
    void makesDueWhatWasLookedAtByOtherRules() {
        var concerns = concerns();
        concerns.takeTurns(List.of(
                new Kept(looked("a", Standing.AT_RISK), null, 1), new Kept(looked("b", Standing.AT_RISK), null, 2)));

        concerns.lookAgain(2, NOW);

        assertThat(concerns.due(NOW, 5)).extracting(NodeConcerns::key).containsExactly("p/a");
    }

    @Test
    void tellsOnWhatWorkStandsStill() {
        var concerns = concerns();
        concerns.takeTurns(List.of(
                new Kept(looked("a", Standing.SUSPENDED), null, 1), new Kept(looked("b", Standing.OVERDUE), null, 1)));

        assertThat(concerns.suspended(List.of("p/a", "p/b", "p/c"))).containsExactly("p/a");
    }
}
