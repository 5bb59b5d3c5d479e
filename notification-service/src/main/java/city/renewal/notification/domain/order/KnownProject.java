package city.renewal.notification.domain.order;

import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.UnitRef;
import city.renewal.events.Withdrawal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Our copy of what an order must say of a project: where it belongs and who answers for what.
 *
 * @param sequence of the newest fact that was taken in; an older one, or the same again, has no effect
 * @param withdrawal null while the project belongs to its programme: no order is issued about one that was withdrawn
 */
public record KnownProject(
        String projectId,
        long sequence,
        String programme,
        String name,
        String field,
        @Nullable String headquarters,
        String area,
        UnitRef unit,
        @Nullable PersonRef leader,
        List<KnownNode> nodes,
        @Nullable Withdrawal withdrawal) {

    public KnownProject {
        nodes = List.copyOf(nodes);
    }

    /** A node and its people. */
    public record KnownNode(
            String nodeId,
            String name,
            PersonRef owner,
            UnitRef unit,
            @Nullable PersonRef leader,
            @Nullable PersonRef supervisor,
            List<UnitRef> cooperatingUnits) {
        public KnownNode {
            cooperatingUnits = List.copyOf(cooperatingUnits);
        }
    }

    /** Whether a fact says anything of this. */
    public static boolean isTold(ProjectEvent event) {
        return event instanceof ProjectRegistered
                || event instanceof ProjectAmended
                || event instanceof PlanSet
                || event instanceof ProjectWithdrawn
                || event instanceof ProjectSnapshotTaken;
    }

    /** The copy with a fact taken in; null while the project's entry was not heard of. */
    public static @Nullable KnownProject after(@Nullable KnownProject known, long sequence, ProjectEvent event) {
        if (known != null && sequence <= known.sequence) {
            return known;
        }
        return switch (event) {
            case ProjectRegistered(var entry, var _, var _) -> of(entry, sequence, nodes(known), null);
            case ProjectAmended(var entry, var _, var _) -> of(entry, sequence, nodes(known), withdrawal(known));
            case ProjectSnapshotTaken snapshot ->
                of(
                        snapshot.entry(),
                        sequence,
                        snapshot.plan() == null ? List.of() : nodes(snapshot.plan()),
                        snapshot.withdrawal());
            case ProjectWithdrawn(var reason, var by, var at) ->
                known == null ? null : known.withdrawn(new Withdrawal(reason, by, at), sequence);
            case PlanSet(var plan, var _, var _, var _) -> known == null ? null : known.with(nodes(plan), sequence);
            default -> known;
        };
    }

    public Optional<KnownNode> node(String nodeId) {
        return nodes.stream().filter(node -> node.nodeId().equals(nodeId)).findFirst();
    }

    /** The units that an order about the project, or about one of its nodes, may go to; the one that answers first. */
    public List<UnitRef> units(@Nullable KnownNode node) {
        var ofNode = node == null
                ? nodes.stream()
                        .flatMap(each -> Stream.concat(Stream.of(each.unit()), each.cooperatingUnits().stream()))
                : Stream.concat(Stream.of(node.unit()), node.cooperatingUnits().stream());
        var all = node == null ? Stream.concat(Stream.of(unit), ofNode) : Stream.concat(ofNode, Stream.of(unit));
        return all.distinct().toList();
    }

    public boolean isWithdrawn() {
        return withdrawal != null;
    }

    private static @Nullable Withdrawal withdrawal(@Nullable KnownProject known) {
        return known == null ? null : known.withdrawal;
    }

    private static List<KnownNode> nodes(@Nullable KnownProject known) {
        return known == null ? List.of() : known.nodes;
    }

    private static List<KnownNode> nodes(Plan plan) {
        return plan.nodes().stream()
                .map(node -> {
                    var who = node.responsibility();
                    return new KnownNode(
                            node.nodeId(),
                            node.name(),
                            who.owner(),
                            who.unit(),
                            who.leader(),
                            who.supervisor(),
                            who.cooperatingUnits());
                })
                .toList();
    }

    private KnownProject with(List<KnownNode> planned, long at) {
        return new KnownProject(
                projectId, at, programme, name, field, headquarters, area, unit, leader, planned, withdrawal);
    }

    private KnownProject withdrawn(Withdrawal why, long at) {
        return new KnownProject(projectId, at, programme, name, field, headquarters, area, unit, leader, nodes, why);
    }

    private static KnownProject of(
            ProjectEntry entry, long sequence, List<KnownNode> nodes, @Nullable Withdrawal withdrawal) {
        return new KnownProject(
                entry.projectId(),
                sequence,
                entry.programme(),
                entry.name(),
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                entry.leader(),
                nodes,
                withdrawal);
    }
}
