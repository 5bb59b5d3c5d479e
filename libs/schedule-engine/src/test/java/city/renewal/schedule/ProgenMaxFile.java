package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with minimal and maximal lags between starts, in the format of ProGen/max ({@code .sch}) that PSPLIB uses
 * for RCPSP/max. An arc means {@code start(to) ≥ start(from) + lag}; a maximal lag is a backward arc with a negative
 * lag. Resources are ignored.
 */
record ProgenMaxFile(String name, List<Integer> durations, List<Arc> arcs) {
    /** Starts are at least so many days apart. */
    record Arc(int from, int to, int lag) {}

    static ProgenMaxFile parse(String name, String text) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int nodes = numbers(lines.getFirst()).getFirst() + 2;
        var arcs = new ArrayList<Arc>();
        var durations = new ArrayList<Integer>();
        for (int node = 0; node < nodes; node++) {
            var row = numbers(lines.get(1 + node));
            int successors = row.get(2);
            for (int n = 0; n < successors; n++) {
                arcs.add(new Arc(node, row.get(3 + n), row.get(3 + successors + n)));
            }
            durations.add(numbers(lines.get(1 + nodes + node)).get(2));
        }
        return new ProgenMaxFile(name, durations, arcs);
    }

    private static List<Integer> numbers(String line) {
        return List.of(line.replaceAll("[\\[\\]]", " ").strip().split("\\s+")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    /**
     * The arcs that a plan can express: SS with a lag. A plan has no cycles, and a maximal lag always forms a cycle
     * with the minimal lags that it bounds, so arcs that would close a cycle are left out.
     */
    List<Arc> expressible() {
        var kept = new ArrayList<>(arcs.stream().filter(arc -> arc.lag() >= 0).toList());
        for (var arc : arcs) {
            if (arc.lag() < 0 && !leads(kept, arc.to(), arc.from())) {
                kept.add(arc);
            }
        }
        return kept;
    }

    private boolean leads(List<Arc> some, int from, int to) {
        var reached = new boolean[durations.size()];
        reached[from] = true;
        for (boolean found = true; found; ) {
            found = false;
            for (var arc : some) {
                if (reached[arc.from()] && !reached[arc.to()]) {
                    reached[arc.to()] = true;
                    found = true;
                }
            }
        }
        return reached[to];
    }

    PlanSpec plan(Anchor anchor) {
        var predecessors = new ArrayList<List<Link>>();
        durations.forEach(each -> predecessors.add(new ArrayList<>()));
        for (var arc : expressible()) {
            predecessors.get(arc.to()).add(new Link("node " + arc.from(), LinkType.SS, arc.lag()));
        }
        var nodes = new ArrayList<NodeSpec>();
        for (int node = 0; node < durations.size(); node++) {
            nodes.add(new NodeSpec("node " + node, durations.get(node), null, predecessors.get(node), null));
        }
        return new PlanSpec(Calendars.NATURAL, anchor, nodes);
    }

    /** The earliest starts that some arcs allow, computed by repeated relaxation of all arcs until nothing changes. */
    List<Integer> earliestStarts(List<Arc> some) {
        var starts = new int[durations.size()];
        int rounds = 0;
        for (boolean changed = true; changed; rounds++) {
            if (rounds > durations.size()) {
                throw new IllegalArgumentException(
                        "Expected %s to have a schedule, but its lags contradict".formatted(name));
            }
            changed = false;
            for (var arc : some) {
                if (starts[arc.from()] + arc.lag() > starts[arc.to()]) {
                    starts[arc.to()] = starts[arc.from()] + arc.lag();
                    changed = true;
                }
            }
        }
        return java.util.Arrays.stream(starts).boxed().toList();
    }
}
