package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mpxj.cpm.CpmException;
import org.mpxj.cpm.MicrosoftScheduler;
import org.mpxj.cpm.PrimaveraScheduler;
import org.mpxj.cpm.Scheduler;

/**
 * Compares the engine with MPXJ's schedulers, on plans that both interpret in the same way. Excluded, with reasons:
 *
 * <ul>
 *   <li>Nodes that a lag or a link to the finish could move before the start of the plan: MPXJ lets them start there,
 *       this engine does not. Here every node follows the first one, so that none moves so far.
 *   <li>Latest dates with mixed calendars and links other than finish to start without a negative lag: MPXJ rounds
 *       forward in its backward pass, so its latest dates, taken as dates, can move the successor. This engine's are
 *       the exact adjoint of the forward pass, as the reference test proves.
 *   <li>Links to a finish with mixed calendars: MPXJ counts the duration back from the limit, so that on a day off the
 *       successor finishes before it. In this engine it finishes on the next workday.
 *   <li>Lags of mixed calendars in {@code MicrosoftScheduler}: Microsoft Project counts them on the successor's
 *       calendar, this engine on the predecessor's, as Primavera does.
 *   <li>Milestones in {@code MicrosoftScheduler}: it shows a milestone after a finish on the next morning.
 *   <li>Milestones that only follow a start: MPXJ shows them on the day that starts, this engine on the day that ends.
 *   <li>Milestones on mixed calendars: MPXJ shows a finish milestone on its own day off, this engine on the next
 *       workday.
 * </ul>
 */
class MpxjDifferentialTest {
    private static final int PLANS = Integer.getInteger("schedule.plans", 700);
    private static final List<LinkType> FS = List.of(LinkType.FS);
    private static final List<LinkType> TO_START = List.of(LinkType.FS, LinkType.SS);
    private static final List<LinkType> ALL = List.of(LinkType.values());

    private record Kind(boolean milestones, boolean mixed, int fewestLagDays, List<LinkType> types) {}

    @Test
    void microsoftOneCalendarAllLinks() {
        compare(new Kind(false, false, -3, ALL), MicrosoftScheduler::new, true);
    }

    @Test
    void microsoftMixedCalendarsWithoutLag() {
        compare(new Kind(false, true, Integer.MAX_VALUE, FS), MicrosoftScheduler::new, true);
    }

    @Test
    void primaveraOneCalendarAllLinks() {
        compare(new Kind(false, false, -3, ALL), PrimaveraScheduler::new, true);
    }

    @Test
    void primaveraMixedCalendarsLinksToTheStartEarliestDates() {
        compare(new Kind(false, true, -3, TO_START), PrimaveraScheduler::new, false);
    }

    @Test
    void primaveraMixedCalendarsLatestDates() {
        compare(new Kind(false, true, 0, FS), PrimaveraScheduler::new, true);
    }

    @Test
    void primaveraMilestones() {
        compare(new Kind(true, false, 0, FS), PrimaveraScheduler::new, true);
    }

    private static void compare(Kind kind, Supplier<Scheduler> scheduler, boolean latestToo) {
        long first = Long.getLong("schedule.seed", System.nanoTime());
        System.out.printf("%d plans for %s from -Dschedule.seed=%d%n", PLANS, kind, first);
        for (long seed = first; seed < first + PLANS; seed++) {
            var spec = plan(kind, new Random(seed));
            var theirs = theirs(spec, scheduler.get(), latestToo);
            assertThat(ours(spec, latestToo))
                    .as("-Dschedule.seed=%d: %s", seed, spec)
                    .isEqualTo(theirs);
        }
    }

    private static List<String> ours(PlanSpec spec, boolean latestToo) {
        var plan = ((Compiled) Plan.compile(spec, Calendars.standard())).plan();
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);
        var lines = new ArrayList<String>();
        for (int node = 0; node < plan.size(); node++) {
            lines.add(line(
                    plan.nodeId(node),
                    evaluation.earliestStart(node),
                    evaluation.earliestFinish(node),
                    latestToo ? evaluation.latestStart(node) : null,
                    latestToo ? evaluation.latestFinish(node) : null));
        }
        return lines;
    }

    private static List<String> theirs(PlanSpec spec, Scheduler scheduler, boolean latestToo) {
        try {
            var schedule = new MpxjSchedule(spec, Calendars.standard(), scheduler);
            return spec.nodes().stream()
                    .map(NodeSpec::nodeId)
                    .map(id -> line(
                            id,
                            schedule.earliestStart(id),
                            schedule.earliestFinish(id),
                            latestToo ? schedule.latestStart(id) : null,
                            latestToo ? schedule.latestFinish(id) : null))
                    .toList();
        } catch (CpmException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(String id, LocalDate... dates) {
        return id + " " + List.of(java.util.Arrays.toString(dates));
    }

    /** All other nodes follow the first one; each has up to two more predecessors among them. */
    private static PlanSpec plan(Kind kind, Random random) {
        var calendars = List.of(Calendars.NATURAL, Calendars.WORKING);
        var nodes = new ArrayList<NodeSpec>();
        int size = 2 + random.nextInt(9);
        for (int n = 0; n < size; n++) {
            var links = new ArrayList<Link>();
            if (n > 0) {
                links.add(new Link("n0", LinkType.FS, 0));
            }
            for (int count = n > 1 ? random.nextInt(3) : 0; count > 0; count--) {
                var before = "n" + (1 + random.nextInt(n - 1));
                if (links.stream().noneMatch(link -> link.nodeId().equals(before))) {
                    var type = kind.types.get(random.nextInt(kind.types.size()));
                    links.add(new Link(before, type, lag(kind, random)));
                }
            }
            boolean milestone = kind.milestones && n > 0 && random.nextInt(3) == 0;
            var calendar = kind.mixed ? calendars.get(random.nextInt(2)) : null;
            nodes.add(new NodeSpec("n" + n, milestone ? 0 : 1 + random.nextInt(9), calendar, links, null));
        }
        var start = WorkCalendar.china().nextWorkday(LocalDate.of(2022, 12, 1).plusDays(random.nextInt(300)));
        return new PlanSpec(calendars.get(random.nextInt(2)), new Anchor.StartOn(start), nodes);
    }

    private static int lag(Kind kind, Random random) {
        return kind.fewestLagDays == Integer.MAX_VALUE
                ? 0
                : kind.fewestLagDays + random.nextInt(6 - kind.fewestLagDays);
    }
}
