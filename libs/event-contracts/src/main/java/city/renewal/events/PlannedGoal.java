package city.renewal.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A goal (目标) of a project, to which its nodes lead. */
public record PlannedGoal(
        String goalId, String name, @Nullable LocalDate targetDate) {}
