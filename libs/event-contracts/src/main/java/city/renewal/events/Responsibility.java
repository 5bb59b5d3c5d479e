package city.renewal.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people and units responsible for a node (节点责任化): the person responsible, their unit, the leader above them, the
 * supervisor who checks, and the supporting units.
 */
public record Responsibility(
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable PersonRef supervisor,
        List<UnitRef> cooperatingUnits) {
    public Responsibility {
        cooperatingUnits = List.copyOf(cooperatingUnits);
    }
}
