package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.Compilation.Invalid;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans of the maximum size in various shapes: no algorithm is quadratic or recursive. */
class LargePlansTest {
    private static final Anchor START = new Anchor.StartOn(LocalDate.of(2023, 7, 1));
    private static final int NODES = Plan.MAX_NODES;

    private static Plan compiled(List<NodeSpec> nodes) {
        return ((Compiled) Plan.compile(new PlanSpec(null, START, nodes), Calendars.standard())).plan();
    }

    private static List<PlanProblem> problems(List<NodeSpec> nodes) {
        return Plan.compile(new PlanSpec(null, START, nodes), Calendars.standard()) instanceof Invalid invalid
                ? invalid.problems()
                : List.of();
    }

    @Test
    void aChainOfAllNodesHasItsDatesItsChainAndItsReports() {
        var nodes = new ArrayList<NodeSpec>(NODES);
        for (int n = 0; n < NODES; n++) {
            nodes.add(new NodeSpec(
                    "n" + n, n % 5 == 0 ? 1 : 0, null, n == 0 ? List.of() : List.of(after("n" + (n - 1))), null));
        }
        var plan = compiled(nodes);
        var today = LocalDate.of(2023, 7, 10);

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), today);
        var live = LiveEvaluation.of(plan, Actuals.none(plan), Calendars.standard(), today);
        live.update(0, NodeActuals.startedOn(today).withRemaining(3, today));

        assertThat(evaluation.finish()).isEqualTo(today.plusDays(NODES / 5 - 1));
        assertThat(evaluation.drivingChain()).hasSize(NODES);
        assertThat(live.evaluation().finish()).isEqualTo(today.plusDays(NODES / 5 + 1));
        assertThat(live.evaluation().freeFloatDays(NODES - 1)).isZero();
    }

    @Test
    void allNodesWithAsManyLinksAsMayBe() {
        var random = new Random(5);
        var nodes = new ArrayList<NodeSpec>(NODES);
        for (int n = 0; n < NODES; n++) {
            var links = new ArrayList<Link>();
            for (int count = 0; n > 0 && count < 5; count++) {
                var type = LinkType.values()[random.nextInt(4)];
                links.add(new Link("n" + (n - 1 - random.nextInt(Math.min(n, 1_000))), type, random.nextInt(4) - 2));
            }
            nodes.add(new NodeSpec("n" + n, n % 3 == 0 ? 1 : 0, n % 2 == 0 ? Calendars.WORKING : null, links, null));
        }
        Collections.shuffle(nodes, random);
        var plan = compiled(nodes);

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);

        long floats = 0;
        for (int node = 0; node < NODES; node++) {
            assertThat(evaluation.totalFloatDays(node)).isNotNegative();
            floats += evaluation.freeFloatDays(node);
        }
        assertThat(floats).isPositive();
        assertThat(evaluation.feasible()).isTrue();
    }

    @Test
    void oneNodeThatAllOthersWaitForAndOneThatWaitsForAll() {
        var nodes = new ArrayList<NodeSpec>(NODES);
        nodes.add(new NodeSpec("first", 1, null, List.of(), null));
        var all = new ArrayList<Link>();
        for (int n = 0; n < NODES - 2; n++) {
            nodes.add(new NodeSpec("n" + n, 1 + n % 9, null, List.of(after("first")), null));
            all.add(after("n" + n));
        }
        nodes.add(new NodeSpec("last", 1, null, all, null));
        var plan = compiled(nodes);

        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);

        assertThat(evaluation.finish()).isEqualTo("2023-07-11");
        assertThat(evaluation.drivingChainIds()).containsExactly("first", "n8", "last");
    }

    @Test
    void asManyCyclesAsMayBeAreRefusedWithoutAnEndlessList() {
        var nodes = new ArrayList<NodeSpec>(NODES);
        for (int n = 0; n < NODES; n++) {
            nodes.add(new NodeSpec("n" + n, 1, null, List.of(after("n" + (n ^ 1))), null));
        }

        assertThat(problems(nodes))
                .hasSize(Plan.MAX_PROBLEMS)
                .allMatch(each -> each.nodeIds().size() == 2);
    }

    @Test
    void aKnotInWhichEverythingWaitsForEverythingIsRefusedWithOneCycle() {
        int size = 700;
        var nodes = new ArrayList<NodeSpec>();
        for (int n = 0; n < size; n++) {
            var links = new ArrayList<Link>();
            for (int other = 0; other < size; other++) {
                if (other != n) {
                    links.add(after("n" + other));
                }
            }
            nodes.add(new NodeSpec("n" + n, 1, null, links, null));
        }

        assertThat(problems(nodes)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(PlanProblem.Code.CYCLE);
            assertThat(problem.nodeIds()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyNodeWrongIsRefusedWithoutAnEndlessList() {
        var nodes = Collections.nCopies(NODES, new NodeSpec("same", -1, "LUNAR", List.of(after("same")), null));

        assertThat(problems(nodes)).hasSize(Plan.MAX_PROBLEMS);
    }
}
