package city.renewal.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stop of work by order (停工令).
 *
 * @param nodeIds the covered nodes; empty: every node of the project
 * @param from the first day without work
 * @param resumedOn the first day with work again; null while work is stopped
 */
public record Suspension(
        String suspensionId,
        List<String> nodeIds,
        LocalDate from,
        String reason,
        String orderedBy,
        @Nullable LocalDate resumedOn) {
    public Suspension {
        nodeIds = List.copyOf(nodeIds);
    }

    public boolean covers(String nodeId) {
        return nodeIds.isEmpty() || nodeIds.contains(nodeId);
    }
}
