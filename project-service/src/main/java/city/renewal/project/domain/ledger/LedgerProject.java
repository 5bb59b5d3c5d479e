package city.renewal.project.domain.ledger;

import city.renewal.events.Anchor;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PlannedGoal;
import city.renewal.events.ProjectEntry;
import java.util.List;

/**
 * A project as a ledger states it: its entry, its plan before any date was computed, and what had been done when the
 * ledger was issued.
 *
 * @param row sheet row of its first node, counted from 1
 * @param calendar how durations count where a node does not say
 * @param anchor the promised finish (计划完工时限), from which the plan is worked backwards
 * @param goals in the order in which they appear; empty when the ledger names none
 * @param nodes in sheet order, at least one
 * @param investments what was paid, by month; empty when the ledger says nothing of it
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
