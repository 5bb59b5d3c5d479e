package city.renewal.progress.application;

import city.renewal.events.CensusEvent.OverdueNode;
import java.util.List;
import java.util.Map;

/** What the deadline lists have as overdue, for whoever watches over the platform; nobody's sight limits it. */
public interface OverdueLists {
    /** By programme, each in the order of its nodes; a programme without any is there with none. */
    Map<String, List<OverdueNode>> byProgramme();
}
