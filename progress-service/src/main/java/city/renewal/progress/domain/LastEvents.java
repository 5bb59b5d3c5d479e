package city.renewal.progress.domain;

import city.renewal.events.PlannedNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fact that last changed each row, from facts alone, so that it is the same however they were delivered.
 *
 * <p>A row is changed by the project's facts that speak of its node; by the site reports that its node's progress rests on; by the
 * problems that hold its node up;
 * and, through the network, by those that move the dates of a node before it (its forecast follows) or the due date of a
 * node behind it (its float follows). What is done, or claimed to be, is moved by nobody else's facts and passes on no more
 * than its own. Time, calendars and programmes change rows too; they are no facts of the project and not named.
 */
final class LastEvents {
    private final List<PlannedNode> nodes;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> behind = new ArrayList<>();
    private final @Nullable Touch[] facts;
    private final @Nullable Touch[] moved;
    private final @Nullable Touch[] promised;
    private final @Nullable Touch[] reports;
    private final @Nullable Touch[] reportsMoved;

    private LastEvents(List<PlannedNode> nodes) {
        this.nodes = nodes;
        for (var i = 0; i < nodes.size(); i++) {
            indexes.put(nodes.get(i).nodeId(), i);
            before.add(new ArrayList<>());
            behind.add(new ArrayList<>());
        }
        facts = new Touch[nodes.size()];
        moved = new Touch[nodes.size()];
        promised = new Touch[nodes.size()];
        reports = new Touch[nodes.size()];
        reportsMoved = new Touch[nodes.size()];
    }

    /** In the plan's order; the project's own last fact where nothing said anything of a node. */
    static List<LastEvent> of(ProjectProgress progress) {
        var events = new LastEvents(progress.plannedNodes());
        events.readLinks();
        events.readFacts(progress);
        events.pass();
        var found = new ArrayList<LastEvent>();
        for (var i = 0; i < events.nodes.size(); i++) {
            var last = events.last(i);
            found.add(
                    last == null
                            ? new LastEvent(
                                    "projects/" + progress.projectId() + "/" + progress.sequence(), progress.sequence())
                            : new LastEvent(last.id(), last.sequence()));
        }
        return found;
    }

    private @Nullable Touch last(int node) {
        var fact = Touch.later(facts[node], Touch.later(moved[node], promised[node]));
        return Touch.newer(fact, Touch.newer(reports[node], reportsMoved[node]));
    }

    private void readLinks() {
        for (var i = 0; i < nodes.size(); i++) {
            for (var link : nodes.get(i).predecessors()) {
                var predecessor = indexes.get(link.nodeId());
                if (predecessor != null) {
                    before.get(i).add(predecessor);
                    behind.get(predecessor).add(i);
                }
            }
        }
    }

    private void readFacts(ProjectProgress progress) {
        var claimed = new HashSet<String>();
        for (var record : progress.nodes()) {
            var node = indexes.get(record.nodeId());
            if (record.claim() != null) {
                claimed.add(record.nodeId());
            }
            if (node != null) {
                var touches = record.touches();
                facts[node] = touches.last();
                moved[node] = touches.moved();
                promised[node] = touches.promised();
            }
        }
        for (var report : progress.reports()) {
            var node = indexes.get(report.nodeId());
            if (node != null) {
                var said = report.progress();
                reportsMoved[node] = said == null ? null : said.seen().touch();
                var unfinished = claimed.contains(report.nodeId()) ? report.lastUnfinished() : null;
                reports[node] = Touch.newer(
                        Touch.newer(
                                report.latest().touch(),
                                unfinished == null ? null : unfinished.seen().touch()),
                        reportsMoved[node]);
            }
        }
        readProblems(progress);
        for (var record : progress.nodes()) {
            var node = indexes.get(record.nodeId());
            if (node != null && (record.completion() != null || record.claim() != null)) {
                before.get(node).clear();
                behind.get(node).clear();
            }
        }
    }

    /** A problem moves the dates of the nodes that it holds up, until they are done. */
    private void readProblems(ProjectProgress progress) {
        var done = new HashSet<String>();
        progress.nodes().stream()
                .filter(record -> record.completion() != null)
                .forEach(record -> done.add(record.nodeId()));
        for (var problem : progress.problems()) {
            for (var blocked : problem.blocks()) {
                var node = indexes.get(blocked);
                if (node != null && !done.contains(blocked)) {
                    reportsMoved[node] = Touch.newer(reportsMoved[node], problem.touch());
                }
            }
        }
    }

    /** In the order of the network; nodes of a cycle, which only an unsound plan has, keep to themselves. */
    private void pass() {
        var order = order();
        for (var node : order) {
            for (var predecessor : before.get(node)) {
                moved[node] = Touch.later(moved[node], moved[predecessor]);
                reportsMoved[node] = Touch.newer(reportsMoved[node], reportsMoved[predecessor]);
            }
        }
        for (var node : order.reversed()) {
            for (var successor : behind.get(node)) {
                promised[node] = Touch.later(promised[node], promised[successor]);
            }
        }
    }

    private List<Integer> order() {
        var waiting = new int[nodes.size()];
        var successors = new ArrayList<List<Integer>>();
        nodes.forEach(_ -> successors.add(new ArrayList<>()));
        var free = new ArrayDeque<Integer>();
        for (var i = 0; i < nodes.size(); i++) {
            waiting[i] = before.get(i).size();
            for (var predecessor : before.get(i)) {
                successors.get(predecessor).add(i);
            }
            if (waiting[i] == 0) {
                free.add(i);
            }
        }
        var order = new ArrayList<Integer>();
        while (!free.isEmpty()) {
            var node = free.remove();
            order.add(node);
            for (var successor : successors.get(node)) {
                if (--waiting[successor] == 0) {
                    free.add(successor);
                }
            }
        }
        return order;
    }
}
