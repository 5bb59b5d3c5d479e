package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares the engine with {@link BoundaryReference}, and with the definition of due dates, on plans in which a third
 * of the nodes are milestones. {@code -Dschedule.seed} repeats a run.
 */
class MilestoneReferenceTest {
    private static final int PLANS = Integer.getInteger("schedule.plans", 3_000);
    private static final long FIRST_SEED = Long.getLong("schedule.seed", System.nanoTime());
    private static final Calendars CALENDARS = Calendars.standard();
    private static final LocalDate ORIGIN = LocalDate.of(2023, 1, 5);

    private interface Check {
        void of(PlanSpec spec, Random random);
    }

    private static void forEveryPlan(Check check) {
        System.out.printf("%d plans with milestones from -Dschedule.seed=%d%n", PLANS, FIRST_SEED);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PLANS; seed++) {
            var random = new Random(seed);
            var spec = plan(random);
            try {
                check.of(spec, random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dschedule.seed=%d: %s".formatted(seed, spec), e);
            }
        }
    }

    private static PlanSpec plan(Random random) {
        Anchor anchor = random.nextBoolean()
                ? new Anchor.FinishBy(ORIGIN.plusDays(60 + random.nextInt(60)))
                : new Anchor.StartOn(ORIGIN.plusDays(random.nextInt(60)));
        boolean promises = random.nextInt(3) == 0;
        var nodes = new ArrayList<NodeSpec>();
        for (int n = 0, size = 2 + random.nextInt(7); n < size; n++) {
            var links = new ArrayList<Link>();
            for (int count = n == 0 ? 0 : random.nextInt(4); count > 0; count--) {
                var type = random.nextInt(2) == 0 ? LinkType.FS : LinkType.values()[random.nextInt(4)];
                links.add(new Link("n" + random.nextInt(n), type, random.nextInt(3) > 0 ? 0 : random.nextInt(10) - 4));
            }
            var calendar = List.of("", Calendars.NATURAL, Calendars.WORKING).get(random.nextInt(3));
            LocalDate due = null;
            if (promises && random.nextInt(4) == 0) {
                due = anchor.date()
                        .plusDays(anchor instanceof Anchor.FinishBy ? -random.nextInt(30) : random.nextInt(30));
            }
            nodes.add(new NodeSpec(
                    "n" + n,
                    random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(6),
                    calendar.isEmpty() ? null : calendar,
                    links,
                    due));
        }
        return new PlanSpec(random.nextBoolean() ? Calendars.NATURAL : Calendars.WORKING, anchor, nodes);
    }

    private static Evaluation evaluate(PlanSpec spec, Map<String, NodeActuals> actuals) {
        var plan = ((Compiled) Plan.compile(spec, CALENDARS)).plan();
        return ScheduleEngine.evaluate(plan, Actuals.of(plan, actuals), CALENDARS, null);
    }

    @Test
    void agreesWithTheBoundariesOnDatesFloatsAndFeasibility() {
        forEveryPlan((spec, random) -> {
            var evaluation = evaluate(spec, Map.of());
            var reference = new BoundaryReference(spec, CALENDARS);

            assertThat(evaluation.feasible()).as("feasible").isEqualTo(reference.feasible());
            for (var id : reference.ids()) {
                int node = evaluation.plan().index(id);
                boolean milestone = reference.milestone(id);
                long earliest = milestone ? reference.earliestDay(id) : reference.over(id, reference.earliest) - 1;
                assertThat(evaluation.earliestFinish(node).toEpochDay())
                        .as("earliest %s", id)
                        .isEqualTo(earliest);
                assertThat(evaluation.earliestStart(node).toEpochDay())
                        .as("earliest start %s", id)
                        .isEqualTo(milestone ? earliest : reference.earliest.get(id));
                if (!milestone) {
                    assertThat(evaluation.latestStart(node).toEpochDay())
                            .as("latest start %s", id)
                            .isEqualTo(reference.latest.get(id));
                }
                if (reference.feasible()) {
                    assertThat(evaluation.latestFinish(node).toEpochDay())
                            .as("latest %s", id)
                            .isEqualTo(reference.latestDay(id));
                    assertThat(evaluation.totalFloatDays(node))
                            .as("float %s", id)
                            .isEqualTo(reference.totalFloat(id));
                }
            }
        });
    }

    /** The due date is the last day on which the remaining nodes still meet every promise. */
    @Test
    void doneOnItsDueDateThePlanMeetsAndDoneAWorkdayLaterItMisses() {
        forEveryPlan((spec, random) -> {
            var planned = evaluate(spec, Map.of());
            if (!planned.feasible() || spec.anchor() instanceof Anchor.StartOn) {
                return;
            }
            var reference = new BoundaryReference(spec, CALENDARS);
            for (var id : reference.ids()) {
                var actuals = new HashMap<String, NodeActuals>();
                reference.before(id).forEach(each -> actuals.put(each, doneOnItsLastDay(planned, each)));
                actuals.put(id, doneOnItsLastDay(planned, id));
                assertThat(evaluate(spec, actuals).feasible())
                        .as("%s on its due date", id)
                        .isTrue();

                var last = planned.latestFinish(planned.plan().index(id)).toEpochDay();
                long later = last + 1;
                while (!reference.worked(id, later)) {
                    later++;
                }
                actuals.put(id, NodeActuals.completed(null, LocalDate.ofEpochDay(later)));
                boolean missesItsOwn = later > reference.lastDay(id);
                assertThat(missesItsOwn || !evaluate(spec, actuals).feasible())
                        .as("%s on %s, a workday after its due date", id, LocalDate.ofEpochDay(later))
                        .isTrue();
            }
        });
    }

    private static NodeActuals doneOnItsLastDay(Evaluation planned, String id) {
        return NodeActuals.completed(null, planned.latestFinish(planned.plan().index(id)));
    }

    /** A link from work that starts with the plan does not constrain a milestone at the start of the plan. */
    @Test
    void aRedundantLinkChangesNoFloatAndNoEarliestDate() {
        forEveryPlan((spec, random) -> {
            var before = evaluate(spec, Map.of());
            var reference = new BoundaryReference(spec, CALENDARS);
            if (spec.nodes().stream().anyMatch(node -> node.dueDate() != null)) {
                return;
            }
            var first = reference.ids().stream()
                    .filter(id -> !reference.milestone(id) && reference.earliest.get(id) == reference.planStart)
                    .filter(id -> reference.before(id).isEmpty())
                    .findFirst();
            if (first.isEmpty()) {
                return;
            }
            for (int n = 0; n < spec.nodes().size(); n++) {
                var node = spec.nodes().get(n);
                if (node.durationDays() > 0
                        || (reference.opening(node.nodeId())
                                && !node.predecessors().isEmpty())) {
                    continue; // next to another opening the day that is shown depends on which side of it the node is
                }
                var links = new ArrayList<>(node.predecessors());
                links.add(new Link(first.get(), LinkType.SS, 0));
                var nodes = new ArrayList<>(spec.nodes());
                nodes.set(n, new NodeSpec(node.nodeId(), 0, node.calendar(), links, null));
                var after = evaluate(new PlanSpec(spec.calendar(), spec.anchor(), nodes), Map.of());

                assertThat(after.totalFloatDays(n))
                        .as("float of %s", node.nodeId())
                        .isEqualTo(before.totalFloatDays(n));
                assertThat(after.earliestFinish(n)).isEqualTo(before.earliestFinish(n));
            }
        });
    }
}
