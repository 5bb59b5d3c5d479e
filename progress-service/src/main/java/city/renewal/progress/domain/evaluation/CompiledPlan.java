package city.renewal.progress.domain.evaluation;

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
 * A project's plan, compiled for the schedule engine. Every due date is a constraint: float is measured against the
 * decided dates, not against what the plan would allow.
 *
 * <p>If the engine rejects a plan (the service that decides plans should have rejected it), its due dates still apply:
 * the forecast of a node is its due date, or today once that has passed.
 */
final class CompiledPlan {
    private final List<PlannedNode> nodes;
    private final Calendars calendars;
    private final @Nullable Plan plan;
    private final @Nullable Evaluation planned;

    private CompiledPlan(List<PlannedNode> nodes, Calendars calendars, @Nullable Plan plan) {
        this.nodes = nodes;
        this.calendars = calendars;
        this.plan = plan;
        this.planned = plan == null ? null : ScheduleEngine.evaluate(plan, Actuals.none(plan), calendars, null);
    }

    static CompiledPlan of(city.renewal.events.Plan decided, Calendars calendars) {
        var spec = new PlanSpec(
                decided.calendar(),
                anchor(decided.anchor()),
                decided.nodes().stream().map(CompiledPlan::node).toList());
        return switch (Plan.compileDecided(spec, calendars)) {
            case Compilation.Compiled(var plan) -> new CompiledPlan(decided.nodes(), calendars, plan);
            case Compilation.Invalid(var _) -> new CompiledPlan(decided.nodes(), calendars, null);
        };
    }

    boolean isSound() {
        return plan != null;
    }

    /** The schedule of all nodes, in the order of the plan. */
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
        var blockedUntil = actuals.notBefore();
        var open = due.isBefore(today) ? today : due;
        var forecast = done != null ? done : blockedUntil != null && blockedUntil.isAfter(open) ? blockedUntil : open;
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
