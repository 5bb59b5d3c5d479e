package city.renewal.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Standing;
import city.renewal.notification.domain.WatchedNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps the nodes' standing promises. */
abstract class WatchedNodesContract {
    protected abstract WatchedNodes nodes();

    private static WatchedNode node(String id, long sequence) {
        return new WatchedNode("p", id, sequence, 2, sequence % 2 == 0 ? Standing.OVERDUE : null, List.of(1, 2));
    }

    @Test
    void givesBackWhatWasStored() {
        var nodes = nodes();
        nodes.saveAll(List.of(node("a", 1), node("b", 2)));
        nodes.saveAll(List.of());

        assertThat(nodes.loadAll(List.of("p/a", "p/b", "p/c"))).containsExactlyInAnyOrder(node("a", 1), node("b", 2));
    }

    @Test
    void keepsTheNewerOneWhateverComesLast() {
        var nodes = nodes();
        nodes.saveAll(List.of(node("a", 5), node("b", 1)));

        nodes.saveAll(List.of(node("a", 4), node("b", 2), node("c", 1)));
        nodes.saveAll(List.of(node("a", 5)));

        assertThat(nodes.loadAll(List.of("p/a", "p/b", "p/c")))
                .containsExactlyInAnyOrder(node("a", 5), node("b", 2), node("c", 1));
    }

    @Test
    void givesThoseThatAreOverdueInPages() {
        var nodes = nodes();
        nodes.saveAll(List.of(node("c", 2), node("a", 4), node("b", 1), node("d", 6)));
        nodes.saveAll(List.of(node("d", 7)));

        assertThat(nodes.overdue("", 1)).containsExactly(node("a", 4));
        assertThat(nodes.overdue("p/a", 5)).containsExactly(node("c", 2));
        assertThat(nodes.overdue("p/c", 5)).isEmpty();
    }
}
