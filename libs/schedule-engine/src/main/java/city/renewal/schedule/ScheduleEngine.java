package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Computes the dates and floats of a plan from the plan and its actuals: a pure function, linear in nodes and links.
 *
 * <ol>
 *   <li>Planned dates, without actuals: in a backward plan the latest dates, in a forward plan the earliest.
 *   <li>Earliest dates, from the data date on; without a data date from the plan's planned start.
 *   <li>Latest dates: no later than the promised finish, or without one the plan's earliest finish, and no later than
 *       any node's own promise.
 *   <li>Floats from both; the forecast from planned dates and reports.
 * </ol>
 */
public final class ScheduleEngine {
    private ScheduleEngine() {}

    /**
     * Evaluates a plan.
     *
     * @param today the data date, from whose start the open work is scheduled; null to evaluate the plan alone
     * @throws IllegalArgumentException if a calendar of the plan is missing, or the actuals belong to another plan
     */
    public static Evaluation evaluate(Plan plan, Actuals actuals, Calendars calendars, @Nullable LocalDate today) {
        return new Evaluation(schedule(plan, actuals, calendars, today));
    }

    static Schedule schedule(Plan plan, Actuals actuals, Calendars calendars, @Nullable LocalDate today) {
        if (actuals.size() != plan.size()) {
            throw new IllegalArgumentException(
                    "Expected the actuals of %d nodes, but there were %d".formatted(plan.size(), actuals.size()));
        }
        int dataDate = today == null ? Progress.NO_DATA_DATE : DayAxis.day(today);
        return Schedule.of(new Network(plan, calendars), actuals, dataDate);
    }
}
