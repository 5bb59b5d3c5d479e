package city.renewal.project.adapter.mpxj;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.mspdi.MSPDIWriter;
import org.mpxj.primavera.PrimaveraPMFileWriter;
import org.mpxj.primavera.PrimaveraXERFileWriter;
import org.mpxj.writer.AbstractProjectWriter;

/**
 * Schedules as other programs would write them, by the writers of the same library. It has none for MPP: files of that format
 * are Microsoft Project's own.
 *
 * <p>A summary with: design (10 days, working), permit (5 days, working, FS + 2), works (30 days, every day, SS + 3), handover
 * (milestone, FF of works).
 */
public final class SampleSchedules {
    private static final List<LocalTimeRange> HOURS = List.of(
            new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(12, 0)),
            new LocalTimeRange(LocalTime.of(13, 0), LocalTime.of(17, 0)));

    private SampleSchedules() {}

    public static byte[] mspdi() {
        return write(new MSPDIWriter(), schedule());
    }

    public static byte[] pmxml() {
        return write(new PrimaveraPMFileWriter(), schedule());
    }

    /** A file that Microsoft Project itself wrote, as published with Apache Tika. */
    static byte[] mpp(String name) throws IOException {
        try (var sample = SampleSchedules.class.getResourceAsStream("/test-documents/" + name)) {
            return Objects.requireNonNull(sample, name).readAllBytes();
        }
    }

    public static byte[] xer() {
        var writer = new PrimaveraXERFileWriter();
        writer.setCharset(StandardCharsets.UTF_8);
        return write(writer, schedule());
    }

    /** So many tasks of one day, each of its own. */
    public static byte[] largeXer(int tasks) {
        var file = schedule();
        var summary = file.getTasks().getFirst();
        for (int n = 0; n < tasks; n++) {
            task(summary, "楼栋改造" + n, 1, file.getDefaultCalendar(), "2023-07-03", "2023-07-03");
        }
        var writer = new PrimaveraXERFileWriter();
        writer.setCharset(StandardCharsets.UTF_8);
        return write(writer, file);
    }

    static byte[] write(AbstractProjectWriter writer, ProjectFile file) {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(file, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static ProjectFile schedule() {
        var file = new ProjectFile();
        var working = calendar(file, "工作日", false);
        var every = calendar(file, "自然日", true);
        file.setDefaultCalendar(working);
        var properties = file.getProjectProperties();
        properties.setProjectTitle("旧村改造");
        properties.setName("旧村改造");
        properties.setProjectID("P1");
        properties.setStartDate(LocalDateTime.of(2023, 7, 3, 8, 0));
        properties.setMinutesPerDay(480);
        var summary = file.addTask();
        summary.setName("前期手续");
        summary.setStart(LocalDateTime.of(2023, 7, 3, 8, 0));
        summary.setFinish(LocalDateTime.of(2023, 9, 1, 17, 0));
        var design = task(summary, "施工图设计", 10, working, "2023-07-03", "2023-07-14");
        var permit = task(summary, "规划许可", 5, working, "2023-07-19", "2023-07-25");
        var works = task(summary, "拆除", 30, every, "2023-07-06", "2023-08-04");
        var handover = task(summary, "移交", 0, every, "2023-08-04", "2023-08-04");
        link(permit, design, RelationType.FINISH_START, Duration.getInstance(2, TimeUnit.DAYS));
        link(works, design, RelationType.START_START, Duration.getInstance(3, TimeUnit.DAYS));
        link(handover, works, RelationType.FINISH_FINISH, Duration.getInstance(0, TimeUnit.DAYS));
        return file;
    }

    static Task task(Task summary, String name, int days, ProjectCalendar calendar, String start, String finish) {
        var task = summary.addTask();
        var duration = Duration.getInstance(days, TimeUnit.DAYS);
        task.setName(name);
        task.setDuration(duration);
        task.setRemainingDuration(duration);
        task.setPlannedDuration(duration);
        task.setMilestone(days == 0);
        task.setCalendar(calendar);
        task.setStart(LocalDateTime.parse(start + "T08:00"));
        task.setFinish(LocalDateTime.parse(finish + "T17:00"));
        task.setPlannedStart(task.getStart());
        task.setPlannedFinish(task.getFinish());
        return task;
    }

    static void link(Task successor, Task predecessor, RelationType type, Duration lag) {
        successor.addPredecessor(
                new Relation.Builder().predecessorTask(predecessor).type(type).lag(lag));
    }

    static ProjectCalendar calendar(ProjectFile file, String name, boolean everyDay) {
        var calendar = file.addCalendar();
        calendar.setName(name);
        for (var day : DayOfWeek.values()) {
            var works = everyDay || (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY);
            calendar.setWorkingDay(day, works);
            var hours = calendar.addCalendarHours(day);
            if (works) {
                hours.addAll(HOURS);
            }
        }
        return calendar;
    }
}
