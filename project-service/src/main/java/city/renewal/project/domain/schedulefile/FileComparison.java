package city.renewal.project.domain.schedulefile;

import city.renewal.events.Plan;
import city.renewal.project.domain.project.PlanDates;
import city.renewal.project.domain.schedulefile.ScheduleFile.FileTask;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares a file's dates with the computed dates. They differ if the calendars differ, or if dates in the file were
 * moved by hand.
 */
public record FileComparison(List<Row> rows, int differences) {
    public FileComparison {
        rows = List.copyOf(rows);
    }

    /** @param dueDate the node's due date; in a forward plan it may lie after the finish by the node's float */
    public record Row(
            String nodeId,
            String name,
            @Nullable String resource,
            @Nullable LocalDate fileStart,
            @Nullable LocalDate fileFinish,
            LocalDate start,
            LocalDate finish,
            LocalDate dueDate,
            boolean differs) {}

    /** @param plan the plan made from the file, with its nodes in the order of the file's tasks */
    public static FileComparison of(ScheduleFile file, Plan plan, Calendars calendars) {
        var ours = PlanDates.of(plan, calendars);
        var rows = new ArrayList<Row>();
        int differences = 0;
        for (int n = 0; n < file.tasks().size(); n++) {
            var row = row(file.tasks().get(n), ours.get(n), plan.nodes().get(n).dueDate());
            differences += row.differs() ? 1 : 0;
            rows.add(row);
        }
        return new FileComparison(rows, differences);
    }

    private static Row row(FileTask task, PlanDates.Span span, LocalDate due) {
        var differs = !Objects.equals(task.start(), span.start()) || !Objects.equals(task.finish(), span.finish());
        return new Row(
                task.nodeId(),
                task.name(),
                task.resource(),
                task.start(),
                task.finish(),
                span.start(),
                span.finish(),
                due,
                differs);
    }
}
