package city.renewal.progress.application;

import city.renewal.events.CensusEvent.OverdueNode;
import java.util.List;
import java.util.Map;

/** What the deadline lists have as overdue, and what they have as claimed, for whoever watches over the platform; nobody's sight limits it. */
public interface OverdueLists {
    /** @param claimed nodes whose completion is claimed and not yet checked */
    record Listed(List<OverdueNode> overdue, List<OverdueNode> claimed) {
        public Listed {
            overdue = List.copyOf(overdue);
            claimed = List.copyOf(claimed);
        }
    }

    /** By programme, each in the order of its nodes; a programme without any is there with none. */
    Map<String, Listed> byProgramme();
}
