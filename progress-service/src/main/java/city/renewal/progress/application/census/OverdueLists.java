package city.renewal.progress.application.census;

import city.renewal.events.CensusEvent.OverdueNode;
import java.util.List;
import java.util.Map;

/** Reads the overdue and the claimed nodes of the deadline lists for monitoring, independent of any caller's rights. */
public interface OverdueLists {
    /** @param claimed nodes with a claimed completion that is not verified yet */
    record OverdueAndClaimed(List<OverdueNode> overdue, List<OverdueNode> claimed) {
        public OverdueAndClaimed {
            overdue = List.copyOf(overdue);
            claimed = List.copyOf(claimed);
        }
    }

    /** Both lists by programme, in the order of the nodes; a programme without such nodes has empty lists. */
    Map<String, OverdueAndClaimed> byProgramme();
}
