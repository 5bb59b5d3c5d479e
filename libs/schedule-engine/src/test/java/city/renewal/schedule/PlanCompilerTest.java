package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Invalid;
import city.renewal.schedule.PlanProblem.Code;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which plans are refused, and with which path. */
class PlanCompilerTest {
    private static void assertRefused(PlanBuilder plan, Code code, String path) {
        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).startsWith("Expected ");
        });
    }

    @Test
    void aCycleWithItsNodesInOrder() {
        var problems = aPlan().node("start", 1)
                .node("a", 1, after("start"), after("c"))
                .node("b", 1, after("a"))
                .node("c", 1, after("b"))
                .node("end", 1, after("c"))
                .problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.CYCLE);
            assertThat(problem.nodeIds()).containsExactly("a", "b", "c");
            assertThat(problem.path()).isEqualTo("nodes[1].predecessors[1].nodeId");
            assertThat(problem.message()).isEqualTo("Expected no cycle, but found a → b → c → a");
        });
    }

    @Test
    void everyCycleThatStandsAlone() {
        var problems = aPlan().node("a", 1, after("b"))
                .node("b", 1, after("a", LinkType.SS, 0))
                .node("c", 1, after("d"), after("a"))
                .node("d", 1, after("c"))
                .problems();

        assertThat(problems).extracting(PlanProblem::code).containsOnly(Code.CYCLE);
        assertThat(problems)
                .extracting(PlanProblem::nodeIds)
                .satisfiesExactlyInAnyOrder(
                        ids -> assertThat(ids).containsExactlyInAnyOrder("a", "b"),
                        ids -> assertThat(ids).containsExactlyInAnyOrder("c", "d"));
    }

    @Test
    void aReportedCycleIsOne() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new RandomPlans(seed);
            int size = random.number(2, 30);
            var nodes = new ArrayList<NodeSpec>();
            for (int n = 0; n < size; n++) {
                var links = new ArrayList<Link>();
                for (int count = random.number(0, 2); count > 0; count--) {
                    int other = random.number(0, size - 1);
                    if (other != n) {
                        links.add(after("n" + other));
                    }
                }
                nodes.add(new NodeSpec("n" + n, 1, null, links, null));
            }
            var spec = new PlanSpec(null, new Anchor.StartOn(LocalDate.of(2023, 7, 1)), nodes);

            if (Plan.compile(spec, Calendars.standard()) instanceof Invalid invalid) {
                assertThat(invalid.problems()).as("seed %d", seed).isNotEmpty().allSatisfy(problem -> {
                    var ids = problem.nodeIds();
                    assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
                    for (int i = 0; i < ids.size(); i++) {
                        var successor = ids.get((i + 1) % ids.size());
                        var predecessors = nodes.get(Integer.parseInt(successor.substring(1)))
                                .predecessors();
                        assertThat(predecessors).contains(after(ids.get(i)));
                    }
                });
            }
        }
    }

    @Test
    void aNodeThatWaitsForItself() {
        assertRefused(aPlan().node("a", 1, after("a")), Code.SELF_LOOP, "nodes[0].predecessors[0].nodeId");
    }

    @Test
    void aNodeIdTwice() {
        assertRefused(aPlan().node("a", 1).node("b", 1).node("a", 2), Code.DUPLICATE_ID, "nodes[2].nodeId");
    }

    @Test
    void aPredecessorThatIsNotInThePlan() {
        assertRefused(
                aPlan().node("a", 1).node("b", 1, after("a"), after("x")),
                Code.UNKNOWN_PREDECESSOR,
                "nodes[1].predecessors[1].nodeId");
    }

    @Test
    void aMissingOrBlankId() {
        assertRefused(aPlan().node(null, 1), Code.REQUIRED, "nodes[0].nodeId");
        assertRefused(aPlan().node(" ", 1), Code.REQUIRED, "nodes[0].nodeId");
        assertRefused(aPlan().node("a", 1, after(null)), Code.REQUIRED, "nodes[0].predecessors[0].nodeId");
        assertRefused(aPlan().node("a".repeat(201), 1), Code.VALUE_OUT_OF_RANGE, "nodes[0].nodeId");
    }

    @Test
    void aDurationOrALagThatIsAbsurd() {
        assertRefused(aPlan().node("a", -1), Code.DURATION_OUT_OF_RANGE, "nodes[0].durationDays");
        assertRefused(aPlan().node("a", Integer.MAX_VALUE), Code.DURATION_OUT_OF_RANGE, "nodes[0].durationDays");
        assertRefused(
                aPlan().node("a", 1).node("b", 1, after("a", LinkType.FS, Integer.MIN_VALUE)),
                Code.LAG_OUT_OF_RANGE,
                "nodes[1].predecessors[0].lagDays");
    }

    @Test
    void aDateOutsideTheCalendar() {
        assertRefused(aPlan().finishingBy("1989-12-31"), Code.DATE_OUT_OF_RANGE, "anchor.finishBy");
        assertRefused(aPlan().startingOn("2101-01-01"), Code.DATE_OUT_OF_RANGE, "anchor.startOn");
        assertRefused(aPlan().node("a", 1).due("+999999999-12-31"), Code.DATE_OUT_OF_RANGE, "nodes[0].dueDate");
    }

    @Test
    void aPlanThatRunsOutOfTheCalendar() {
        assertRefused(
                aPlan().startingOn("2023-07-01").node("a", 20_000).node("b", 20_000, after("a")),
                Code.DATE_OUT_OF_RANGE,
                "nodes[1]");
        assertRefused(aPlan().finishingBy("2023-07-31").node("a", 36_500), Code.DATE_OUT_OF_RANGE, "nodes[0]");
        assertRefused(
                aPlan().startingOn("2023-07-01").node("a", 1).node("b", 1, after("a", LinkType.FS, 36_500)),
                Code.DATE_OUT_OF_RANGE,
                "nodes[1]");
    }

    @Test
    void aChainThatGoesOutOfTheCalendarAndComesBack() {
        assertRefused(
                aPlan().startingOn("2023-07-01").node("a", 36_500).node("b", 1, after("a", LinkType.FS, -36_500)),
                Code.DATE_OUT_OF_RANGE,
                "nodes[0]");
    }

    @Test
    void aPromiseBeforeTheStart() {
        assertRefused(
                aPlan().startingOn("2023-07-01").node("a", 1).due("2023-06-30"),
                Code.DUE_BEFORE_START,
                "nodes[0].dueDate");
    }

    @Test
    void butNotAPromiseBeforeTheStartThatWasDecidedBefore() {
        var spec =
                aPlan().startingOn("2023-07-01").node("a", 3).due("2023-06-30").spec();

        assertThat(Plan.compileDecided(spec, Calendars.standard()))
                .isInstanceOfSatisfying(Compilation.Compiled.class, compiled -> {
                    var plan = compiled.plan();
                    var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);
                    assertThat(evaluation.dueDate(0)).isEqualTo("2023-06-30");
                    assertThat(evaluation.shortByDays()).isEqualTo(3);
                });
    }

    @Test
    void anUnknownCalendar() {
        assertRefused(aPlan().on("LUNAR"), Code.UNKNOWN_CALENDAR, "calendar");
        assertRefused(aPlan().node("a", 1).workingOn("LUNAR"), Code.UNKNOWN_CALENDAR, "nodes[0].calendar");
    }

    @Test
    void aPlanWithoutAnAnchor() {
        var compilation = Plan.compile(new PlanSpec(null, null, List.of()), Calendars.standard());

        assertThat(compilation)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(PlanProblem::path)
                                .containsExactly("anchor"));
    }

    @Test
    void aPlanThatIsTooLarge() {
        var anchor = new Anchor.StartOn(LocalDate.of(2023, 7, 1));
        var node = new NodeSpec("a", 1, null, List.of(), null);
        var nodes = Collections.nCopies(Plan.MAX_NODES + 1, node);
        var links = Collections.nCopies(1_000_000, after("a"));

        assertThat(Plan.compile(new PlanSpec(null, anchor, nodes), Calendars.standard()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(PlanProblem::code)
                                .containsExactly(Code.TOO_MANY_NODES));
        assertThat(Plan.compile(
                        new PlanSpec(null, anchor, List.of(node, new NodeSpec("b", 1, null, links, null))),
                        Calendars.standard()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(PlanProblem::code)
                                .containsExactly(Code.TOO_MANY_LINKS));
    }

    @Test
    void allProblemsAtOnceButNoEndlessList() {
        var plan = aPlan().node("a", -1, after("x")).node("a", 1);
        var bad = aPlan();
        for (int n = 0; n < 5_000; n++) {
            bad.node("n" + n, -1);
        }

        assertThat(plan.problems())
                .extracting(PlanProblem::code)
                .containsExactlyInAnyOrder(Code.DUPLICATE_ID, Code.DURATION_OUT_OF_RANGE, Code.UNKNOWN_PREDECESSOR);
        assertThat(bad.problems()).hasSize(Plan.MAX_PROBLEMS);
    }

    @Test
    void actualsThatContradictThemselves() {
        var started = LocalDate.of(2023, 7, 2);

        assertThat(NodeActuals.completed(started, started.minusDays(1)).problems("nodes[0]"))
                .extracting(PlanProblem::path, PlanProblem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nodes[0].completedOn", Code.COMPLETED_BEFORE_STARTED));
        assertThat(NodeActuals.NONE.withRemaining(-1, null).problems("nodes[0]"))
                .extracting(PlanProblem::path)
                .containsExactly("nodes[0].remainingDays");
        assertThat(NodeActuals.NONE.withProgress(101, LocalDate.of(1900, 1, 1)).problems("nodes[0]"))
                .extracting(PlanProblem::path)
                .containsExactly("nodes[0].remainingFrom", "nodes[0].progressPercent");
    }

    @Test
    void acceptsTheLargestPlanInOneGo() {
        var nodes = new ArrayList<NodeSpec>(Plan.MAX_NODES);
        for (int n = 0; n < Plan.MAX_NODES; n++) {
            var links = new ArrayList<Link>();
            for (int back = 1; back <= 5 && n % 100 >= back; back++) {
                links.add(after("n" + (n - back)));
            }
            nodes.add(new NodeSpec("n" + n, n % 7, n % 3 == 0 ? Calendars.WORKING : null, links, null));
        }
        var spec = new PlanSpec(null, new Anchor.StartOn(LocalDate.of(2023, 7, 1)), nodes);

        assertThat(Plan.compile(spec, Calendars.standard())).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void aChainOfTheLargestLengthNeedsNoDeepStack() {
        var nodes = new ArrayList<NodeSpec>(Plan.MAX_NODES);
        for (int n = 0; n < Plan.MAX_NODES; n++) {
            nodes.add(new NodeSpec("n" + n, 0, null, n == 0 ? List.of() : List.of(after("n" + (n - 1))), null));
        }
        var cycle = new ArrayList<>(nodes);
        cycle.set(0, new NodeSpec("n0", 0, null, List.of(after("n" + (Plan.MAX_NODES - 1))), null));
        var anchor = new Anchor.StartOn(LocalDate.of(2023, 7, 1));

        assertThat(Plan.compile(new PlanSpec(null, anchor, nodes), Calendars.standard()))
                .isInstanceOf(Compilation.Compiled.class);
        assertThat(Plan.compile(new PlanSpec(null, anchor, cycle), Calendars.standard()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems().getFirst().nodeIds())
                                .hasSize(Plan.MAX_NODES));
    }
}
