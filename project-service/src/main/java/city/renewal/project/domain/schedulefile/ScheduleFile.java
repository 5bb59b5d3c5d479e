package city.renewal.project.domain.schedulefile;

import city.renewal.events.PlannedGoal;
import city.renewal.events.Predecessor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a schedule file in the platform's terms: summary tasks are goals, the tasks below them are nodes.
 *
 * @param format such as {@code MSPDI}
 * @param start start of the file's project
 * @param finish finish from which the file schedules backwards; null: it schedules forwards from the start
 * @param notes remarks on content that was omitted or changed
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
     * @param calendar NATURAL if the task's calendar works on all seven days, otherwise WORKING
     * @param deadline the task's deadline; null: none
     * @param start from the file
     * @param finish as the file has it
     * @param resource assigned resource in the file
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
