package city.renewal.project.application;

import city.renewal.events.Problem;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.aggregate.Aggregates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the problems of the problem list, each an aggregate of its own. */
public interface Problems extends Aggregates<TrackedProblem> {
    /**
     * Every problem whose rectification waits for its check, in no order. The sight of the caller is not considered.
     *
     * @param programme null: any
     * @param project null: any
     * @param area this area or below it; null: any
     */
    List<Problem> waiting(@Nullable String programme, @Nullable String project, @Nullable String area);
}
