package city.renewal.bench.schedule;

import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.LinkType;
import city.renewal.schedule.Plan;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The measured plans, the same in every run. */
final class BenchmarkPlans {
    static final LocalDate START = LocalDate.of(2021, 3, 1);

    private static final List<LinkType> TYPES = List.of(LinkType.values());

    private BenchmarkPlans() {}

    /**
     * A programme's plan: {@code size} nodes of 1 to 9 working days, a hundred to a layer, each after up to three nodes of the
     * layer before, seven links in ten finish to start and the others of all types, a third of them with a lag from -2 to 5.
     * Every node follows the first one, as MPXJ's schedulers would start some before the plan else.
     */
    static PlanSpec programme(int size, Anchor anchor) {
        var random = new Random(20260630);
        var nodes = new ArrayList<NodeSpec>(size);
        for (int n = 0; n < size; n++) {
            var links = new ArrayList<Link>();
            if (n > 0) {
                links.add(new Link("n0", LinkType.FS, 0));
            }
            int layer = n / 100;
            for (int count = layer == 0 ? 0 : 1 + random.nextInt(3); count > 0; count--) {
                var before = "n" + Math.max(1, (layer - 1) * 100 + random.nextInt(100));
                if (links.stream().noneMatch(link -> before.equals(link.nodeId()))) {
                    links.add(new Link(before, type(random), lag(random)));
                }
            }
            nodes.add(new NodeSpec("n" + n, 1 + random.nextInt(9), null, links, null));
        }
        return new PlanSpec(Calendars.WORKING, anchor, nodes);
    }

    private static LinkType type(Random random) {
        return random.nextInt(10) < 7 ? LinkType.FS : TYPES.get(random.nextInt(TYPES.size()));
    }

    private static int lag(Random random) {
        return random.nextInt(3) == 0 ? random.nextInt(8) - 2 : 0;
    }

    /** One project of a district's programme: {@code size} nodes backwards from a promised finish, approvals first. */
    static PlanSpec project(int size, Random random) {
        var nodes = new ArrayList<NodeSpec>(size);
        for (int n = 0; n < size; n++) {
            var links = new ArrayList<Link>();
            if (n > 0) {
                links.add(new Link("n" + (n - 1 - random.nextInt(Math.min(3, n))), type(random), lag(random)));
            }
            int days = n % 7 == 6 ? 0 : 1 + random.nextInt(20);
            nodes.add(new NodeSpec("n" + n, days, n < size / 3 ? Calendars.WORKING : null, links, null));
        }
        var finish = LocalDate.of(2023, 10, 1).plusDays(random.nextInt(90));
        return new PlanSpec(Calendars.NATURAL, new Anchor.FinishBy(finish), nodes);
    }

    static Plan compiled(PlanSpec spec) {
        return switch (Plan.compile(spec, Calendars.standard())) {
            case Compilation.Compiled(var plan) -> plan;
            case Compilation.Invalid(var problems) ->
                throw new IllegalStateException("Expected a plan, but it had " + problems);
        };
    }
}
