package city.renewal.schedule;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.Compilation.Invalid;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plans for tests: {@code aPlan().startingOn("2023-07-01").node("a", 3).node("b", 2, after("a"))}. */
final class PlanBuilder {
    private final List<NodeSpec> nodes = new ArrayList<>();
    private String calendar = Calendars.NATURAL;
    private Anchor anchor = new Anchor.StartOn(LocalDate.of(2023, 7, 1));
    private Calendars calendars = Calendars.standard();

    static PlanBuilder aPlan() {
        return new PlanBuilder();
    }

    static Link after(String nodeId) {
        return new Link(nodeId, LinkType.FS, 0);
    }

    static Link after(String nodeId, LinkType type, int lagDays) {
        return new Link(nodeId, type, lagDays);
    }

    PlanBuilder startingOn(String date) {
        anchor = new Anchor.StartOn(LocalDate.parse(date));
        return this;
    }

    PlanBuilder finishingBy(String date) {
        anchor = new Anchor.FinishBy(LocalDate.parse(date));
        return this;
    }

    PlanBuilder on(String calendarId) {
        calendar = calendarId;
        return this;
    }

    PlanBuilder with(Calendars some) {
        calendars = some;
        return this;
    }

    PlanBuilder node(String id, int days, Link... predecessors) {
        nodes.add(new NodeSpec(id, days, null, List.of(predecessors), null));
        return this;
    }

    /** The last node uses another calendar than the plan. */
    PlanBuilder workingOn(String calendarId) {
        var last = nodes.removeLast();
        nodes.add(new NodeSpec(last.nodeId(), last.durationDays(), calendarId, last.predecessors(), last.dueDate()));
        return this;
    }

    /** The last node is promised for a date. */
    PlanBuilder due(String date) {
        var last = nodes.removeLast();
        nodes.add(new NodeSpec(
                last.nodeId(), last.durationDays(), last.calendar(), last.predecessors(), LocalDate.parse(date)));
        return this;
    }

    PlanSpec spec() {
        return new PlanSpec(calendar, anchor, nodes);
    }

    Plan compiled() {
        return switch (Plan.compile(spec(), calendars)) {
            case Compiled compiled -> compiled.plan();
            case Invalid invalid -> throw new AssertionError("Expected a plan, but it had " + invalid.problems());
        };
    }

    List<PlanProblem> problems() {
        return switch (Plan.compile(spec(), calendars)) {
            case Compiled compiled -> List.of();
            case Invalid invalid -> invalid.problems();
        };
    }

    EvaluationView evaluated() {
        return evaluated(null);
    }

    EvaluationView evaluated(String today, NodeReport... reports) {
        var plan = compiled();
        var actuals = Actuals.builder(plan);
        for (var report : reports) {
            actuals.set(plan.index(report.nodeId), report.actuals);
        }
        return new EvaluationView(ScheduleEngine.evaluate(
                plan, actuals.build(), calendars, today == null ? null : LocalDate.parse(today)));
    }

    record NodeReport(String nodeId, NodeActuals actuals) {
        static NodeReport started(String nodeId, String date) {
            return new NodeReport(nodeId, NodeActuals.startedOn(LocalDate.parse(date)));
        }

        static NodeReport done(String nodeId, String date) {
            return new NodeReport(nodeId, NodeActuals.completed(null, LocalDate.parse(date)));
        }
    }

    /** An evaluation with access by node id and dates as text. */
    record EvaluationView(Evaluation evaluation) {
        private int index(String nodeId) {
            return evaluation.plan().index(nodeId);
        }

        /** Earliest start and finish. */
        String earliest(String nodeId) {
            return evaluation.earliestStart(index(nodeId)) + " " + evaluation.earliestFinish(index(nodeId));
        }

        /** Latest start and finish. */
        String latest(String nodeId) {
            return evaluation.latestStart(index(nodeId)) + " " + evaluation.latestFinish(index(nodeId));
        }

        String due(String nodeId) {
            return evaluation.dueDate(index(nodeId)).toString();
        }

        String forecast(String nodeId) {
            return evaluation.forecastFinish(index(nodeId)).toString();
        }

        int totalFloat(String nodeId) {
            return evaluation.totalFloatDays(index(nodeId));
        }

        int freeFloat(String nodeId) {
            return evaluation.freeFloatDays(index(nodeId));
        }

        boolean critical(String nodeId) {
            return evaluation.critical(index(nodeId));
        }
    }
}
