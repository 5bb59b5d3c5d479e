package city.renewal.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unchecked plan. Field names and their order are those of the public interface, so that the path of a {@link
 * PlanProblem} is the path in the request.
 *
 * @param calendar id in {@link Calendars}, used for nodes that name none
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
     * @param dueDate a promised date; null if the engine computes it
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
     * A dependency on a predecessor.
     *
     * @param nodeId the predecessor
     * @param lagDays workdays of the predecessor's calendar; negative to overlap
     */
    public record Link(@Nullable String nodeId, LinkType type, int lagDays) {}
}
