package city.renewal.project.domain.project.decision;

import city.renewal.events.Plan;
import city.renewal.project.domain.project.PlanSpecs;
import city.renewal.project.domain.project.Project;
import city.renewal.schedule.Actuals;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.Evaluation;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The effect of calendars on an existing plan: the due dates that another calendar would give, and the assumed
 * holidays. Changes nothing.
 */
public final class CalendarImpact {
    private CalendarImpact() {}

    /**
     * A node with another due date under the other calendar.
     *
     * @param dueDate the due date in force, which stays in force
     * @param wouldBe the due date that replanning would compute with the other calendar
     */
    public record MovedDate(String nodeId, String nodeName, LocalDate dueDate, int dueVersion, LocalDate wouldBe) {}

    /** The assumptions of a plan: the years without a holiday notice that its dates reach, and the nodes concerned. */
    public record CalendarAssumptions(List<Integer> years, List<String> nodes) {
        public CalendarAssumptions {
            years = List.copyOf(years);
            nodes = List.copyOf(nodes);
        }
    }

    /** The due dates that would move: those of open nodes with a computed date. Explicitly set dates do not move. */
    public static List<MovedDate> moved(Project project, Calendars before, Calendars after) {
        var plan = project.plan();
        if (plan == null) {
            return List.of();
        }
        var done = done(project);
        var was = evaluate(plan, done, before);
        var is = evaluate(plan, done, after);
        if (was == null || is == null) {
            return List.of();
        }
        var moved = new ArrayList<MovedDate>();
        for (int n = 0; n < plan.nodes().size(); n++) {
            var node = plan.nodes().get(n);
            var date = is.dueDate(n);
            if (!node.promised()
                    && !done.contains(node.nodeId())
                    && !date.equals(was.dueDate(n))
                    && !date.equals(node.dueDate())) {
                moved.add(new MovedDate(node.nodeId(), node.name(), node.dueDate(), node.dueVersion(), date));
            }
        }
        return moved;
    }

    public static CalendarAssumptions assumed(Project project, Calendars calendars) {
        var plan = project.plan();
        var evaluation = plan == null ? null : evaluate(plan, done(project), calendars);
        if (plan == null || evaluation == null) {
            return new CalendarAssumptions(List.of(), List.of());
        }
        var done = done(project);
        var years = new TreeSet<Integer>();
        var nodes = new ArrayList<String>();
        for (var n : evaluation.assumingNodes()) {
            var node = plan.nodes().get(n);
            if (!done.contains(node.nodeId())) {
                nodes.add(node.nodeId());
                years(evaluation, n, node.dueDate()).forEach(years::add);
            }
        }
        var known = calendarIds(plan).flatMap(id -> calendars.find(id).stream()).toList();
        years.removeIf(year -> known.stream().allMatch(calendar -> calendar.isKnown(year)));
        return new CalendarAssumptions(List.copyOf(years), nodes);
    }

    /** The ids of the calendars that a plan uses, its default calendar first. */
    public static Stream<String> calendarIds(Plan plan) {
        return Stream.concat(
                        Stream.of(plan.calendar()),
                        plan.nodes().stream().flatMap(node -> Stream.ofNullable(node.calendar())))
                .distinct();
    }

    private static IntStream years(Evaluation evaluation, int node, LocalDate due) {
        var first = evaluation.earliestStart(node);
        var start = first.isBefore(evaluation.latestStart(node)) ? first : evaluation.latestStart(node);
        var last = Stream.of(evaluation.earliestFinish(node), evaluation.latestFinish(node), due)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return IntStream.rangeClosed(start.getYear(), last.getYear());
    }

    private static Set<String> done(Project project) {
        return project.facts().stream()
                .filter(facts -> facts.completedOn() != null)
                .map(facts -> facts.nodeId())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static @Nullable Evaluation evaluate(Plan plan, Set<String> done, Calendars calendars) {
        var spec = PlanSpecs.of(plan, node -> node.promised() || done.contains(node.nodeId()) ? node.dueDate() : null);
        return switch (city.renewal.schedule.Plan.compileDecided(spec, calendars)) {
            case Compilation.Compiled(var compiled) ->
                ScheduleEngine.evaluate(compiled, Actuals.none(compiled), calendars, null);
            case Compilation.Invalid _ -> null;
        };
    }
}
