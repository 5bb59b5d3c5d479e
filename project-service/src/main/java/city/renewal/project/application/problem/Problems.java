package city.renewal.project.application.problem;

import city.renewal.events.Problem;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.aggregate.Aggregates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repository of problems; each problem is an aggregate of its own. */
public interface Problems extends Aggregates<TrackedProblem> {
    /**
     * All problems whose rectification waits for verification, unordered. Does not check the caller's sight.
     *
     * @param programme null: any
     * @param project null: any
     * @param area this area or an area below it; null: any
     */
    List<Problem> waiting(@Nullable String programme, @Nullable String project, @Nullable String area);
}
