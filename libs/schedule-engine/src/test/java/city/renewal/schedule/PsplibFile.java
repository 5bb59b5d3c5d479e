package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.PlanSpec.NodeSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A single-mode network of PSPLIB ({@code .sm}): jobs with their successors and durations, and the length of the
 * longest path, called MPM-Time in the header. Resources are ignored.
 */
record PsplibFile(String name, int mpmTime, List<Integer> durations, List<List<Integer>> successors) {

    static PsplibFile parse(String name, String text) {
        var lines = text.lines().toList();
        var header = numbers(lines.get(indexOf(lines, "pronr.") + 1));
        var successors = new ArrayList<List<Integer>>();
        for (int at = indexOf(lines, "PRECEDENCE RELATIONS:") + 2;
                !lines.get(at).startsWith("*");
                at++) {
            var row = numbers(lines.get(at));
            successors.add(row.subList(3, 3 + row.get(2)));
        }
        var durations = new ArrayList<Integer>();
        for (int at = indexOf(lines, "REQUESTS/DURATIONS:") + 3; !lines.get(at).startsWith("*"); at++) {
            durations.add(numbers(lines.get(at)).get(2));
        }
        if (durations.size() != successors.size()) {
            throw new IllegalArgumentException("Expected %s to have as many durations as jobs, but there were %d and %d"
                    .formatted(name, durations.size(), successors.size()));
        }
        return new PsplibFile(name, header.get(5), durations, successors);
    }

    private static int indexOf(List<String> lines, String start) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).strip().startsWith(start)) {
                return at;
            }
        }
        throw new IllegalArgumentException("Expected a line that starts with '%s'".formatted(start));
    }

    private static List<Integer> numbers(String line) {
        return List.of(line.strip().split("\\s+")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    PlanSpec plan(Anchor anchor) {
        var predecessors = new ArrayList<List<Link>>();
        durations.forEach(each -> predecessors.add(new ArrayList<>()));
        for (int job = 0; job < successors.size(); job++) {
            for (int successor : successors.get(job)) {
                predecessors.get(successor - 1).add(new Link("job " + (job + 1), LinkType.FS, 0));
            }
        }
        var nodes = new ArrayList<NodeSpec>();
        for (int job = 0; job < durations.size(); job++) {
            nodes.add(new NodeSpec("job " + (job + 1), durations.get(job), null, predecessors.get(job), null));
        }
        return new PlanSpec(Calendars.NATURAL, anchor, nodes);
    }
}
