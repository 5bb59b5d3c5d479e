package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An update equals a full evaluation exactly; {@code -Dschedule.seed} repeats a run. */
class LiveEvaluationTest {
    private static final int PLANS = Integer.getInteger("schedule.plans", 1_500);

    @Test
    void everyUpdateEqualsAFullEvaluation() {
        long first = Long.getLong("schedule.seed", System.nanoTime());
        System.out.printf("%d random plans from -Dschedule.seed=%d%n", PLANS, first);
        for (long seed = first; seed < first + PLANS; seed++) {
            var random = new RandomPlans(seed);
            var spec = random.plan(15);
            var plan = ((Compiled) Plan.compile(spec, RandomPlans.CALENDARS)).plan();
            var around = spec.anchor().date().plusDays(random.number(-40, 40));
            var today = random.chance(0.7) ? around : null;
            var known = new NodeActuals[plan.size()];
            java.util.Arrays.fill(known, NodeActuals.NONE);
            var live = LiveEvaluation.of(plan, Actuals.none(plan), RandomPlans.CALENDARS, today);
            for (int update = 0; update < 12; update++) {
                int node = random.number(0, plan.size() - 1);
                known[node] = random.chance(0.2) ? NodeActuals.NONE : random.actuals(around);
                if (random.chance(0.3)) {
                    known[node] = known[node].withNotBefore(around.plusDays(random.number(-10, 30)));
                }

                live.update(node, known[node]);

                assertThat(dates(live.evaluation()))
                        .as("-Dschedule.seed=%d, update %d of node %d to %s", seed, update, node, known[node])
                        .isEqualTo(dates(full(plan, known, today)));
            }
        }
    }

    private static Evaluation full(Plan plan, NodeActuals[] known, LocalDate today) {
        var actuals = Actuals.builder(plan);
        for (int node = 0; node < known.length; node++) {
            actuals.set(node, known[node]);
        }
        return ScheduleEngine.evaluate(plan, actuals.build(), RandomPlans.CALENDARS, today);
    }

    private static List<Object> dates(Evaluation evaluation) {
        var dates = new ArrayList<Object>();
        dates.add(evaluation.start());
        dates.add(evaluation.finish());
        dates.add(evaluation.shortByDays());
        dates.add(evaluation.drivingChain());
        for (int node = 0; node < evaluation.plan().size(); node++) {
            dates.add(List.of(
                    node,
                    evaluation.earliestStart(node),
                    evaluation.earliestFinish(node),
                    evaluation.latestStart(node),
                    evaluation.latestFinish(node),
                    evaluation.dueDate(node),
                    evaluation.forecastFinish(node),
                    evaluation.totalFloatDays(node),
                    evaluation.freeFloatDays(node),
                    evaluation.critical(node)));
        }
        return dates;
    }

    @Test
    void anUpdateCostsWhatItChangesAndNotWhatThePlanHas() {
        var nodes = new ArrayList<NodeSpec>();
        for (int n = 0; n < 10_000; n++) {
            var links = n % 10 == 0 ? List.<Link>of() : List.of(new Link("n" + (n - 1), LinkType.FS, 0));
            nodes.add(new NodeSpec("n" + n, 3, Calendars.WORKING, links, null));
        }
        var spec = new PlanSpec(null, new Anchor.FinishBy(LocalDate.of(2023, 12, 29)), nodes);
        var plan = ((Compiled) Plan.compile(spec, Calendars.standard())).plan();
        var today = LocalDate.of(2023, 6, 30);
        var live = LiveEvaluation.of(plan, Actuals.none(plan), Calendars.standard(), today);

        int recomputed = live.update(5_004, NodeActuals.startedOn(today));

        assertThat(recomputed).isLessThan(40);
    }

    @Test
    void refusesUnusableValuesAndChangesNothing() {
        var plan = PlanBuilder.aPlan().node("a", 1).compiled();
        var live = LiveEvaluation.of(plan, Actuals.none(plan), Calendars.standard(), null);

        assertThatThrownBy(() -> live.update(0, NodeActuals.NONE.withProgress(101, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nodes[0].progressPercent");
        assertThat(live.evaluation().forecastFinish(0)).isEqualTo("2023-07-01");
    }
}
