package city.renewal.notification.application.watchdog;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps censuses promises. */
public abstract class CensusesContract {
    protected abstract Censuses censuses();

    private static OverdueCensusTaken part(String programme, int part, int parts, int minute, String... nodes) {
        var overdue = List.of(nodes).stream()
                .map(node -> new OverdueNode("p1", node, 1, "370212"))
                .toList();
        return new OverdueCensusTaken(programme, part, parts, overdue, List.of(), NOW.plusSeconds(60L * minute));
    }

    @Test
    void keepsTheNewestOfEachPartAndDropsThoseThatAreNoMore() {
        var censuses = censuses();
        censuses.keep(part("a", 0, 3, 1, "n1"));
        censuses.keep(part("a", 1, 3, 1, "n2"));
        censuses.keep(part("a", 2, 3, 1, "n3"));
        censuses.keep(part("b", 0, 1, 1));

        censuses.keep(part("a", 0, 2, 5, "n4"));
        censuses.keep(part("a", 0, 3, 1, "n1"));
        censuses.keep(part("a", 1, 2, 5));

        assertThat(censuses.after("", 10))
                .containsExactly(part("a", 0, 2, 5, "n4"), part("a", 1, 2, 5), part("b", 0, 1, 1));
        assertThat(censuses.after("", 1)).hasSize(1);
        assertThat(censuses.after(Censuses.key(part("a", 1, 2, 5)), 10)).containsExactly(part("b", 0, 1, 1));
    }
}
