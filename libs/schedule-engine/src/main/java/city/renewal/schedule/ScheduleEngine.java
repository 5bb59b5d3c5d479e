package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Computes what follows from a plan and what is known of it: a pure function, linear in nodes and links.
 *
 * <ol>
 *   <li>Planned dates, without any actuals: in a backward plan the latest ones, in a forward plan the earliest.
 *   <li>Earliest dates, from the data date on; without a data date from the planned start of the whole.
 *   <li>Latest dates: no later than the promised finish, or without one the earliest finish of the whole, and no later than
 *       any node's own promise.
 *   <li>Floats from both; the forecast from planned dates and reports.
 * </ol>
 */
public final class ScheduleEngine {
    private ScheduleEngine() {}

    /**
     * Evaluates a plan.
     *
     * @param today the data date, from whose start the open work is scheduled; null to look at the plan alone
     * @throws IllegalArgumentException when a calendar of the plan is missing, or the actuals belong to another plan
     */
    public static Evaluation evaluate(Plan plan, Actuals actuals, Calendars calendars, @Nullable LocalDate today) {
        if (actuals.size() != plan.size()) {
            throw new IllegalArgumentException(
                    "Expected the actuals of %d nodes, but there were %d".formatted(plan.size(), actuals.size()));
        }
        var network = new Network(plan, calendars);
        var progress = Progress.of(network, actuals, today);
        return switch (plan.anchor()) {
            case Anchor.FinishBy finishBy -> backward(network, progress);
            case Anchor.StartOn startOn -> forward(network, progress);
        };
    }

    private static Evaluation backward(Network network, Progress progress) {
        int bound = network.plan.anchorDay + 1;
        var untouched = Progress.none(network.size());
        var planned = BackwardPass.latest(network, untouched, bound);
        int planStart = planned.firstStart();
        int floor = progress.hasDataDate() ? progress.dataDate : planStart;
        var earliest = ForwardPass.earliest(network, progress, floor);
        var latest = progress.isUntouched() ? planned : BackwardPass.latest(network, progress, bound);
        var forecast = ForwardPass.forecast(network, progress, planStart, planned.start);
        return new Evaluation(network, progress, planStart, earliest, latest, forecast);
    }

    private static Evaluation forward(Network network, Progress progress) {
        int planStart = network.plan.anchorDay;
        var untouched = Progress.none(network.size());
        var planned = ForwardPass.earliest(network, untouched, planStart);
        int floor = Math.max(planStart, progress.dataDate);
        var earliest = progress.isUntouched() ? planned : ForwardPass.earliest(network, progress, floor);
        var latest = BackwardPass.latest(network, progress, earliest.lastFinish());
        var forecast = ForwardPass.forecast(network, progress, planStart, planned.start);
        return new Evaluation(network, progress, planStart, earliest, latest, forecast);
    }
}
