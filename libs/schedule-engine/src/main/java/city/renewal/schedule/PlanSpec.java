package city.renewal.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody wrote it down, unchecked. Field names and their order are those of the public interface, so that the
 * path of a {@link PlanProblem} is the path in what was sent.
 *
 * @param calendar the calendar of the nodes that name none, an id in {@link Calendars}
 */
public record PlanSpec(@Nullable String calendar, @Nullable Anchor anchor, List<NodeSpec> nodes) {
    public PlanSpec {
        nodes = List.copyOf(nodes);
    }

    /**
     * A node of a plan.
     *
     * @param durationDays workdays of the node's own calendar; 0 is a milestone
     * @param calendar an id in {@link Calendars}; null for the plan's
     * @param dueDate a promise that the engine respects; null when the engine is to compute it
     */
    public record NodeSpec(
            @Nullable String nodeId,
            int durationDays,
            @Nullable String calendar,
            List<Link> predecessors,
            @Nullable LocalDate dueDate) {
        public NodeSpec {
            predecessors = List.copyOf(predecessors);
        }
    }

    /**
     * What a node waits for.
     *
     * @param nodeId the predecessor
     * @param lagDays workdays of the predecessor's calendar; negative to overlap
     */
    public record Link(@Nullable String nodeId, LinkType type, int lagDays) {}
}
