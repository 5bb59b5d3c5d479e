package city.renewal.project.domain.project;

import city.renewal.events.Plan;
import city.renewal.schedule.Actuals;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The planned dates of nodes: the latest possible dates if the plan is scheduled backwards, otherwise the earliest. */
public final class PlanDates {
    private PlanDates() {}

    /** The first and the last day, both inclusive. */
    public record Span(LocalDate start, LocalDate finish) {}

    /** In the order of the plan's nodes. */
    public static List<Span> of(Plan plan, Calendars calendars) {
        var spec = PlanSpecs.of(plan, node -> node.promised() ? node.dueDate() : null);
        return switch (city.renewal.schedule.Plan.compileDecided(spec, calendars)) {
            case Compilation.Compiled(var compiled) -> {
                var found = ScheduleEngine.evaluate(compiled, Actuals.none(compiled), calendars, null);
                var backwards = plan.anchor().finishBy() != null;
                yield IntStream.range(0, compiled.size())
                        .mapToObj(n -> backwards
                                ? new Span(found.latestStart(n), found.latestFinish(n))
                                : new Span(found.earliestStart(n), found.earliestFinish(n)))
                        .toList();
            }
            case Compilation.Invalid(var problems) ->
                throw new IllegalStateException("Expected a plan that was decided, but got %s".formatted(problems));
        };
    }
}
