package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.mpxj.ActivityType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.RelationshipLagCalendar;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.cpm.CpmException;
import org.mpxj.cpm.Scheduler;

/** A plan evaluated by one of MPXJ's schedulers: days of eight hours, forward from a start. */
final class MpxjSchedule {
    private static final LocalTimeRange MORNING = new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(12, 0));
    private static final LocalTimeRange AFTERNOON = new LocalTimeRange(LocalTime.of(13, 0), LocalTime.of(17, 0));

    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<String, ProjectCalendar> calendars = new HashMap<>();

    MpxjSchedule(PlanSpec spec, Calendars known, Scheduler scheduler) throws CpmException {
        var file = new ProjectFile();
        var start = spec.anchor().date();
        for (var id : java.util.List.of(Calendars.NATURAL, Calendars.WORKING)) {
            calendars.put(id, calendar(file, known.find(id).orElseThrow(), start));
        }
        file.getProjectProperties().setMinutesPerDay(480);
        file.getProjectProperties().setRelationshipLagCalendar(RelationshipLagCalendar.PREDECESSOR);
        file.setDefaultCalendar(calendars.get(spec.calendar()));
        for (var node : spec.nodes()) {
            tasks.put(node.nodeId(), task(file, spec, node));
        }
        for (var node : spec.nodes()) {
            for (var link : node.predecessors()) {
                tasks.get(node.nodeId())
                        .addPredecessor(new Relation.Builder()
                                .predecessorTask(tasks.get(link.nodeId()))
                                .type(type(link.type()))
                                .lag(Duration.getInstance(link.lagDays(), TimeUnit.DAYS)));
            }
        }
        scheduler.schedule(file, start.atTime(8, 0));
    }

    private Task task(ProjectFile file, PlanSpec spec, NodeSpec node) {
        var task = file.addTask();
        var days = Duration.getInstance(node.durationDays(), TimeUnit.DAYS);
        task.setName(node.nodeId());
        task.setDuration(days);
        task.setRemainingDuration(days);
        task.setPlannedDuration(days);
        task.setActualDuration(Duration.getInstance(0, TimeUnit.DAYS));
        task.setActivityType(node.durationDays() == 0 ? ActivityType.FINISH_MILESTONE : ActivityType.TASK_DEPENDENT);
        task.setCalendar(calendars.get(node.calendar() == null ? spec.calendar() : node.calendar()));
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

    private static ProjectCalendar calendar(ProjectFile file, WorkCalendar from, LocalDate start) {
        var calendar = file.addCalendar();
        for (var day : DayOfWeek.values()) {
            calendar.setWorkingDay(day, true);
            calendar.addCalendarHours(day).add(MORNING);
            calendar.getCalendarHours(day).add(AFTERNOON);
        }
        for (var day = start.minusDays(500); day.isBefore(start.plusDays(900)); day = day.plusDays(1)) {
            if (!from.isWorkday(day)) {
                calendar.addCalendarException(day);
            }
        }
        return calendar;
    }

    LocalDate earliestStart(String nodeId) {
        return tasks.get(nodeId).getEarlyStart().toLocalDate();
    }

    LocalDate earliestFinish(String nodeId) {
        return tasks.get(nodeId).getEarlyFinish().toLocalDate();
    }

    LocalDate latestStart(String nodeId) {
        return tasks.get(nodeId).getLateStart().toLocalDate();
    }

    LocalDate latestFinish(String nodeId) {
        return tasks.get(nodeId).getLateFinish().toLocalDate();
    }

    String raw(String nodeId) {
        var t = tasks.get(nodeId);
        return t.getEarlyStart() + " " + t.getEarlyFinish() + " " + t.getLateStart() + " " + t.getLateFinish() + " "
                + t.getTotalSlack();
    }
}
