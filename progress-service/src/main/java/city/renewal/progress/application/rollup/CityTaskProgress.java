package city.renewal.progress.application.rollup;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.application.figure.CompletionRate;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.Projects;
import city.renewal.progress.application.list.VisibleProject;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.security.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates projects by the city tasks that they contribute to (市级任务承接). A project with several tasks counts under
 * each of them, and once in the total.
 */
public final class CityTaskProgress {
    private final Projects projects;
    private final ReferenceData referenceData;

    public CityTaskProgress(Projects projects, ReferenceData referenceData) {
        this.projects = projects;
        this.referenceData = referenceData;
    }

    /**
     * The lines by task, and the total over all projects that contribute to a task.
     *
     * @param tasks the number of tasks
     */
    public record Rollup(List<CityTaskLine> lines, CityTaskLine total, int tasks) {
        public Rollup {
            lines = List.copyOf(lines);
        }
    }

    /** Returns empty when the programme is unknown. */
    public Optional<Rollup> of(String programmeId, Visibility visibility) {
        return referenceData.programmes().find(programmeId).map(programme -> of(programme, visibility));
    }

    /**
     * A caller who sees the whole area of the programme gets every task; other callers get the tasks of their visible
     * projects.
     */
    private Rollup of(Programme programme, Visibility visibility) {
        var found = projects.find(new ProjectQuery(programme.programmeId(), visibility, java.util.Map.of()));
        var tasks = new TreeMap<String, @Nullable CityTaskSet>();
        var isAll = visibility.covers(programme.area());
        found.forEach(each -> each.summary().cityTasks().forEach(task -> tasks.put(task, null)));
        for (var task : referenceData.cityTasks().of(programme.programmeId())) {
            if (isAll || tasks.containsKey(task.taskId())) {
                tasks.put(task.taskId(), task);
            }
        }
        var lines = new ArrayList<CityTaskLine>();
        var carrying = new LinkedHashSet<VisibleProject>();
        tasks.forEach((id, task) -> {
            var carriers = found.stream()
                    .filter(each -> each.summary().cityTasks().contains(id))
                    .toList();
            carrying.addAll(carriers);
            lines.add(line(id, task, carriers, programme.year()));
        });
        return new Rollup(lines, line("total", null, List.copyOf(carrying), programme.year()), lines.size());
    }

    private static CityTaskLine line(String id, @Nullable CityTaskSet task, List<VisibleProject> carriers, int year) {
        var byStanding = new EnumMap<Standing, Integer>(Standing.class);
        var total = Money.ZERO;
        var planned = Money.ZERO;
        var paid = Money.ZERO;
        for (var each : carriers) {
            each.byStanding().forEach((standing, count) -> byStanding.merge(standing, count, Integer::sum));
            total = total.plus(each.summary().totalInvestment());
            planned = planned.plus(each.summary().plannedThisYear());
            paid = paid.plus(each.summary().paidIn(year));
        }
        var rate = CompletionRate.of(paid, planned);
        return new CityTaskLine(
                id,
                task == null ? id : task.name(),
                task == null ? null : task.issuedBy(),
                task == null ? null : task.dueDate(),
                carriers.size(),
                (int) carriers.stream()
                        .filter(each -> each.summary().completed())
                        .count(),
                carriers.stream().mapToInt(VisibleProject::nodes).sum(),
                carriers.stream().mapToInt(VisibleProject::done).sum(),
                byStanding,
                total,
                planned,
                paid,
                rate.rate(),
                rate.reason());
    }
}
