package city.renewal.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A node's dates in the schedule file from which the plan was imported. They are shown beside the computed dates and
 * not used in any computation. Inclusive.
 */
public record FileDates(@Nullable LocalDate start, @Nullable LocalDate finish) {}
