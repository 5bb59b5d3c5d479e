package city.renewal.notification.domain;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node's standing: the newest change, and the due versions that an alert was raised for.
 *
 * @param sequence of the newest change that was taken in; an older one, or the same again, has no effect
 * @param standing null when the node left the plan
 */
public record WatchedNode(
        String projectId,
        String nodeId,
        long sequence,
        int dueVersion,
        @Nullable Standing standing,
        List<Integer> raised) {
    public WatchedNode {
        raised = List.copyOf(raised);
    }

    /** What a change of standing asks of the alerts. */
    public sealed interface Order {
        String alertId();

        /** The node is overdue at this due version. */
        record Raise(Matter matter) implements Order {
            @Override
            public String alertId() {
                return matter.alertId();
            }
        }

        /** The unit says that what this alert is about is done: its clock stands still. */
        record Claim(String alertId, long sequence) implements Order {}

        /** This is no longer so, and its alert may never have been written: a crash came between. */
        record Close(Matter matter, Resolution reason) implements Order {
            @Override
            public String alertId() {
                return matter.alertId();
            }
        }

        /** What this alert was about is no longer so. */
        record Resolve(String alertId, Resolution reason, long sequence) implements Order {}
    }

    /** The node after a change, and what the change asks for. */
    public record Followed(WatchedNode node, List<Order> orders) {
        public Followed {
            orders = List.copyOf(orders);
        }
    }

    public static WatchedNode unknown(NodeSubject subject) {
        return new WatchedNode(subject.projectId(), subject.nodeId(), 0, 0, null, List.of());
    }

    public static String key(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    public String key() {
        return key(projectId, nodeId);
    }

    public boolean isOverdue() {
        return standing == Standing.OVERDUE;
    }

    /** The alert that it has, or should have, at its present due version. */
    public String alertId() {
        return AlertIds.alert(projectId, nodeId, dueVersion);
    }

    /** Takes a change in, in the order of sequences. */
    public Followed follow(Envelope<NodeStandingChanged> fact) {
        var change = fact.event();
        if (fact.sequence() <= sequence) {
            return new Followed(this, List.of());
        }
        var standing = change.to();
        var isOverdue = standing == Standing.OVERDUE;
        var version = change.dueVersion();
        var raisedNow = isOverdue && !raised.contains(version)
                ? Stream.concat(raised.stream(), Stream.of(version)).toList()
                : raised;
        var node = new WatchedNode(projectId, nodeId, fact.sequence(), version, standing, raisedNow);
        return new Followed(node, orders(fact, standing, isOverdue));
    }

    private List<Order> orders(Envelope<NodeStandingChanged> fact, @Nullable Standing standing, boolean isOverdue) {
        var change = fact.event();
        var present = reason(standing);
        var past = standing == null ? Resolution.NODE_REMOVED : Resolution.DUE_DATE_MOVED;
        var orders = new ArrayList<Order>();
        for (var version : raised) {
            var reason = version == change.dueVersion() ? present : past;
            if (reason != null) {
                orders.add(resolve(version, reason, fact.sequence()));
            } else if (standing == Standing.CLAIMED) {
                orders.add(new Order.Claim(AlertIds.alert(projectId, nodeId, version), fact.sequence()));
            }
        }
        if (isOverdue) {
            orders.add(new Order.Raise(new Matter(
                    AlertKind.OVERDUE, change.subject(), change.dueVersion(), change.dueDate(), fact.sequence())));
        }
        return orders;
    }

    /** Null when the standing leaves an alert open: a claim is only the unit's word until somebody checks it. */
    private static @Nullable Resolution reason(@Nullable Standing standing) {
        return switch (standing) {
            case null -> Resolution.NODE_REMOVED;
            case DONE_ON_TIME, DONE_LATE -> Resolution.DONE;
            case SUSPENDED -> Resolution.SUSPENDED;
            case ON_TRACK, AT_RISK, DUE_SOON -> Resolution.NOT_OVERDUE;
            case CLAIMED, OVERDUE -> null;
        };
    }

    private Order.Resolve resolve(int dueVersion, Resolution reason, long sequence) {
        return new Order.Resolve(AlertIds.alert(projectId, nodeId, dueVersion), reason, sequence);
    }
}
