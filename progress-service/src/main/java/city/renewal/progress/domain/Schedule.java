package city.renewal.progress.domain;

import city.renewal.events.PlannedNode;
import city.renewal.schedule.Actuals;
import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.Evaluation;
import city.renewal.schedule.LinkType;
import city.renewal.schedule.NodeActuals;
import city.renewal.schedule.Plan;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A project's plan laid out for the engine, with every node's due date as a promise: float is measured against what was
 * decided, not against what the plan would allow.
 *
 * <p>A plan that the engine refuses (which the service that decides plans should have refused) still has its due dates:
 * then a node is forecast for its due date, and slips with today once that has passed.
 */
final class Schedule {
    private final List<PlannedNode> nodes;
    private final Calendars calendars;
    private final @Nullable Plan plan;
    private final @Nullable Evaluation planned;

    private Schedule(List<PlannedNode> nodes, Calendars calendars, @Nullable Plan plan) {
        this.nodes = nodes;
        this.calendars = calendars;
        this.plan = plan;
        this.planned = plan == null ? null : ScheduleEngine.evaluate(plan, Actuals.none(plan), calendars, null);
    }

    static Schedule of(city.renewal.events.Plan decided, Calendars calendars) {
        var spec = new PlanSpec(
                decided.calendar(),
                anchor(decided.anchor()),
                decided.nodes().stream().map(Schedule::node).toList());
        return switch (Plan.compileDecided(spec, calendars)) {
            case Compilation.Compiled(var plan) -> new Schedule(decided.nodes(), calendars, plan);
            case Compilation.Invalid(var _) -> new Schedule(decided.nodes(), calendars, null);
        };
    }

    boolean isSound() {
        return plan != null;
    }

    /** Everything about all nodes, in the plan's order. */
    PlanSchedule evaluate(Function<PlannedNode, NodeActuals> actuals, LocalDate today) {
        if (plan == null || planned == null) {
            return unsound(actuals, today);
        }
        var evaluation = ScheduleEngine.evaluate(plan, actuals(plan, actuals), calendars, today);
        var isBackward = plan.anchor() instanceof Anchor.FinishBy;
        var dates = IntStream.range(0, nodes.size())
                .mapToObj(i -> new NodeSchedule(
                        isBackward ? planned.latestStart(i) : planned.earliestStart(i),
                        isBackward ? planned.latestFinish(i) : planned.earliestFinish(i),
                        evaluation.earliestStart(i),
                        evaluation.earliestFinish(i),
                        evaluation.latestStart(i),
                        evaluation.latestFinish(i),
                        evaluation.forecastFinish(i),
                        evaluation.totalFloatDays(i),
                        evaluation.freeFloatDays(i),
                        evaluation.critical(i),
                        evaluation.assumesCalendar(i)))
                .toList();
        return new PlanSchedule(dates, evaluation.feasible(), evaluation.shortByDays(), evaluation.drivingChainIds());
    }

    private PlanSchedule unsound(Function<PlannedNode, NodeActuals> actuals, LocalDate today) {
        var dates = nodes.stream()
                .map(node -> unsound(node, actuals.apply(node), today))
                .toList();
        var late = dates.stream()
                .mapToLong(each -> ChronoUnit.DAYS.between(each.plannedFinish(), each.forecastFinish()))
                .max()
                .orElse(0);
        return new PlanSchedule(dates, late <= 0, (int) Math.max(0, late), List.of());
    }

    private Actuals actuals(Plan compiled, Function<PlannedNode, NodeActuals> actuals) {
        var known = Actuals.builder(compiled);
        for (var i = 0; i < nodes.size(); i++) {
            var node = actuals.apply(nodes.get(i));
            if (node.problems("").isEmpty()) {
                known.set(i, node);
            }
        }
        return known.build();
    }

    private static NodeSchedule unsound(PlannedNode node, NodeActuals actuals, LocalDate today) {
        var due = node.dueDate();
        var done = actuals.completedOn();
        var held = actuals.notBefore();
        var open = due.isBefore(today) ? today : due;
        var forecast = done != null ? done : held != null && held.isAfter(open) ? held : open;
        return new NodeSchedule(due, due, due, due, due, due, forecast, 0, 0, false, false);
    }

    private static Anchor anchor(city.renewal.events.Anchor anchor) {
        var finishBy = anchor.finishBy();
        var startOn = anchor.startOn();
        if (finishBy != null) {
            return new Anchor.FinishBy(finishBy);
        }
        if (startOn != null) {
            return new Anchor.StartOn(startOn);
        }
        throw new IllegalArgumentException("Expected either finishBy or startOn");
    }

    private static PlanSpec.NodeSpec node(PlannedNode node) {
        return new PlanSpec.NodeSpec(
                node.nodeId(),
                node.durationDays(),
                node.calendar(),
                node.predecessors().stream()
                        .map(link -> new PlanSpec.Link(
                                link.nodeId(), LinkType.valueOf(link.type().name()), link.lagDays()))
                        .toList(),
                node.dueDate());
    }
}
