package city.renewal.project.domain.project;

import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.PlannedQuantity;
import city.renewal.events.UnitRef;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An upper estimate of a plan's size before compression. It limits the memory that a service needs for the plan, and
 * the request that sets it.
 */
public final class PlanSize {
    public static final long MAX_BYTES = 24_000_000;
    /** The limit for former nodes, whose due dates are stored beside the plan. */
    public static final long MAX_FORMER_BYTES = 12_000_000;

    private static final int NODE = 520;
    private static final int LINK = 60;
    /** In UTF-8 a Chinese character takes three bytes, and no Java char takes more. */
    private static final int CHAR = 3;

    private PlanSize() {}

    public static long of(Collection<PlannedNode> nodes) {
        return nodes.stream().mapToLong(PlanSize::of).sum();
    }

    private static long of(PlannedNode node) {
        var responsibility = node.responsibility();
        long size = NODE
                + text(node.nodeId())
                + text(node.goalId())
                + text(node.name())
                + text(node.calendar())
                + text(node.location())
                + quantity(node.quantity())
                + person(responsibility.owner())
                + person(responsibility.leader())
                + person(responsibility.supervisor())
                + unit(responsibility.unit());
        for (var link : node.predecessors()) {
            size += LINK + text(link.nodeId());
        }
        for (var unit : responsibility.cooperatingUnits()) {
            size += unit(unit);
        }
        for (var kind : node.evidence()) {
            size += text(kind);
        }
        return size;
    }

    private static long quantity(@Nullable PlannedQuantity quantity) {
        return quantity == null ? 0 : 60 + text(quantity.unit());
    }

    private static long person(@Nullable PersonRef person) {
        return person == null ? 0 : text(person.personId()) + text(person.name());
    }

    private static long unit(UnitRef unit) {
        return 40 + text(unit.unitId()) + text(unit.name());
    }

    /** Latin letters count as one byte each. */
    private static long text(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long wide = text.chars().filter(c -> c >= 0x80).count();
        return text.length() + (CHAR - 1) * wide;
    }
}
