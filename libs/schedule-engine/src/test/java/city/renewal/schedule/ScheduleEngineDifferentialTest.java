package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.ReferenceSchedule.NodeResult;
import city.renewal.schedule.ReferenceSchedule.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the engine with the slow {@link ReferenceSchedule}; {@code -Dschedule.seed} repeats a run. */
class ScheduleEngineDifferentialTest {
    private static final int PLANS = Integer.getInteger("schedule.plans", 2_000);

    @Test
    void agreesWithTheReferenceOnEveryRandomPlan() {
        long seed = Long.getLong("schedule.seed", System.nanoTime());
        System.out.printf("%d random plans from -Dschedule.seed=%d%n", PLANS, seed);
        for (int n = 0; n < PLANS; n++) {
            compare(seed + n, n % 3 != 0);
        }
    }

    private static void compare(long seed, boolean withActuals) {
        var random = new RandomPlans(seed);
        var spec = random.plan(9);
        LocalDate today =
                withActuals && random.chance(0.8) ? spec.anchor().date().plusDays(random.number(-40, 40)) : null;
        Map<String, NodeActuals> actuals =
                withActuals ? random.actuals(spec, today == null ? spec.anchor().date() : today) : Map.of();
        var plan = ((Compiled) Plan.compile(spec, RandomPlans.CALENDARS)).plan();

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.of(plan, actuals), RandomPlans.CALENDARS, today);
        var schedule = new ReferenceSchedule(spec, RandomPlans.CALENDARS, actuals, today);
        var reference = schedule.answer();

        // A comparison field by field would report more, but takes longer than everything else together.
        if (!answer(evaluation).equals(reference)) {
            assertThat(answer(evaluation))
                    .as("-Dschedule.seed=%d: %s, actuals %s, today %s", seed, spec, actuals, today)
                    .usingRecursiveComparison()
                    .isEqualTo(reference);
        }
        assertThat(ReferenceChain.problems(schedule, reference, evaluation.drivingChainIds()))
                .as(
                        "the chain %s with -Dschedule.seed=%d: %s, actuals %s",
                        evaluation.drivingChainIds(), seed, spec, actuals)
                .isEmpty();
    }

    private static Result answer(Evaluation evaluation) {
        var nodes = new ArrayList<NodeResult>();
        for (int node = 0; node < evaluation.plan().size(); node++) {
            nodes.add(new NodeResult(
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
        return new Result(
                evaluation.start(), evaluation.finish(), evaluation.feasible(), evaluation.shortByDays(), nodes);
    }
}
