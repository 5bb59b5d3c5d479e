package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random small plans of various shapes, from a seed; the order of their nodes is not topological. */
final class RandomPlans {
    /** Includes a calendar in which every fifth day and a winter stop are off. */
    static final Calendars CALENDARS = Calendars.standard().with("DUSTY", dusty());

    private static final LocalDate ORIGIN = LocalDate.of(2022, 12, 1);

    private final Random random;

    RandomPlans(long seed) {
        this.random = new Random(seed);
    }

    private static WorkCalendar dusty() {
        var exceptions = new HashMap<LocalDate, Boolean>();
        for (var day = LocalDate.of(2022, 1, 1); day.getYear() < 2025; day = day.plusDays(5)) {
            exceptions.put(day, false);
        }
        for (var day = LocalDate.of(2023, 1, 5); day.getDayOfYear() < 30; day = day.plusDays(1)) {
            exceptions.put(day, false);
        }
        return WorkCalendar.china().withExceptions(exceptions);
    }

    LocalDate date(int span) {
        return ORIGIN.plusDays(random.nextInt(span));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int number(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    PlanSpec plan(int mostNodes) {
        return plan(
                mostNodes, chance(0.5) ? new Anchor.FinishBy(date(300).plusDays(100)) : new Anchor.StartOn(date(300)));
    }

    PlanSpec plan(int mostNodes, Anchor anchor) {
        boolean mixed = chance(0.6);
        double promises = chance(0.5) ? 0 : 0.25;
        double milestones = chance(0.3) ? 0.6 : 0.15;
        int size = number(1, mostNodes);
        var nodes = new ArrayList<NodeSpec>();
        for (int n = 0; n < size; n++) {
            var links = new ArrayList<Link>();
            for (int count = n == 0 ? 0 : number(0, 3); count > 0; count--) {
                links.add(new Link("n" + random.nextInt(n), type(), lag()));
            }
            int days = chance(milestones) ? 0 : number(1, 9);
            var due = chance(promises) ? anchor.date().plusDays(dueOffset(anchor)) : null;
            nodes.add(new NodeSpec("n" + n, days, mixed ? calendar() : null, links, due));
        }
        Collections.shuffle(nodes, random);
        return new PlanSpec(any(List.of(Calendars.NATURAL, Calendars.WORKING, "DUSTY")), anchor, nodes);
    }

    private int dueOffset(Anchor anchor) {
        return switch (anchor) {
            case Anchor.FinishBy finishBy -> number(-40, 5);
            case Anchor.StartOn startOn -> number(0, 40);
        };
    }

    private LinkType type() {
        return chance(0.55) ? LinkType.FS : any(List.of(LinkType.values()));
    }

    private int lag() {
        return chance(0.6) ? 0 : number(-5, 6);
    }

    private String calendar() {
        return any(java.util.Arrays.asList(null, Calendars.NATURAL, Calendars.WORKING, "DUSTY"));
    }

    /** Reports on some of the nodes, around a data date; consistent per node, but not with the order of work. */
    Map<String, NodeActuals> actuals(PlanSpec plan, LocalDate around) {
        var actuals = new HashMap<String, NodeActuals>();
        for (var node : plan.nodes()) {
            if (chance(0.4)) {
                actuals.put(node.nodeId(), actuals(around));
            }
        }
        return actuals;
    }

    NodeActuals actuals(LocalDate around) {
        var started = around.minusDays(number(-2, 20));
        var from = chance(0.5) ? null : started.plusDays(number(0, 15));
        return switch (random.nextInt(6)) {
            case 0 -> NodeActuals.startedOn(started);
            case 1 -> NodeActuals.startedOn(started).withRemaining(number(0, 9), from);
            case 2 -> NodeActuals.startedOn(started).withProgress(number(0, 100), from);
            case 3 -> NodeActuals.NONE.withProgress(number(0, 100), from);
            case 4 -> NodeActuals.completed(started, started.plusDays(number(0, 15)));
            default -> NodeActuals.completed(null, started);
        };
    }
}
