package city.renewal.events;

import java.util.List;

/** The plan of a project as decided: its calendar, what it hangs on, goals and nodes with their due dates. */
public record Plan(DayCount calendar, Anchor anchor, List<PlannedGoal> goals, List<PlannedNode> nodes) {
    public Plan {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
    }
}
