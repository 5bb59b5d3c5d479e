package city.renewal.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A node's dates as the schedule file had them that the plan was taken from; kept beside ours, and nothing is computed from
 * them. Inclusive.
 */
public record FileDates(@Nullable LocalDate start, @Nullable LocalDate finish) {}
