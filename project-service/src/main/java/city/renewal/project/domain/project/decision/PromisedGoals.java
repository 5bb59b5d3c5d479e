package city.renewal.project.domain.project.decision;

import city.renewal.events.PlannedGoal;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the promised finish of a plan and the dates of its goals: only a commander makes them later, a unit does
 * not.
 */
final class PromisedGoals {
    private PromisedGoals() {}

    /**
     * Faults for promised dates that a draft makes later or removes. Earlier dates are allowed. Neither change moves
     * the due date of a node.
     */
    static List<Fault> faults(Project project, PlanDraft draft) {
        var plan = project.plan();
        if (plan == null) {
            return List.of();
        }
        var faults = new ArrayList<Fault>();
        var promised = plan.anchor().finishBy();
        var finish = draft.anchor().finishBy();
        if (promised != null && (finish == null || finish.isAfter(promised))) {
            faults.add(new Fault(
                    "anchor.finishBy", "is promised by %s and put off by a commander only".formatted(promised)));
        }
        var next = new HashMap<String, Integer>();
        for (int n = 0; n < draft.goals().size(); n++) {
            next.putIfAbsent(draft.goals().get(n).goalId(), n);
        }
        for (var goal : plan.goals()) {
            if (goal.targetDate() != null) {
                check(goal, next.get(goal.goalId()), draft, faults);
            }
        }
        return faults;
    }

    private static void check(PlannedGoal goal, @Nullable Integer place, PlanDraft draft, List<Fault> faults) {
        if (place == null) {
            faults.add(new Fault(
                    "goals",
                    "'%s' is promised by %s and dropped by a commander only"
                            .formatted(goal.goalId(), goal.targetDate())));
            return;
        }
        var promised = goal.targetDate();
        var date = draft.goals().get(place).targetDate();
        if (promised != null && (date == null || date.isAfter(promised))) {
            faults.add(new Fault(
                    "goals[%d].targetDate".formatted(place),
                    "is %s and put off by a commander only".formatted(promised)));
        }
    }
}
