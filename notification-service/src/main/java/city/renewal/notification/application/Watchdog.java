package city.renewal.notification.application;

import city.renewal.notification.domain.NodeStanding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the overdue nodes against their open alerts: the difference must be zero.
 *
 * <p>A node's standing is written after its alert. So an alert that was closed by a newer change than the node shows is a
 * moment in between; one that is missing, or closed by nothing newer, is a fault. Reads in pages, and changes nothing.
 */
public final class Watchdog {
    private static final int PAGE = 500;
    private static final int MOST_NAMED = 100;

    private final WatchedNodes nodes;
    private final AlertQueries alerts;
    private final InstantSource clock;

    public Watchdog(WatchedNodes nodes, AlertQueries alerts, InstantSource clock) {
        this.nodes = nodes;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** An overdue node without an open alert at its due version. */
    public record Missing(String projectId, String nodeId, int dueVersion) {}

    /**
     * What was found.
     *
     * @param overdue nodes that are overdue
     * @param untold those whose alert nobody was told of yet, as it is held back
     * @param unalerted those without an open alert: zero, or somebody is not being told
     * @param missing the first hundred of them
     */
    public record Finding(int overdue, int untold, int unalerted, List<Missing> missing, Instant asOf) {
        public Finding {
            missing = List.copyOf(missing);
        }
    }

    public Finding look() {
        var missing = new ArrayList<Missing>();
        var overdue = 0;
        var untold = 0;
        var unalerted = 0;
        for (var page = nodes.overdue("", PAGE); !page.isEmpty(); page = nodes.overdue(lastOf(page), PAGE)) {
            var found = alerts.watched(page.stream().map(NodeStanding::alertId).toList());
            for (var node : page) {
                var alert = found.get(node.alertId());
                overdue++;
                untold += alert != null && alert.level() == 0 ? 1 : 0;
                if (isMissing(node, alert)) {
                    unalerted++;
                    missing.add(new Missing(node.projectId(), node.nodeId(), node.dueVersion()));
                }
            }
        }
        var named = missing.stream().limit(MOST_NAMED).toList();
        return new Finding(overdue, untold, unalerted, named, clock.instant());
    }

    private static boolean isMissing(NodeStanding node, AlertQueries.@Nullable Watched alert) {
        return alert == null || (!alert.isOpen() && alert.standingSequence() <= node.sequence());
    }

    private static String lastOf(List<NodeStanding> page) {
        return page.getLast().key();
    }
}
