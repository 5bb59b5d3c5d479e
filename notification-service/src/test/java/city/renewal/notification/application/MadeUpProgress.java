package city.renewal.notification.application;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.Changes.envelope;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.Standing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A random stream of what the progress service publishes. */
final class MadeUpProgress {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Standing[] STANDINGS = Standing.values();

    private final SplittableRandom random;
    private final int projects;
    private final int nodes;

    /** @param nodes of each project; the first one has no leaders */
    MadeUpProgress(SplittableRandom random, int projects, int nodes) {
        this.random = random;
        this.projects = projects;
        this.nodes = nodes;
    }

    /** So many facts of a programme's nodes, in the order of their projects' sequences. */
    List<Envelope<ProgressEvent>> stream(int facts) {
        var sequences = new HashMap<String, Long>();
        var versions = new HashMap<String, Integer>();
        var stream = new ArrayList<Envelope<ProgressEvent>>();
        for (var i = 0; i < facts; i++) {
            var node = node();
            var sequence = sequences.merge(node.projectId(), 1L, Long::sum);
            var version = versions.merge(
                    node.projectId() + "/" + node.nodeId(), random.nextInt(4) == 0 ? 1 : 0, Integer::sum);
            stream.add(envelope(sequence, fact(node, version)));
        }
        return stream;
    }

    private ProgressEvent fact(NodeSubject node, int version) {
        var due = LocalDate.ofInstant(NOW, ZONE).plusDays(10L * version - 5);
        return switch (random.nextInt(12)) {
            case 0 -> new NodeReportMissed(node, version, random.nextBoolean() ? NOW : null, NOW);
            case 1 -> new NodeReportResumed(node, version, NOW);
            case 2, 3 ->
                new NodeMattersChanged(node, version, due, STANDINGS[random.nextInt(STANDINGS.length)], matters(), NOW);
            case 4 -> {
                var project = aNode(node.projectId(), "");
                var stands = random.nextBoolean();
                yield new ProjectStandstillChanged(
                        project,
                        stands ? "x" + random.nextInt(3) : null,
                        stands ? due.minusDays(20) : null,
                        ZONE.getId(),
                        NOW);
            }
            default ->
                new NodeStandingChanged(node, version, due, null, standing(), null, 0, null, null, matters(), NOW);
        };
    }

    private NodeMatters matters() {
        var asks = random.nextInt(3) == 0;
        return new NodeMatters(
                ZONE.getId(),
                random.nextBoolean() ? LocalDate.ofInstant(NOW, ZONE).plusDays(random.nextInt(-3, 6)) : null,
                random.nextInt(4),
                asks ? "e" + random.nextInt(2) : null,
                asks ? NOW.plus(Duration.ofDays(random.nextInt(-2, 4))) : null);
    }

    private NodeSubject node() {
        var project = "p" + random.nextInt(projects);
        var node = random.nextInt(nodes);
        return node == 0 ? aNodeWithoutLeaders(project, "n0") : aNode(project, "n" + node);
    }

    private @Nullable Standing standing() {
        var choice = random.nextInt(20);
        if (choice < 6) {
            return Standing.OVERDUE;
        }
        return choice == 9 ? null : STANDINGS[random.nextInt(STANDINGS.length)];
    }
}
