package city.renewal.progress.domain.evaluation;

import city.renewal.progress.domain.row.DeadlineRow;
import java.time.LocalDate;

/**
 * The schedule of a node. Dates are inclusive, floats count in days of the node's calendar; for {@code calendarAssumed}
 * see {@link DeadlineRow}.
 */
public record NodeSchedule(
        LocalDate plannedStart,
        LocalDate plannedFinish,
        LocalDate earliestStart,
        LocalDate earliestFinish,
        LocalDate latestStart,
        LocalDate latestFinish,
        LocalDate forecastFinish,
        int totalFloatDays,
        int freeFloatDays,
        boolean critical,
        boolean calendarAssumed) {}
