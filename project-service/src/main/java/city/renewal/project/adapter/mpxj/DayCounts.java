package city.renewal.project.adapter.mpxj;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectProperties;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/**
 * Durations and lags in whole days. A part of a day of work is a day, for a node is due at a day's end; a lag is rounded to the
 * nearest day, so that it neither always lengthens nor always shortens. Both are noted.
 */
final class DayCounts {
    private static final double MINUTES_OF_A_WHOLE_DAY = 24 * 60;
    private static final double ALMOST = 1e-6;

    private final ProjectProperties properties;
    private final ImportNotes notes;

    DayCounts(ProjectProperties properties, ImportNotes notes) {
        this.properties = properties;
        this.notes = notes;
    }

    /** Counted by the clock, not by the calendar: days of 24 hours. */
    boolean isElapsed(Task task) {
        return task.getDuration() != null && task.getDuration().getUnits().isElapsed();
    }

    int of(Task task, @Nullable ProjectCalendar calendar) {
        if (task.getDuration() == null) {
            notes.add("无工期的任务按里程碑导入 / tasks without a duration are taken as milestones", task.getName());
            return 0;
        }
        double exact = days(task.getDuration(), calendar);
        int whole = (int) Math.ceil(exact - ALMOST);
        if (Math.abs(whole - exact) > ALMOST) {
            notes.add("不足一天的工期进位为整天 / durations are rounded up to whole days", task.getName());
        }
        return whole;
    }

    int lag(@Nullable Duration lag, Task predecessor, @Nullable ProjectCalendar calendar) {
        if (lag == null) {
            return 0;
        }
        double exact;
        if (lag.getUnits() == TimeUnit.PERCENT || lag.getUnits() == TimeUnit.ELAPSED_PERCENT) {
            exact = predecessor.getDuration() == null
                    ? 0
                    : days(predecessor.getDuration(), calendar) * lag.getDuration() / 100;
            notes.add("百分比延隔换算为天 / lags in per cent are taken in days", predecessor.getName());
        } else {
            exact = days(lag, calendar);
            if (lag.getUnits().isElapsed() && exact != 0) {
                notes.add(
                        "按自然时间的延隔按前置任务日历计 / lags by the clock count in the predecessor's calendar",
                        predecessor.getName());
            }
        }
        long whole = Math.round(exact);
        if (Math.abs(whole - exact) > ALMOST) {
            notes.add("延隔四舍五入为整天 / lags are rounded to whole days", predecessor.getName());
        }
        return Math.toIntExact(whole);
    }

    private double days(Duration duration, @Nullable ProjectCalendar calendar) {
        var unit = duration.getUnits();
        if (unit == TimeUnit.DAYS || unit == TimeUnit.ELAPSED_DAYS) {
            return duration.getDuration();
        }
        double minutes = duration.convertUnits(TimeUnit.MINUTES, properties).getDuration();
        return minutes / (unit.isElapsed() ? MINUTES_OF_A_WHOLE_DAY : minutesPerDay(calendar));
    }

    private double minutesPerDay(@Nullable ProjectCalendar calendar) {
        var own = calendar == null ? null : calendar.getMinutesPerDay();
        var minutes = own == null ? Objects.requireNonNullElse(properties.getMinutesPerDay(), 480) : own;
        return minutes > 0 ? minutes : 480;
    }
}
