package city.renewal.events;

import java.util.HashMap;
import java.util.List;

/**
 * The plan of a project as decided: its calendar, what it hangs on, goals and nodes with their due dates.
 *
 * @param calendar id of the calendar in which durations count unless a node names another: see {@link CalendarIds}
 */
public record Plan(String calendar, Anchor anchor, List<PlannedGoal> goals, List<PlannedNode> nodes) {
    public Plan {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
    }

    /** The same plan with these due dates; nodes that it doesn't have are passed over. */
    public Plan due(List<DueDateShift> shifts) {
        var byNode = new HashMap<String, DueDateShift>();
        shifts.forEach(shift -> byNode.put(shift.nodeId(), shift));
        return new Plan(
                calendar,
                anchor,
                goals,
                nodes.stream()
                        .map(node -> {
                            var shift = byNode.get(node.nodeId());
                            return shift == null ? node : node.due(shift.dueDate(), shift.dueVersion());
                        })
                        .toList());
    }
}
