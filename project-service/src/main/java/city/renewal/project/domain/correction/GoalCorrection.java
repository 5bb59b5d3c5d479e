package city.renewal.project.domain.correction;

import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedNode;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The goals of a plan after a correction by a ledger. Goals are matched by name. A goal with another name at the same
 * position was renamed. No goal is dropped.
 */
final class GoalCorrection {
    private final StatedColumns stated;
    private final Map<String, PlannedGoal> byId = new LinkedHashMap<>();
    private final Map<String, String> idsByLedgerId = new HashMap<>();

    private GoalCorrection(StatedColumns stated) {
        this.stated = stated;
    }

    static GoalCorrection of(List<PlannedGoal> known, List<PlannedGoal> ledger, StatedColumns stated) {
        var goals = new GoalCorrection(stated);
        known.forEach(goal -> goals.byId.put(goal.goalId(), goal));
        if (stated.has(LedgerColumn.GOAL)) {
            ledger.forEach(goal -> goals.state(goal, known, ledger));
        }
        return goals;
    }

    List<PlannedGoal> all() {
        return new ArrayList<>(byId.values());
    }

    @Nullable
    String goalOf(LedgerNode row, @Nullable PlannedNode known) {
        if (!stated.has(LedgerColumn.GOAL)) {
            return known == null ? null : known.goalId();
        }
        return row.goalId() == null ? null : idsByLedgerId.getOrDefault(row.goalId(), row.goalId());
    }

    private void state(PlannedGoal goal, List<PlannedGoal> known, List<PlannedGoal> ledger) {
        var id = idOf(goal, known, ledger);
        var was = byId.get(id);
        var date = was != null && !stated.has(LedgerColumn.GOAL_DATE) ? was.targetDate() : goal.targetDate();
        idsByLedgerId.put(goal.goalId(), id);
        byId.put(id, new PlannedGoal(id, goal.name(), date));
    }

    private String idOf(PlannedGoal goal, List<PlannedGoal> known, List<PlannedGoal> ledger) {
        for (var other : known) {
            if (other.name().equals(goal.name())) {
                return other.goalId();
            }
        }
        var inItsPlace = byId.get(goal.goalId());
        boolean isNamed = inItsPlace != null
                && ledger.stream().anyMatch(other -> other.name().equals(inItsPlace.name()));
        if (inItsPlace != null && !isNamed && !idsByLedgerId.containsValue(goal.goalId())) {
            return goal.goalId();
        }
        var id = goal.goalId();
        for (int n = 1; byId.containsKey(id); n++) {
            id = "g" + n;
        }
        return id;
    }
}
