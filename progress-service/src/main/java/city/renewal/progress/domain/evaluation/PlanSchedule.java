package city.renewal.progress.domain.evaluation;

import java.util.List;

/**
 * The schedule of a whole plan.
 *
 * @param nodes in the order of the plan
 * @param feasible whether the open work can still meet the promised finish and every due date
 * @param shortByDays natural days by which the worst of these dates is missed; 0 when feasible
 * @param drivingChain ids of nodes that each delay the next, up to the node that misses its date most or, when
 *     feasible, up to the last open node to finish
 */
public record PlanSchedule(List<NodeSchedule> nodes, boolean feasible, int shortByDays, List<String> drivingChain) {
    static final PlanSchedule NONE = new PlanSchedule(List.of(), true, 0, List.of());

    public PlanSchedule {
        nodes = List.copyOf(nodes);
        drivingChain = List.copyOf(drivingChain);
    }
}
