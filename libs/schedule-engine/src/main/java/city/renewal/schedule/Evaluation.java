package city.renewal.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The computed results of a plan. Nodes are numbered as in the {@link Plan}; dates are inclusive. Immutable.
 *
 * <p>A date outside 1990–2100 is shown as the nearest allowed date; {@link #firstBeyondCalendar} reports it. A compiled
 * plan has no such date by itself, but the data date and reports can cause one.
 */
public final class Evaluation {
    private static final int UNKNOWN = -1;

    private final Schedule schedule;
    private final Plan plan;
    private @Nullable Feasibility feasibility;
    private @Nullable TotalFloat totalFloat;
    private int lastMoment = UNKNOWN;

    Evaluation(Schedule schedule) {
        this.schedule = schedule;
        this.plan = schedule.network().plan;
    }

    public Plan plan() {
        return plan;
    }

    /** The start of the first node; the anchor's date for a plan without nodes. */
    public LocalDate start() {
        int first = Integer.MAX_VALUE;
        for (int node = 0; node < schedule.size(); node++) {
            first = Math.min(first, schedule.earliestStartDay(node));
        }
        return schedule.size() == 0 ? plan.anchor.date() : date(first);
    }

    /**
     * The finish of the last node if all work is done as early as possible; the anchor's date for a plan without nodes.
     */
    public LocalDate finish() {
        int last = -1;
        for (int node = 0; node < schedule.size(); node++) {
            last = Math.max(last, schedule.earliestFinishDay(node));
        }
        return schedule.size() == 0 ? plan.anchor.date() : date(last);
    }

    /** Whether all open work can still meet the promised finish and every promise. */
    public boolean feasible() {
        return feasibility().shortByDays() == 0;
    }

    /** By how many natural days the worst-missed promise is missed; 0 when feasible. */
    public int shortByDays() {
        return feasibility().shortByDays();
    }

    public LocalDate earliestStart(int node) {
        return date(schedule.earliestStartDay(node));
    }

    public LocalDate earliestFinish(int node) {
        return date(schedule.earliestFinishDay(node));
    }

    /** For a started node, the actual start. */
    public LocalDate latestStart(int node) {
        return date(schedule.latestStartDay(node));
    }

    /** For a completed node, the actual finish. */
    public LocalDate latestFinish(int node) {
        return date(schedule.latestFinishDay(node));
    }

    /** The node's promise if there is one; otherwise its latest finish in the plan without actuals. */
    public LocalDate dueDate(int node) {
        return date(schedule.dueDay(node));
    }

    /** The expected finish of the node (see the package's documentation); the actual finish of a completed node. */
    public LocalDate forecastFinish(int node) {
        return date(schedule.forecastDay(node));
    }

    /** Whether the forecast misses the due date. */
    public boolean atRisk(int node) {
        return !schedule.isDone(node) && schedule.forecastDay(node) > schedule.dueDay(node);
    }

    /**
     * Workdays of the node's calendar from its earliest to its latest finish; negative if it is late; 0 if completed.
     */
    public int totalFloatDays(int node) {
        return schedule.isDone(node) ? 0 : totalFloat().of(node);
    }

    /**
     * Workdays of its calendar by which the node can slip without moving any earliest date of another node; never
     * negative.
     */
    public int freeFloatDays(int node) {
        return schedule.isDone(node) ? 0 : FreeFloat.of(schedule, node, lastMoment());
    }

    /** Not completed and without total float: a lost day delays the whole plan. */
    public boolean critical(int node) {
        return !schedule.isDone(node) && totalFloatDays(node) <= 0;
    }

    /**
     * The nodes that determine the finish, in the order of work, each driving the next. The chain ends with the node
     * that misses its promise most, or, if the plan is feasible, with the last open node to finish. It begins with a
     * node that no open node drives: the start of the plan, today, a report on it, or a fact determines its dates.
     * Empty for a plan without nodes.
     */
    public List<Integer> drivingChain() {
        return schedule.size() == 0 ? List.of() : DrivingChain.to(feasibility().node(), schedule);
    }

    /** The ids of the {@link #drivingChain}. */
    public List<String> drivingChainIds() {
        return drivingChain().stream().map(plan::nodeId).toList();
    }

    /**
     * Whether the dates of an open node depend on a year whose days are assumed (plain weekends, no holidays), by its
     * own calendar or by that of a lag before or after it. Such dates can change when that year's notice is published.
     * Always false for a completed node.
     */
    public boolean assumesCalendar(int node) {
        return AssumedYears.reaches(schedule, node);
    }

    /** Whether any node {@linkplain #assumesCalendar(int) assumes} days. */
    public boolean assumesCalendar() {
        return IntStream.range(0, schedule.size()).anyMatch(this::assumesCalendar);
    }

    /** The nodes that {@linkplain #assumesCalendar(int) assume} days, in the plan's order. */
    public List<Integer> assumingNodes() {
        return IntStream.range(0, schedule.size())
                .filter(this::assumesCalendar)
                .boxed()
                .toList();
    }

    /** The first node with a date outside 1990–2100. */
    public OptionalInt firstBeyondCalendar() {
        for (int node = 0; node < schedule.size(); node++) {
            if (!DayAxis.allows(schedule.earliestStartDay(node))
                    || !DayAxis.allows(schedule.earliestFinishDay(node))
                    || !DayAxis.allows(schedule.latestStartDay(node))
                    || !DayAxis.allows(schedule.latestFinishDay(node))
                    || !DayAxis.allows(schedule.forecastDay(node))
                    || !DayAxis.allows(schedule.dueDay(node))) {
                return OptionalInt.of(node);
            }
        }
        return OptionalInt.empty();
    }

    /** Computed at first use; two threads that call it concurrently compute the same. */
    private Feasibility feasibility() {
        var known = feasibility;
        if (known == null) {
            known = Feasibility.of(schedule);
            feasibility = known;
        }
        return known;
    }

    /** Computed at first use, too. */
    private TotalFloat totalFloat() {
        var known = totalFloat;
        if (known == null) {
            known = new TotalFloat(schedule);
            totalFloat = known;
        }
        return known;
    }

    /** Computed at first use, too. */
    private int lastMoment() {
        int known = lastMoment;
        if (known == UNKNOWN) {
            known = schedule.earliest().lastMoment();
            lastMoment = known;
        }
        return known;
    }

    private static LocalDate date(int day) {
        return DayAxis.date(Math.clamp(day, DayAxis.FIRST_ALLOWED_DAY, DayAxis.LAST_ALLOWED_DAY));
    }
}
