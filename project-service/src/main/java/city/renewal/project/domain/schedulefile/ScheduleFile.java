package city.renewal.project.domain.schedulefile;

import city.renewal.events.PlannedGoal;
import city.renewal.events.Predecessor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule file says, in our words: summary tasks are goals, the tasks below them are nodes.
 *
 * @param format such as {@code MSPDI}
 * @param start on which the file's project begins
 * @param finish by which the file works backwards; null: it works forwards from the start
 * @param notes what was not taken, or taken otherwise than it stood there
 */
public record ScheduleFile(
        String format,
        String name,
        @Nullable LocalDate start,
        @Nullable LocalDate finish,
        List<PlannedGoal> goals,
        List<FileTask> tasks,
        List<String> notes) {
    public ScheduleFile {
        goals = List.copyOf(goals);
        tasks = List.copyOf(tasks);
        notes = List.copyOf(notes);
    }

    /**
     * A task that becomes a node.
     *
     * @param calendar NATURAL when the task's calendar works on all seven days, else WORKING
     * @param deadline what the file promises; null: nothing
     * @param start as the file has it
     * @param finish as the file has it
     * @param resource who the file says does it
     */
    public record FileTask(
            String nodeId,
            @Nullable String goalId,
            String name,
            int durationDays,
            String calendar,
            List<Predecessor> predecessors,
            @Nullable LocalDate deadline,
            @Nullable LocalDate start,
            @Nullable LocalDate finish,
            @Nullable String resource) {
        public FileTask {
            predecessors = List.copyOf(predecessors);
        }
    }
}
