package city.renewal.progress.domain.state;

import city.renewal.events.PlannedNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fact that last changed each row. It uses facts only, so that the result is independent of their delivery.
 *
 * <p>A row is changed by the project's facts about its node, by the site reports that determine its node's progress, and by the
 * problems that block its node. Through the network it is also changed by facts that move the dates of a predecessor (its forecast
 * follows) or the due date of a successor (its float follows). A node that is done or claimed is not affected by facts of other
 * nodes and passes on only its own. Time, calendars and programmes change rows too; they are not facts of the project and are not
 * named.
 */
public final class LastEvents {
    private final List<PlannedNode> nodes;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> behind = new ArrayList<>();
    private final @Nullable EventRef[] facts;
    private final @Nullable EventRef[] moved;
    private final @Nullable EventRef[] promised;
    private final @Nullable EventRef[] reports;
    private final @Nullable EventRef[] reportsMoved;

    private LastEvents(List<PlannedNode> nodes) {
        this.nodes = nodes;
        for (var i = 0; i < nodes.size(); i++) {
            indexes.put(nodes.get(i).nodeId(), i);
            before.add(new ArrayList<>());
            behind.add(new ArrayList<>());
        }
        facts = new EventRef[nodes.size()];
        moved = new EventRef[nodes.size()];
        promised = new EventRef[nodes.size()];
        reports = new EventRef[nodes.size()];
        reportsMoved = new EventRef[nodes.size()];
    }

    /** In the order of the plan; the last fact of the project for a node without facts. */
    public static List<LastEvent> of(ProjectProgress progress) {
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

    private @Nullable EventRef last(int node) {
        var fact = EventRef.later(facts[node], EventRef.later(moved[node], promised[node]));
        return EventRef.newer(fact, EventRef.newer(reports[node], reportsMoved[node]));
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
                var refs = record.touches();
                facts[node] = refs.last();
                moved[node] = refs.moved();
                promised[node] = refs.promised();
            }
        }
        for (var report : progress.reports()) {
            var node = indexes.get(report.nodeId());
            if (node != null) {
                var reported = report.progress();
                reportsMoved[node] = reported == null ? null : reported.seen().touch();
                var unfinished = claimed.contains(report.nodeId()) ? report.lastUnfinished() : null;
                reports[node] = EventRef.newer(
                        EventRef.newer(
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

    /** A problem moves the dates of the nodes that it blocks, until they are done. */
    private void readProblems(ProjectProgress progress) {
        var done = new HashSet<String>();
        progress.nodes().stream()
                .filter(record -> record.completion() != null)
                .forEach(record -> done.add(record.nodeId()));
        for (var problem : progress.problems()) {
            for (var blocked : problem.blocks()) {
                var node = indexes.get(blocked);
                if (node != null && !done.contains(blocked)) {
                    reportsMoved[node] = EventRef.newer(reportsMoved[node], problem.touch());
                }
            }
        }
    }

    /** Propagates in topological order; nodes of a cycle, which only an unsound plan has, are not propagated. */
    private void pass() {
        var order = order();
        for (var node : order) {
            for (var predecessor : before.get(node)) {
                moved[node] = EventRef.later(moved[node], moved[predecessor]);
                reportsMoved[node] = EventRef.newer(reportsMoved[node], reportsMoved[predecessor]);
            }
        }
        for (var node : order.reversed()) {
            for (var successor : behind.get(node)) {
                promised[node] = EventRef.later(promised[node], promised[successor]);
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
