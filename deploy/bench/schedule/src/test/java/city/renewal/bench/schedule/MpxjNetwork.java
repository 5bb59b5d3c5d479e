package city.renewal.bench.schedule;

import city.renewal.schedule.LinkType;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.PlanSpec.NodeSpec;
import city.renewal.schedule.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mpxj.ActivityType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.cpm.CpmException;
import org.mpxj.cpm.MicrosoftScheduler;

/**
 * A plan of one calendar as MPXJ has it: days of eight hours, weekends off, holidays and make-up workdays as exceptions, of
 * the years that the plan needs and no others.
 */
final class MpxjNetwork {
    private static final LocalTimeRange MORNING = new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(12, 0));
    private static final LocalTimeRange AFTERNOON = new LocalTimeRange(LocalTime.of(13, 0), LocalTime.of(17, 0));

    private final ProjectFile file = new ProjectFile();
    private final LocalDateTime start;
    private final List<Task> tasks;

    MpxjNetwork(PlanSpec spec, LocalDate start, LocalDate end) {
        this.start = start.atTime(8, 0);
        var calendar = calendar(start.minusYears(1), end);
        file.getProjectProperties().setMinutesPerDay(480);
        file.setDefaultCalendar(calendar);
        Map<String, Task> byId = new HashMap<>();
        tasks = spec.nodes().stream().map(node -> task(node, calendar)).toList();
        for (int n = 0; n < tasks.size(); n++) {
            byId.put(Objects.requireNonNull(spec.nodes().get(n).nodeId()), tasks.get(n));
        }
        for (int n = 0; n < tasks.size(); n++) {
            for (var link : spec.nodes().get(n).predecessors()) {
                tasks.get(n)
                        .addPredecessor(new Relation.Builder()
                                .predecessorTask(byId.get(link.nodeId()))
                                .type(type(link.type()))
                                .lag(Duration.getInstance(link.lagDays(), TimeUnit.DAYS)));
            }
        }
    }

    private Task task(NodeSpec node, ProjectCalendar calendar) {
        var task = file.addTask();
        var days = Duration.getInstance(node.durationDays(), TimeUnit.DAYS);
        task.setName(node.nodeId());
        task.setDuration(days);
        task.setRemainingDuration(days);
        task.setPlannedDuration(days);
        task.setActualDuration(Duration.getInstance(0, TimeUnit.DAYS));
        task.setActivityType(ActivityType.TASK_DEPENDENT);
        task.setCalendar(calendar);
        return task;
    }

    private static RelationType type(LinkType type) {
        return switch (type) {
            case FS -> RelationType.FINISH_START;
            case SS -> RelationType.START_START;
            case FF -> RelationType.FINISH_FINISH;
            case SF -> RelationType.START_FINISH;
        };
    }

    private ProjectCalendar calendar(LocalDate from, LocalDate end) {
        var calendar = file.addCalendar();
        for (var day : DayOfWeek.values()) {
            calendar.setWorkingDay(day, day.getValue() < 6);
            var hours = calendar.addCalendarHours(day);
            if (day.getValue() < 6) {
                hours.add(MORNING);
                hours.add(AFTERNOON);
            }
        }
        var china = WorkCalendar.china();
        for (var day = from; day.isBefore(end); day = day.plusDays(1)) {
            boolean weekday = day.getDayOfWeek().getValue() < 6;
            if (china.isWorkday(day) != weekday) {
                var exception = calendar.addCalendarException(day);
                if (!weekday) {
                    exception.add(MORNING);
                    exception.add(AFTERNOON);
                }
            }
        }
        return calendar;
    }

    void schedule() {
        try {
            new MicrosoftScheduler().schedule(file, start);
        } catch (CpmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Earliest and latest start and finish of a node. */
    List<LocalDate> dates(int node) {
        var task = tasks.get(node);
        return List.of(
                task.getEarlyStart().toLocalDate(),
                task.getEarlyFinish().toLocalDate(),
                task.getLateStart().toLocalDate(),
                task.getLateFinish().toLocalDate());
    }
}
