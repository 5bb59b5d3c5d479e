package city.renewal.notification.domain;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.notification.domain.WatchedNode.Order;
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
public record NodeStanding(
        String projectId,
        String nodeId,
        long sequence,
        int dueVersion,
        @Nullable Standing standing,
        List<Integer> raised) {
    public NodeStanding {
        raised = List.copyOf(raised);
    }

    /** The standing after a change, and what the change asks for. */
    public record Followed(NodeStanding standing, List<Order> orders) {
        public Followed {
            orders = List.copyOf(orders);
        }
    }

    public static NodeStanding unknown(NodeSubject subject) {
        return new NodeStanding(subject.projectId(), subject.nodeId(), 0, 0, null, List.of());
    }

    public String key() {
        return WatchedNode.key(projectId, nodeId);
    }

    public boolean isOverdue() {
        return standing == Standing.OVERDUE;
    }

    /** The alert that it has, or should have, at its present due version. */
    public String alertId() {
        return AlertIds.alert(projectId, nodeId, dueVersion);
    }

    /** Takes a change in, in the order of sequences; any other fact has no effect. */
    public Followed follow(Envelope<? extends ProgressEvent> fact) {
        if (!(fact.event() instanceof NodeStandingChanged change) || fact.sequence() <= sequence) {
            return new Followed(this, List.of());
        }
        var standing = change.to();
        var isOverdue = standing == Standing.OVERDUE;
        var version = change.dueVersion();
        var raisedNow = isOverdue && !raised.contains(version)
                ? Stream.concat(raised.stream(), Stream.of(version)).toList()
                : raised;
        var after = new NodeStanding(projectId, nodeId, fact.sequence(), version, standing, raisedNow);
        return new Followed(after, orders(change, fact.sequence()));
    }

    private List<Order> orders(NodeStandingChanged change, long at) {
        var standing = change.to();
        var present = reason(standing);
        var past = standing == null ? Resolution.NODE_REMOVED : Resolution.DUE_DATE_MOVED;
        var orders = new ArrayList<Order>();
        for (var version : raised) {
            var reason = version == change.dueVersion() ? present : past;
            if (reason != null) {
                orders.add(resolve(version, reason, at));
            } else if (standing == Standing.CLAIMED) {
                orders.add(new Order.Claim(AlertIds.alert(projectId, nodeId, version), at));
            }
        }
        if (standing == Standing.OVERDUE) {
            orders.add(new Order.Raise(
                    new Matter(AlertKind.OVERDUE, change.subject(), change.dueVersion(), change.dueDate(), at)));
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
