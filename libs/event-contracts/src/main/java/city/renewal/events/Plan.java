package city.renewal.events;

import java.util.HashMap;
import java.util.List;

/**
 * The plan of a project as decided: its calendar, its anchor, and its goals and nodes with their due dates.
 *
 * @param calendar id of the default calendar for durations; a node may name another: see {@link CalendarIds}
 */
public record Plan(String calendar, Anchor anchor, List<PlannedGoal> goals, List<PlannedNode> nodes) {
    public Plan {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
    }

    /** The same plan with these due dates; shifts of unknown nodes are ignored. */
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
