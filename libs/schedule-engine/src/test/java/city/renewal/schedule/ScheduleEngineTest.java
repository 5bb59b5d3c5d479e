package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleEngineTest {
    @Test
    void worksBackwardsFromThePromisedFinish() {
        var spec = new PlanSpec(
                "NATURAL",
                new Anchor.FinishBy(LocalDate.of(2023, 7, 31)),
                List.of(
                        new NodeSpec("late", 10, null, List.of(), LocalDate.of(2023, 6, 20)),
                        new NodeSpec("next", 10, null, List.of(new Link("late", LinkType.FS, 0)), null),
                        new NodeSpec("last", 5, null, List.of(new Link("next", LinkType.FS, 0)), null)));
        var plan = ((Compiled) Plan.compile(spec, Calendars.standard())).plan();

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);

        assertThat(evaluation.dueDate(0)).isEqualTo(LocalDate.of(2023, 6, 20));
        assertThat(evaluation.dueDate(1)).isEqualTo(LocalDate.of(2023, 7, 26));
        assertThat(evaluation.dueDate(2)).isEqualTo(LocalDate.of(2023, 7, 31));
        assertThat(evaluation.feasible()).isTrue();
    }

    @Test
    void threeNaturalDaysFromTheFirstFinishOnTheThirdAndTheSuccessorStartsOnTheFourth() {
        var spec = new PlanSpec(
                "NATURAL",
                new Anchor.StartOn(LocalDate.of(2023, 7, 1)),
                List.of(
                        new NodeSpec("source", 0, null, List.of(), null),
                        new NodeSpec("a", 3, null, List.of(new Link("source", LinkType.FS, 0)), null),
                        new NodeSpec("m", 0, null, List.of(new Link("a", LinkType.FS, 0)), null),
                        new NodeSpec("b", 2, null, List.of(new Link("m", LinkType.FS, 0)), null)));
        var plan = ((Compiled) Plan.compile(spec, Calendars.standard())).plan();

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);

        assertThat(evaluation.earliestStart(0)).isEqualTo(LocalDate.of(2023, 7, 1));
        assertThat(evaluation.latestFinish(0)).isEqualTo(LocalDate.of(2023, 7, 1));
        assertThat(evaluation.earliestFinish(1)).isEqualTo(LocalDate.of(2023, 7, 3));
        assertThat(evaluation.earliestFinish(2)).isEqualTo(LocalDate.of(2023, 7, 3));
        assertThat(evaluation.earliestStart(3)).isEqualTo(LocalDate.of(2023, 7, 4));
        assertThat(evaluation.finish()).isEqualTo(LocalDate.of(2023, 7, 5));
        assertThat(evaluation.drivingChainIds()).containsExactly("a", "m", "b");
        for (int node = 0; node < plan.size(); node++) {
            assertThat(evaluation.totalFloatDays(node)).isZero();
            assertThat(evaluation.critical(node)).isTrue();
        }
    }
}
