package city.renewal.project.adapter.mpxj;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectProperties;
import org.mpxj.Task;
import org.mpxj.TimeUnit;

/** The calendars of one file: hours per workday, worked weekdays, and the day to which a time belongs. */
final class FileCalendars {
    private static final double EIGHT_HOURS = 480;

    private final ProjectProperties properties;
    private final IdentityHashMap<ProjectCalendar, Double> minutes = new IdentityHashMap<>();

    FileCalendars(ProjectProperties properties) {
        this.properties = properties;
    }

    @Nullable
    ProjectCalendar of(Task task) {
        return task.getEffectiveCalendar();
    }

    /** The most frequent number of hours of its worked weekdays; without worked weekdays, the file's hours per day. */
    double minutesPerDay(@Nullable ProjectCalendar calendar) {
        if (calendar == null) {
            return positive(properties.getMinutesPerDay());
        }
        return minutes.computeIfAbsent(calendar, this::usual);
    }

    private double usual(ProjectCalendar calendar) {
        var often = new HashMap<Long, Integer>();
        for (var day : DayOfWeek.values()) {
            long work = Math.round(calendar.getWork(day, TimeUnit.MINUTES).getDuration());
            if (work > 0) {
                often.merge(work, 1, Integer::sum);
            }
        }
        return often.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> most.getKey().doubleValue())
                .orElseGet(() -> positive(calendar.getMinutesPerDay()));
    }

    private static double positive(@Nullable Integer minutes) {
        return minutes == null || minutes <= 0 ? EIGHT_HOURS : minutes;
    }

    boolean worksSevenDays(@Nullable ProjectCalendar calendar) {
        return calendar != null && worked(calendar) == 7;
    }

    /** Whether the week is neither seven days nor Monday to Friday, such as a six-day week. */
    boolean isAnotherWeek(ProjectCalendar calendar) {
        return worked(calendar) != 7
                && (worked(calendar) != 5
                        || calendar.isWorkingDay(DayOfWeek.SATURDAY)
                        || calendar.isWorkingDay(DayOfWeek.SUNDAY));
    }

    private static int worked(ProjectCalendar calendar) {
        int worked = 0;
        for (var day : DayOfWeek.values()) {
            worked += calendar.isWorkingDay(day) ? 1 : 0;
        }
        return worked;
    }

    /** The day of a finish. A finish at midnight, or at the start of a workday, belongs to the previous work. */
    @Nullable
    LocalDate finishDay(@Nullable LocalDateTime finish, @Nullable ProjectCalendar calendar) {
        if (finish == null || !isAtAnOpening(finish, calendar)) {
            return finish == null ? null : finish.toLocalDate();
        }
        var before = calendar == null ? null : calendar.getPreviousWorkFinish(finish);
        if (before == null || before.isBefore(finish.minusDays(60))) {
            return finish.toLocalDate().minusDays(1);
        }
        return before.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? before.toLocalDate().minusDays(1)
                : before.toLocalDate();
    }

    private static boolean isAtAnOpening(LocalDateTime finish, @Nullable ProjectCalendar calendar) {
        if (finish.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return true;
        }
        var opens = calendar == null ? null : calendar.getStartTime(finish.toLocalDate());
        return opens != null && !finish.toLocalTime().isAfter(opens);
    }

    /** The day of a start. A start at the end of a workday belongs to the next work. */
    @Nullable
    LocalDate startDay(@Nullable LocalDateTime start, @Nullable ProjectCalendar calendar) {
        if (start == null || calendar == null) {
            return start == null ? null : start.toLocalDate();
        }
        var closes = calendar.getFinishTime(start.toLocalDate());
        if (closes == null
                || closes.equals(LocalTime.MIDNIGHT)
                || start.toLocalTime().isBefore(closes)) {
            return start.toLocalDate();
        }
        var next = calendar.getNextWorkStart(start);
        return next == null || next.isAfter(start.plusDays(60)) ? start.toLocalDate() : next.toLocalDate();
    }
}
