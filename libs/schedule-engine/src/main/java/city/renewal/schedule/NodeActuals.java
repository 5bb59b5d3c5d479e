package city.renewal.schedule;

import city.renewal.schedule.PlanProblem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reported actuals of one node. Every value is optional; {@link #NONE} is a node without reports.
 *
 * @param startedOn the day on which work began; a node with progress or remaining days but no start counts as started
 * @param completedOn the day on which the node was completed
 * @param progressPercent 0 to 100; used if {@code remainingDays} is missing: the remaining share of the duration,
 *     rounded up
 * @param remainingDays remaining workdays, counted in the node's calendar
 * @param remainingFrom the first day of the remaining days, usually the day after the report; null for today
 * @param notBefore the first day on which the remaining work can continue, because something outside the plan blocks it
 *     until then. Nothing is worked before, so the reported remaining days stay the same; null: nothing blocks it. A
 *     milestone is reached no sooner than at the end of the day before. It has no effect on a completed node, or if
 *     nothing remains
 */
public record NodeActuals(
        @Nullable LocalDate startedOn,
        @Nullable LocalDate completedOn,
        @Nullable Integer progressPercent,
        @Nullable Integer remainingDays,
        @Nullable LocalDate remainingFrom,
        @Nullable LocalDate notBefore) {
    public static final NodeActuals NONE = new NodeActuals(null, null, null, null, null);

    /** For a node that nothing blocks. */
    public NodeActuals(
            @Nullable LocalDate startedOn,
            @Nullable LocalDate completedOn,
            @Nullable Integer progressPercent,
            @Nullable Integer remainingDays,
            @Nullable LocalDate remainingFrom) {
        this(startedOn, completedOn, progressPercent, remainingDays, remainingFrom, null);
    }

    public static NodeActuals startedOn(LocalDate day) {
        return new NodeActuals(day, null, null, null, null);
    }

    public static NodeActuals completed(@Nullable LocalDate startedOn, LocalDate completedOn) {
        return new NodeActuals(startedOn, completedOn, null, null, null);
    }

    public NodeActuals withRemaining(int days, @Nullable LocalDate from) {
        return new NodeActuals(startedOn, completedOn, progressPercent, days, from, notBefore);
    }

    public NodeActuals withProgress(int percent, @Nullable LocalDate from) {
        return new NodeActuals(startedOn, completedOn, percent, remainingDays, from, notBefore);
    }

    /** The same actuals, with the remaining work blocked until that day. */
    public NodeActuals withNotBefore(@Nullable LocalDate day) {
        return new NodeActuals(startedOn, completedOn, progressPercent, remainingDays, remainingFrom, day);
    }

    /** The problems of these values, each with {@code path} and the field's name; empty if they are valid. */
    public List<PlanProblem> problems(String path) {
        var problems = new ArrayList<PlanProblem>();
        checkDate(problems, path + ".startedOn", startedOn);
        checkDate(problems, path + ".completedOn", completedOn);
        checkDate(problems, path + ".remainingFrom", remainingFrom);
        checkDate(problems, path + ".notBefore", notBefore);
        if (startedOn != null && completedOn != null && completedOn.isBefore(startedOn)) {
            problems.add(new PlanProblem(
                    path + ".completedOn",
                    Code.COMPLETED_BEFORE_STARTED,
                    "Expected a completion on or after the start %s, but it was %s".formatted(startedOn, completedOn)));
        }
        checkNumber(problems, path + ".progressPercent", progressPercent, 100);
        checkNumber(problems, path + ".remainingDays", remainingDays, Plan.MAX_DURATION_DAYS);
        return problems;
    }

    private static void checkDate(List<PlanProblem> problems, String path, @Nullable LocalDate date) {
        if (date != null && !DayAxis.allows(date)) {
            problems.add(new PlanProblem(
                    path,
                    Code.DATE_OUT_OF_RANGE,
                    "Expected a date from %s to %s, but it was %s"
                            .formatted(DayAxis.FIRST_ALLOWED, DayAxis.LAST_ALLOWED, date)));
        }
    }

    private static void checkNumber(List<PlanProblem> problems, String path, @Nullable Integer number, int most) {
        if (number != null && (number < 0 || number > most)) {
            problems.add(new PlanProblem(
                    path,
                    Code.VALUE_OUT_OF_RANGE,
                    "Expected a number from 0 to %d, but it was %d".formatted(most, number)));
        }
    }
}
