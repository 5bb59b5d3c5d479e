package city.renewal.notification.domain;

import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent;
import city.renewal.events.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a node (or, with an empty node id, of a project): how it stands, and what else may call for somebody.
 * Each part takes the facts in that concern it, and has the sequence of the newest.
 */
public record WatchedNode(NodeStanding standing, NodeConcerns concerns) {
    /** What a fact, or time, asks of the alerts. */
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

        /** There is more progress: an answer to this alert holds anew. */
        record Progress(String alertId, int percent) implements Order {}

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

    /** The node after facts, and what the changes of standing among them ask for; its concerns are still to be looked at. */
    public record Followed(WatchedNode node, List<Order> orders) {
        public Followed {
            orders = List.copyOf(orders);
        }
    }

    public static WatchedNode unknown(NodeSubject subject) {
        return new WatchedNode(NodeStanding.unknown(subject), NodeConcerns.unknown(subject));
    }

    public static String key(String projectId, String nodeId) {
        return projectId + "/" + nodeId;
    }

    public String key() {
        return concerns.key();
    }

    public NodeSubject subject() {
        return concerns.subject();
    }

    /** Takes facts in, in the order of their sequences. */
    public Followed follow(List<? extends Envelope<? extends ProgressEvent>> facts) {
        var standing = this.standing;
        var concerns = this.concerns;
        var orders = new ArrayList<Order>();
        for (var fact : facts) {
            var followed = standing.follow(fact);
            var before = concerns;
            concerns = concerns.follow(fact);
            var percent = progress(before, concerns);
            if (percent.isPresent()) {
                orders.addAll(progressed(standing, before, percent.get()));
            }
            standing = followed.standing();
            orders.addAll(followed.orders());
        }
        return new Followed(new WatchedNode(standing, concerns), orders);
    }

    /** What a fact says of progress, if it is more than before; a claim says that all is done. */
    private static Optional<Integer> progress(NodeConcerns before, NodeConcerns after) {
        if (after.standing() == Standing.CLAIMED && before.standing() != Standing.CLAIMED) {
            return Optional.of(100);
        }
        var was = before.progressPercent();
        var is = after.progressPercent();
        return was != null && is != null && is > was ? Optional.of(is) : Optional.empty();
    }

    /** For the alert of what is overdue, and those of other concerns. */
    private static List<Order> progressed(NodeStanding standing, NodeConcerns node, int percent) {
        return Stream.concat(
                        Stream.of(standing.alertId()),
                        node.raised().stream().map(concern -> concern.alertId(node.subject())))
                .<Order>map(alertId -> new Order.Progress(alertId, percent))
                .toList();
    }

    /** The same with its concerns as a look leaves them. */
    public WatchedNode with(NodeConcerns looked) {
        return new WatchedNode(standing, looked);
    }
}
