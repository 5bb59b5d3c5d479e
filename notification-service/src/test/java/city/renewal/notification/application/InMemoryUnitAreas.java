package city.renewal.notification.application;

import city.renewal.notification.application.directory.UnitAreas;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Units' areas in memory. Thread-safe. */
public final class InMemoryUnitAreas implements UnitAreas {
    private final Map<String, RecordedUnitArea> units = new HashMap<>();

    @Override
    public synchronized Map<String, String> of(Collection<String> unitIds) {
        var areas = new HashMap<String, String>();
        for (var unitId : unitIds) {
            var unit = units.get(unitId);
            if (unit != null && unit.area() != null) {
                areas.put(unitId, unit.area());
            }
        }
        return areas;
    }

    @Override
    public synchronized void keepAll(Collection<RecordedUnitArea> recorded) {
        recorded.forEach(each ->
                units.merge(each.unitId(), each, (kept, next) -> next.sequence() > kept.sequence() ? next : kept));
    }
}
