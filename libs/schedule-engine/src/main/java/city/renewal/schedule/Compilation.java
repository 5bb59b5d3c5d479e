package city.renewal.schedule;

import java.util.List;

/** The result of compiling a {@link PlanSpec}. */
public sealed interface Compilation {
    /** The plan can be scheduled. */
    record Compiled(Plan plan) implements Compilation {}

    /** The plan is invalid: at least one problem, in the order of the fields, at most {@link Plan#MAX_PROBLEMS}. */
    record Invalid(List<PlanProblem> problems) implements Compilation {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
