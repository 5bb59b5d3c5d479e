package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.PlanBuilder.NodeReport;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work that something outside the plan blocks until a day; {@code -Dschedule.seed} repeats a run. */
class NotBeforeTest {
    private static final int PLANS = Integer.getInteger("schedule.plans", 1_500);

    /** Planned: a from the 12th to the 21st, b from the 22nd to the 31st. */
    private static PlanBuilder twoNodes() {
        return aPlan().finishingBy("2023-07-31").node("a", 10).node("b", 10, after("a"));
    }

    private static NodeReport held(String nodeId, String until, NodeActuals actuals) {
        return new NodeReport(nodeId, actuals.withNotBefore(LocalDate.parse(until)));
    }

    @Test
    void doesNotBeginBeforeTheDayAndItsSuccessorsWait() {
        var plan = twoNodes().evaluated("2023-07-01", held("a", "2023-07-16", NodeActuals.NONE));

        assertThat(plan.earliest("a")).isEqualTo("2023-07-16 2023-07-25");
        assertThat(plan.forecast("a")).isEqualTo("2023-07-25");
        assertThat(plan.forecast("b")).isEqualTo("2023-08-04");
        assertThat(plan.evaluation().shortByDays()).isEqualTo(4);
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b");
    }

    @Test
    void aBlockedNodeBeginsTheDrivingChainWhateverPrecedesIt() {
        var plan = twoNodes().evaluated("2023-07-01", held("b", "2023-08-01", NodeActuals.NONE));

        assertThat(plan.forecast("b")).isEqualTo("2023-08-10");
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("b");
    }

    @Test
    void changesNothingWhereThePlanIsLaterAnyway() {
        var plan = twoNodes().evaluated("2023-07-01", held("b", "2023-07-05", NodeActuals.NONE));

        assertThat(plan.forecast("b")).isEqualTo("2023-07-31");
    }

    @Test
    void theRemainingWorkOfAStartedNodeWaitsInFull() {
        var report = NodeActuals.startedOn(LocalDate.of(2023, 7, 10)).withProgress(50, LocalDate.of(2023, 7, 13));

        var free = twoNodes().evaluated("2023-07-15", new NodeReport("a", report));
        var held = twoNodes().evaluated("2023-07-15", held("a", "2023-07-20", report));

        assertThat(free.forecast("a")).isEqualTo("2023-07-17");
        assertThat(held.forecast("a")).isEqualTo("2023-07-24");
    }

    @Test
    void hasNoEffectOnACompletedNodeOrWithoutRemainingWork() {
        var done = NodeActuals.completed(null, LocalDate.of(2023, 7, 14));
        var whole = NodeActuals.startedOn(LocalDate.of(2023, 7, 5)).withProgress(100, LocalDate.of(2023, 7, 15));

        assertThat(twoNodes()
                        .evaluated("2023-07-15", held("a", "2023-07-28", done))
                        .forecast("a"))
                .isEqualTo("2023-07-14");
        assertThat(twoNodes()
                        .evaluated("2023-07-15", held("a", "2023-07-28", whole))
                        .forecast("a"))
                .isEqualTo("2023-07-15");
    }

    @Test
    void aMilestoneIsReachedAtTheEndOfTheDayBefore() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("a", 10)
                .node("m", 0, after("a"))
                .node("b", 10, after("m"))
                .evaluated("2023-07-01", held("m", "2023-07-26", NodeActuals.NONE));

        assertThat(plan.forecast("m")).isEqualTo("2023-07-25");
        assertThat(plan.forecast("b")).isEqualTo("2023-08-04");
    }

    @Test
    void aPastDayHasNoEffect() {
        var report = NodeActuals.startedOn(LocalDate.of(2023, 7, 10)).withProgress(50, LocalDate.of(2023, 7, 13));

        assertThat(twoNodes()
                        .evaluated("2023-07-15", held("a", "2023-07-15", report))
                        .forecast("a"))
                .isEqualTo("2023-07-17");
    }

    /** Waiting for a day has the same effect as a predecessor that ends on the day before. */
    @Test
    void waitsAsForAPredecessorThatEndsOnTheDayBefore() {
        long first = Long.getLong("schedule.seed", System.nanoTime());
        System.out.printf("%d random plans from -Dschedule.seed=%d%n", PLANS, first);
        for (long seed = first; seed < first + PLANS; seed++) {
            var random = new RandomPlans(seed);
            var spec = withoutMilestones(
                    random.plan(15, new Anchor.FinishBy(random.date(300).plusDays(100))));
            var around = spec.anchor().date().plusDays(random.number(-40, 10));
            var actuals = new HashMap<>(random.actuals(spec, around));
            var waiting =
                    spec.nodes().get(random.number(0, spec.nodes().size() - 1)).nodeId();
            actuals.remove(waiting);
            var day = around.plusDays(random.number(-5, 40));

            var held = new HashMap<>(actuals);
            held.put(waiting, NodeActuals.NONE.withNotBefore(day));
            var behind = new HashMap<>(actuals);
            behind.put("eve", NodeActuals.completed(null, day.minusDays(1)));

            assertThat(dates(spec, spec, held, around))
                    .as("-Dschedule.seed=%d", seed)
                    .isEqualTo(dates(spec, withEve(spec, waiting), behind, around));
        }
    }

    private static PlanSpec withoutMilestones(PlanSpec spec) {
        var nodes = spec.nodes().stream()
                .map(node -> new NodeSpec(
                        node.nodeId(),
                        Math.max(1, node.durationDays()),
                        node.calendar(),
                        node.predecessors(),
                        node.dueDate()))
                .toList();
        return new PlanSpec(spec.calendar(), spec.anchor(), nodes);
    }

    private static PlanSpec withEve(PlanSpec spec, String waiting) {
        var nodes = new ArrayList<NodeSpec>();
        for (var node : spec.nodes()) {
            var links = new ArrayList<>(node.predecessors());
            if (node.nodeId().equals(waiting)) {
                links.add(new Link("eve", LinkType.FS, 0));
            }
            nodes.add(new NodeSpec(node.nodeId(), node.durationDays(), node.calendar(), links, node.dueDate()));
        }
        nodes.add(new NodeSpec("eve", 1, Calendars.NATURAL, List.of(), null));
        return new PlanSpec(spec.calendar(), spec.anchor(), nodes);
    }

    private static List<Object> dates(PlanSpec of, PlanSpec spec, Map<String, NodeActuals> actuals, LocalDate today) {
        var plan = ((Compiled) Plan.compileDecided(spec, RandomPlans.CALENDARS)).plan();
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.of(plan, actuals), RandomPlans.CALENDARS, today);
        var dates = new ArrayList<Object>();
        for (var node : of.nodes()) {
            int index = plan.index(node.nodeId());
            dates.add(List.of(
                    node.nodeId(),
                    evaluation.earliestStart(index),
                    evaluation.earliestFinish(index),
                    evaluation.forecastFinish(index)));
        }
        return dates;
    }
}
