package city.renewal.project.adapter.mpxj;

import city.renewal.events.CalendarIds;
import city.renewal.events.PlannedGoal;
import city.renewal.events.Predecessor;
import city.renewal.project.application.project.ScheduleFormat.ReadResult;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import city.renewal.project.domain.schedulefile.ScheduleFile.FileTask;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mpxj.ActivityType;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Relation;
import org.mpxj.ScheduleFrom;
import org.mpxj.Task;

/** Converts an MPXJ project to goals and nodes, and notes what is lost. */
final class ScheduleFileReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");
    private static final int MAX_GOALS = 1_000;
    private static final int LONGEST_NAME = 500;
    private static final Set<ActivityType> DERIVED =
            Set.of(ActivityType.LEVEL_OF_EFFORT, ActivityType.WBS_SUMMARY, ActivityType.HAMMOCK);

    private final ScheduleFileKind kind;
    private final ProjectFile project;
    private final FileCalendars calendars;
    private final DayCounts days;
    private final ImportNotes notes = new ImportNotes();
    private final UnsupportedDetails lost;
    private final IdentityHashMap<Task, String> nodeIds = new IdentityHashMap<>();
    private final IdentityHashMap<Task, String> goalIds = new IdentityHashMap<>();

    ScheduleFileReader(ScheduleFileKind kind, ProjectFile project) {
        this.kind = kind;
        this.project = project;
        this.calendars = new FileCalendars(project.getProjectProperties());
        this.days = new DayCounts(kind, project.getProjectProperties(), calendars, notes);
        this.lost = new UnsupportedDetails(calendars, notes);
    }

    ReadResult read() {
        var leaves = leaves();
        if (leaves.isEmpty()) {
            return MpxjScheduleFormat.refused("has no tasks");
        }
        if (leaves.size() > RecordCounts.MAX_TASKS) {
            return MpxjScheduleFormat.refused(
                    "has %d tasks, and at most %d are read".formatted(leaves.size(), RecordCounts.MAX_TASKS));
        }
        var goals = goals(leaves);
        if (goals.size() > MAX_GOALS) {
            return new ReadResult.Unreadable(List.of(new Fault(
                    "file",
                    "has %d summary tasks that would be goals, of at most %d".formatted(goals.size(), MAX_GOALS))));
        }
        var tasks = leaves.stream().map(this::task).toList();
        var properties = project.getProjectProperties();
        lost.ofProject(project);
        var backwards = properties.getScheduleFrom() == ScheduleFrom.FINISH;
        var start = calendars.startDay(properties.getStartDate(), properties.getDefaultCalendar());
        return new ReadResult.Parsed(new ScheduleFile(
                kind.name(),
                name(properties),
                start == null ? firstStart(tasks) : start,
                backwards ? calendars.finishDay(properties.getFinishDate(), properties.getDefaultCalendar()) : null,
                goals,
                tasks,
                notes.all()));
    }

    static String name(ProjectProperties properties) {
        var title = properties.getProjectTitle();
        var name = title == null || title.isBlank() ? properties.getName() : title;
        return name == null ? "" : clean(name);
    }

    /** The leaf tasks: without the project itself, summaries, and tasks that are derived from other tasks. */
    private List<Task> leaves() {
        var leaves = new ArrayList<Task>();
        var taken = new HashSet<String>();
        for (var task : project.getTasks()) {
            if (task.getNull() || isSummary(task)) {
                lost.ofSummary(task);
                continue;
            }
            if (task.getExternalTask()) {
                notes.add("外部任务未导入 / tasks of other projects are not taken", task.getName());
            } else if (!task.getActive()) {
                notes.add("停用任务未导入 / inactive tasks are not taken", task.getName());
            } else if (task.getActivityType() != null && DERIVED.contains(task.getActivityType())) {
                notes.add("汇总类任务未导入 / level-of-effort and summary activities are not taken", task.getName());
            } else {
                nodeIds.put(task, id(task, taken));
                leaves.add(task);
            }
        }
        return leaves;
    }

    private boolean isSummary(Task task) {
        return task.getSummary() || task.hasChildTasks() || (task.getUniqueID() != null && task.getUniqueID() == 0);
    }

    private static String id(Task task, Set<String> taken) {
        var activity = task.getActivityID();
        var id = activity != null && ID.matcher(activity).matches() ? activity : "t" + task.getUniqueID();
        while (!taken.add(id)) {
            id = "t%d-%d".formatted(task.getUniqueID(), taken.size());
        }
        return id;
    }

    private List<PlannedGoal> goals(List<Task> leaves) {
        var goals = new ArrayList<PlannedGoal>();
        for (var leaf : leaves) {
            var summary = leaf.getParentTask();
            if (summary != null && summary.getParentTask() == null && isProjectItself(summary)) {
                continue;
            }
            if (summary != null && !goalIds.containsKey(summary)) {
                goalIds.put(summary, "g" + summary.getUniqueID());
                goals.add(new PlannedGoal("g" + summary.getUniqueID(), named(summary), finishDay(summary)));
            }
        }
        return goals;
    }

    private static boolean isProjectItself(Task summary) {
        return summary.getUniqueID() != null && summary.getUniqueID() == 0;
    }

    private FileTask task(Task task) {
        var calendar = calendars.of(task);
        lost.ofTask(task);
        var durationDays = days.of(task);
        var finish = finishDay(task);
        return new FileTask(
                Objects.requireNonNull(nodeIds.get(task)),
                task.getParentTask() == null ? null : goalIds.get(task.getParentTask()),
                named(task),
                durationDays,
                calendars.worksSevenDays(calendar) || DayCounts.isElapsed(task)
                        ? CalendarIds.NATURAL
                        : CalendarIds.WORKING,
                predecessors(task),
                // Users see a deadline as a date, so its time is ignored.
                date(task.getDeadline()),
                durationDays == 0 && task.getStart() != null ? finish : calendars.startDay(task.getStart(), calendar),
                finish,
                resource(task));
    }

    /**
     * A milestone without predecessors at the start of the first workday belongs to that day; any other finish at that
     * time belongs to the previous work.
     */
    private @Nullable LocalDate finishDay(Task task) {
        var moment = Objects.equals(task.getStart(), task.getFinish());
        return moment && task.getPredecessors().isEmpty()
                ? date(task.getFinish())
                : calendars.finishDay(task.getFinish(), calendars.of(task));
    }

    private List<Predecessor> predecessors(Task task) {
        var links = new ArrayList<Predecessor>();
        for (Relation relation : task.getPredecessors()) {
            var id = nodeIds.get(relation.getPredecessorTask());
            if (id == null) {
                notes.add(
                        "与未导入任务的关联未导入 / links with tasks that are no nodes (summaries, other projects) are not taken",
                        task.getName());
            } else {
                links.add(new Predecessor(
                        id, Predecessor.Type.valueOf(relation.getType().toString()), days.lag(relation, task)));
            }
        }
        return links;
    }

    private static @Nullable String resource(Task task) {
        for (var assignment : task.getResourceAssignments()) {
            var resource = assignment.getResource();
            if (resource != null
                    && resource.getName() != null
                    && !resource.getName().isBlank()) {
                return clean(resource.getName());
            }
        }
        return null;
    }

    private static String named(Task task) {
        var name = task.getName();
        return name == null || name.isBlank() ? "(%s)".formatted(task.getUniqueID()) : clean(name);
    }

    private static String clean(String text) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
    }

    private static @Nullable LocalDate date(@Nullable LocalDateTime time) {
        return time == null ? null : time.toLocalDate();
    }

    private static @Nullable LocalDate firstStart(List<FileTask> tasks) {
        LocalDate first = null;
        for (var task : tasks) {
            var start = task.start();
            if (start != null && (first == null || start.isBefore(first))) {
                first = start;
            }
        }
        return first;
    }
}
