package city.renewal.progress.domain.evaluation;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.progress.domain.state.ProjectProgress;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes the summary of a project from its rows. */
final class ProjectSummaries {
    private ProjectSummaries() {}

    static ProjectSummary of(ProjectProgress progress, ProjectEntry entry, List<DeadlineRow> rows, LocalDate today) {
        var responsibilities = progress.plannedNodes().stream()
                .map(PlannedNode::responsibility)
                .toList();
        return new ProjectSummary(
                entry.projectId(),
                entry.programme(),
                entry.name(),
                entry.field(),
                entry.area(),
                entry.headquarters(),
                entry.unit(),
                sorted(Stream.concat(
                        Stream.of(entry.unit().unitId()),
                        responsibilities.stream().map(each -> each.unit().unitId()))),
                sorted(Stream.concat(
                                Stream.ofNullable(entry.leader()),
                                responsibilities.stream().flatMap(each -> Stream.ofNullable(each.leader())))
                        .map(PersonRef::personId)),
                sorted(responsibilities.stream().map(each -> each.owner().personId())),
                List.copyOf(new TreeSet<>(entry.cityTasks())),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                progress.investments(),
                !rows.isEmpty() && rows.stream().allMatch(row -> isDone(row.standing())),
                count(rows.stream().map(DeadlineRow::standing).toList(), Standing.class),
                count(rows.stream().map(DeadlineRow::light).toList(), Light.class),
                (int) rows.stream()
                        .filter(row -> !isDone(row.standing()) && row.signedAt() == null)
                        .count(),
                (int) rows.stream().filter(row -> isDueInWeekOf(today, row)).count(),
                today);
    }

    private static boolean isDueInWeekOf(LocalDate day, DeadlineRow row) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return !isDone(row.standing())
                && !row.dueDate().isBefore(monday)
                && row.dueDate().isBefore(monday.plusWeeks(1));
    }

    private static boolean isDone(Standing standing) {
        return standing == Standing.DONE_ON_TIME || standing == Standing.DONE_LATE;
    }

    private static Set<String> sorted(Stream<String> ids) {
        return ids.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <E extends Enum<E>> Map<E, Integer> count(Collection<E> values, Class<E> type) {
        var counts = new EnumMap<E, Integer>(type);
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }
}
