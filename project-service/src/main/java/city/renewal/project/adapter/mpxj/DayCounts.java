package city.renewal.project.adapter.mpxj;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.RelationshipLagCalendar;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/**
 * Converts durations and lags to whole days. A duration is first converted to hours of work: a day in the file has the
 * project's hours per day. The hours are then divided by the hours per day of the relevant calendar: for a task its own
 * calendar, for a lag the calendar that the program documents (Microsoft Project: the successor's; Primavera: according
 * to its scheduling options).
 *
 * <p>A part of a day counts as a whole day, because a node is due at the end of a day. A lag is rounded to the nearest
 * day, so that there is no systematic bias; in the plan it counts in the predecessor's calendar. Resulting changes are
 * noted.
 */
final class DayCounts {
    private static final double MINUTES_OF_A_WHOLE_DAY = 24 * 60;
    private static final double ALMOST = 1e-6;
    private static final double MAX_DAYS = 40_000;

    private final ScheduleFileKind kind;
    private final ProjectProperties properties;
    private final FileCalendars calendars;
    private final ImportNotes notes;

    DayCounts(ScheduleFileKind kind, ProjectProperties properties, FileCalendars calendars, ImportNotes notes) {
        this.kind = kind;
        this.properties = properties;
        this.calendars = calendars;
        this.notes = notes;
    }

    /** Whether the task has an elapsed duration: days of 24 hours, independent of calendars. */
    static boolean isElapsed(Task task) {
        return task.getDuration() != null && task.getDuration().getUnits().isElapsed();
    }

    int of(Task task) {
        if (task.getDuration() == null) {
            notes.add("无工期的任务按里程碑导入 / tasks without a duration are taken as milestones", task.getName());
            return 0;
        }
        if (isElapsed(task)) {
            notes.add("按自然时间的工期按自然日计 / durations by the clock count in natural days", task.getName());
        }
        double exact = minutes(task.getDuration())
                / (isElapsed(task) ? MINUTES_OF_A_WHOLE_DAY : calendars.minutesPerDay(calendars.of(task)));
        int whole = (int) Math.ceil(Math.clamp(exact, -MAX_DAYS, MAX_DAYS) - ALMOST);
        if (Math.abs(whole - exact) > ALMOST) {
            notes.add("不足一天的工期进位为整天 / durations are rounded up to whole days", task.getName());
        }
        return Math.max(0, whole);
    }

    int lag(Relation relation, Task successor) {
        var lag = relation.getLag();
        var predecessor = relation.getPredecessorTask();
        if (lag == null || lag.getDuration() == 0) {
            return 0;
        }
        var percent = lag.getUnits() == TimeUnit.PERCENT || lag.getUnits() == TimeUnit.ELAPSED_PERCENT;
        var minutes = percent ? minutes(predecessor.getDuration()) * lag.getDuration() / 100 : minutes(lag);
        if (percent) {
            notes.add("百分比延隔换算为天 / lags in per cent are taken in days", predecessor.getName());
        }
        double exact = days(relation, successor, minutes, lag.getUnits());
        long whole = Math.round(Math.clamp(exact, -MAX_DAYS, MAX_DAYS));
        if (Math.abs(whole - exact) > ALMOST) {
            notes.add("延隔四舍五入为整天 / lags are rounded to whole days", predecessor.getName());
        }
        return Math.toIntExact(whole);
    }

    private double days(Relation relation, Task successor, double minutes, TimeUnit unit) {
        var predecessor = relation.getPredecessorTask();
        var counting = unit.isElapsed() || unit == TimeUnit.ELAPSED_PERCENT
                ? LagCalendar.BY_THE_CLOCK
                : lagCalendar(predecessor, successor);
        double days = minutes
                / (counting.byTheClock() ? MINUTES_OF_A_WHOLE_DAY : calendars.minutesPerDay(counting.calendar()));
        var natural = counting.byTheClock() || calendars.worksSevenDays(counting.calendar());
        var predecessorNatural = isElapsed(predecessor) || calendars.worksSevenDays(calendars.of(predecessor));
        if (natural != predecessorNatural) {
            notes.add(
                    "延隔所用日历与前置任务不同，导入后按前置任务日历计 / lags of another calendar count in the predecessor's calendar",
                    predecessor.getName());
        }
        return days;
    }

    /**
     * The calendar of a lag.
     *
     * @param calendar null: the file names none, and the project's hours per day apply
     * @param byTheClock whether the lag counts days of 24 hours, independent of the calendar
     */
    private record LagCalendar(@Nullable ProjectCalendar calendar, boolean byTheClock) {
        private static final LagCalendar BY_THE_CLOCK = new LagCalendar(null, true);

        static LagCalendar in(@Nullable ProjectCalendar calendar) {
            return new LagCalendar(calendar, false);
        }
    }

    private LagCalendar lagCalendar(Task predecessor, Task successor) {
        if (kind == ScheduleFileKind.MPP || kind == ScheduleFileKind.MSPDI) {
            return LagCalendar.in(calendars.of(successor));
        }
        var option = Objects.requireNonNullElse(
                properties.getRelationshipLagCalendar(), RelationshipLagCalendar.PREDECESSOR);
        return switch (option) {
            case PREDECESSOR -> LagCalendar.in(calendars.of(predecessor));
            case SUCCESSOR -> LagCalendar.in(calendars.of(successor));
            case PROJECT_DEFAULT -> LagCalendar.in(properties.getDefaultCalendar());
            case TWENTY_FOUR_HOUR -> LagCalendar.BY_THE_CLOCK;
        };
    }

    private double minutes(@Nullable Duration duration) {
        if (duration == null) {
            return 0;
        }
        var minutes = duration.convertUnits(TimeUnit.MINUTES, properties);
        return Double.isFinite(minutes.getDuration()) ? minutes.getDuration() : 0;
    }
}
