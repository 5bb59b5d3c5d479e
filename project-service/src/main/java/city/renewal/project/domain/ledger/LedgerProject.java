package city.renewal.project.domain.ledger;

import city.renewal.events.Anchor;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PlannedGoal;
import city.renewal.events.ProjectEntry;
import java.util.List;

/**
 * A project of a ledger: its entry, its plan before the schedule computation, and the work done when the ledger was
 * issued.
 *
 * @param row sheet row of its first node, counted from 1
 * @param calendar default calendar for durations of nodes without one
 * @param anchor the promised finish (计划完工时限), from which the plan is scheduled backwards
 * @param goals in order of appearance; empty if the ledger has none
 * @param nodes in sheet order, at least one
 * @param investments payments by month; empty if the ledger has none
 */
public record LedgerProject(
        int row,
        ProjectEntry entry,
        String calendar,
        Anchor anchor,
        List<PlannedGoal> goals,
        List<LedgerNode> nodes,
        List<MonthlyInvestment> investments) {

    public LedgerProject {
        goals = List.copyOf(goals);
        nodes = List.copyOf(nodes);
        investments = List.copyOf(investments);
    }

    public String projectId() {
        return entry.projectId();
    }
}
