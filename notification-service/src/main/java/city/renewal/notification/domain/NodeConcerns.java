package city.renewal.notification.domain;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent;
import city.renewal.events.Standing;
import city.renewal.notification.domain.WatchedNode.Order;
import city.renewal.notification.domain.rules.AlertKinds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node (or, with an empty node id, of a project) that may call for somebody besides its being overdue,
 * and the alerts that were raised for it. No date is decided here: all of them come with the facts, and are held against
 * the present day.
 *
 * @param sequence of the newest fact that was taken in; an older one, or the same again, has no effect
 * @param standing null when the node left the plan, and for a project
 * @param silentSince when it was last reported on, as text, "never" before the first report; null: no report is missing
 * @param suspensionId the order by which the whole project stands still; null: it does not
 * @param raised the concerns whose alerts may be open
 * @param turn counts what is stored of it: a look is stored on top of the turn that it looked at, and what one look says of
 *     an alert goes before what an earlier one said
 */
public record NodeConcerns(
        NodeSubject subject,
        long sequence,
        int dueVersion,
        @Nullable LocalDate dueDate,
        @Nullable Standing standing,
        @Nullable NodeMatters matters,
        @Nullable String silentSince,
        @Nullable String suspensionId,
        @Nullable LocalDate suspendedFrom,
        @Nullable String zone,
        List<Concern> raised,
        long turn) {
    public NodeConcerns {
        raised = List.copyOf(raised);
    }

    /**
     * What calls for somebody, once for each occurrence.
     *
     * @param dueVersion 0 where the kind is not about a date
     */
    public record Concern(AlertKind kind, String occurrence, int dueVersion) {
        public String alertId(NodeSubject subject) {
            return AlertIds.alert(kind, subject.projectId(), subject.nodeId(), dueVersion, occurrence);
        }
    }

    /**
     * A look at one instant.
     *
     * @param node with every concern that an order is about, at the next turn
     * @param settled the same once the orders are carried out, at the turn after that
     * @param nextLookAt when time alone changes what holds; null: never
     */
    public record Look(
            NodeConcerns node,
            List<Order> orders,
            NodeConcerns settled,
            @Nullable Instant nextLookAt) {
        public Look {
            orders = List.copyOf(orders);
        }
    }

    public static NodeConcerns unknown(NodeSubject subject) {
        return new NodeConcerns(subject, 0, 0, null, null, null, null, null, null, null, List.of(), 0);
    }

    public String key() {
        return WatchedNode.key(subject.projectId(), subject.nodeId());
    }

    /** Whether work on it stands still, and it was not overdue before. */
    public boolean isSuspended() {
        return standing == Standing.SUSPENDED;
    }

    /** How far the work is, as it was last told; null while it was not. */
    @Nullable
    Integer progressPercent() {
        return matters == null ? null : matters.progressPercent();
    }

    /** Takes a fact in, in the order of sequences. */
    public NodeConcerns follow(Envelope<? extends ProgressEvent> fact) {
        return fact.sequence() <= sequence ? this : after(fact.event(), fact.sequence());
    }

    private NodeConcerns after(ProgressEvent event, long at) {
        return switch (event) {
            case ProgressEvent.NodeStandingChanged it ->
                known(
                        it.subject(),
                        at,
                        it.dueVersion(),
                        it.dueDate(),
                        it.to(),
                        it.matters() == null ? matters : it.matters());
            case ProgressEvent.NodeMattersChanged it ->
                known(it.subject(), at, it.dueVersion(), it.dueDate(), it.standing(), it.matters());
            case ProgressEvent.NodeReportMissed it ->
                silent(it.subject(), at, it.lastReportedAt() == null ? "never" : String.valueOf(it.lastReportedAt()));
            case ProgressEvent.NodeReportResumed it -> silent(it.subject(), at, null);
            case ProgressEvent.ProjectStandstillChanged it ->
                new NodeConcerns(
                        it.subject(),
                        at,
                        0,
                        null,
                        null,
                        null,
                        null,
                        it.suspensionId(),
                        it.from(),
                        it.zone(),
                        raised,
                        turn);
        };
    }

    private NodeConcerns known(
            NodeSubject who,
            long at,
            int version,
            LocalDate due,
            @Nullable Standing stands,
            @Nullable NodeMatters with) {
        var day = with == null ? zone : with.zone();
        return new NodeConcerns(
                who, at, version, due, stands, with, silentSince, suspensionId, suspendedFrom, day, raised, turn);
    }

    private NodeConcerns silent(NodeSubject who, long at, @Nullable String since) {
        return new NodeConcerns(
                who,
                at,
                dueVersion,
                dueDate,
                standing,
                matters,
                since,
                suspensionId,
                suspendedFrom,
                zone,
                raised,
                turn);
    }

    /** Holds what is known against the rules and the day. */
    public Look look(AlertKinds rules, Instant now) {
        var holding = Holding.of(this, rules, now);
        var all = new LinkedHashSet<>(raised);
        all.addAll(holding.concerns());
        var node = with(List.copyOf(all), turn + 1);
        var orders = new ArrayList<Order>();
        for (var concern : all) {
            orders.add(
                    holding.concerns().contains(concern)
                            ? new Order.Raise(node.matter(concern))
                            : new Order.Close(node.matter(concern), reason(concern, rules)));
        }
        var settled = node.with(List.copyOf(holding.concerns()), node.turn + 1);
        return new Look(node, orders, settled, holding.nextLookAt());
    }

    private NodeConcerns with(List<Concern> concerns, long at) {
        return new NodeConcerns(
                subject,
                sequence,
                dueVersion,
                dueDate,
                standing,
                matters,
                silentSince,
                suspensionId,
                suspendedFrom,
                zone,
                concerns,
                at);
    }

    private Matter matter(Concern concern) {
        var date = dueDate == null ? suspendedFrom : dueDate;
        return new Matter(
                concern.kind(),
                subject,
                concern.kind().isAboutTheDate() ? concern.dueVersion() : dueVersion,
                date == null ? LocalDate.EPOCH : date,
                turn,
                null,
                concern.occurrence(),
                concern.kind() == AlertKind.OBJECTED && matters != null ? matters.objection() : null);
    }

    private Resolution reason(Concern concern, AlertKinds rules) {
        if (!rules.isOn(concern.kind())) {
            return Resolution.SWITCHED_OFF;
        }
        if (standing == null) {
            return subject.nodeId().isEmpty() ? Resolution.OVER : Resolution.NODE_REMOVED;
        }
        return standing.isDone() ? Resolution.DONE : Resolution.OVER;
    }
}
