package city.renewal.schedule;

import java.util.List;

/**
 * A reason for refusing a plan or a report on it.
 *
 * @param path the field, such as {@code nodes[3].predecessors[0].nodeId}
 * @param message the expected and the found value
 * @param nodeIds the nodes concerned; for a cycle its nodes in order, each the predecessor of the next and the last of
 *     the first
 */
public record PlanProblem(String path, Code code, String message, List<String> nodeIds) {
    public PlanProblem {
        nodeIds = List.copyOf(nodeIds);
    }

    PlanProblem(String path, Code code, String message) {
        this(path, code, message, List.of());
    }

    /** Types of problems; the names are stable. */
    public enum Code {
        REQUIRED,
        DUPLICATE_ID,
        UNKNOWN_PREDECESSOR,
        SELF_LOOP,
        CYCLE,
        UNKNOWN_CALENDAR,
        DURATION_OUT_OF_RANGE,
        LAG_OUT_OF_RANGE,
        DATE_OUT_OF_RANGE,
        DUE_BEFORE_START,
        COMPLETED_BEFORE_STARTED,
        VALUE_OUT_OF_RANGE,
        TOO_MANY_NODES,
        TOO_MANY_LINKS
    }
}
