package city.renewal.project.domain.project.decision;

import java.time.LocalDate;
import java.util.List;

/**
 * The command to stop work on a project.
 *
 * @param from not before today, so that no order hides an existing delay, and at most a year ahead
 * @param nodeIds suspended nodes; empty: all nodes
 */
public record SuspendWork(String suspensionId, LocalDate from, List<String> nodeIds, String reason) {
    public SuspendWork {
        nodeIds = List.copyOf(nodeIds);
    }
}
