package city.renewal.project.domain.project.decision;

import city.renewal.events.ProjectEvent.NodeAdvanced;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Decides on advancing a due date to an earlier day (工期提前). It creates a new version of the date, which the node's
 * owner must sign again.
 */
public final class AdvancementDecisions {
    private AdvancementDecisions() {}

    /**
     * @param today the date of the command in the programme's zone; an earlier due date would make the node overdue
     * immediately
     */
    public static Decision advance(
            Project project, String nodeId, LocalDate dueDate, String reason, LocalDate today, String by, Instant now) {
        var node = project.node(nodeId).orElse(null);
        if (node == null) {
            return NodeDecisions.unknown(project, nodeId);
        }
        var facts = project.factsOf(nodeId);
        if (facts.completedOn() != null) {
            return NodeDecisions.done(nodeId, facts.completedOn());
        }
        if (facts.claimedCompletedOn() != null) {
            return NodeDecisions.claimed(nodeId, facts.claimedCompletedOn());
        }
        if (!dueDate.isBefore(node.dueDate())) {
            return Decision.invalid(
                    "dueDate",
                    "must be before the present due date, %s, but is %s: a later date is asked for as an extension"
                            .formatted(node.dueDate(), dueDate));
        }
        if (dueDate.isBefore(today)) {
            return Decision.invalid("dueDate", "must not be before today, %s, but is %s".formatted(today, dueDate));
        }
        var plan = project.plan();
        var start = plan == null ? null : plan.anchor().startOn();
        if (start != null && dueDate.isBefore(start)) {
            return Decision.invalid("dueDate", "is %s, before the plan starts on %s".formatted(dueDate, start));
        }
        return Decision.accepted(new NodeAdvanced(nodeId, dueDate, node.dueVersion() + 1, by, reason, now));
    }
}
