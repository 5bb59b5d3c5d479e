package city.renewal.project.application.directory;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.HashSet;
import java.util.Map;

/**
 * Access rules for recording. An administrator with areas may record units in these areas, and people who belong only
 * to such units.
 *
 * @param units the recorded units by id
 */
record DirectoryRights(Caller caller, Map<String, Unit> units) {
    boolean mayRecord(Unit unit) {
        return everywhere() || isIn(unit);
    }

    boolean mayRecord(Person person) {
        return everywhere()
                || (caller.is(Role.ADMIN)
                        && !person.units().isEmpty()
                        && person.units().stream().allMatch(this::isIn));
    }

    /** Whether the unit is its own ancestor. */
    boolean isBelowItself(Unit unit) {
        var seen = new HashSet<String>();
        var above = unit.parent();
        while (above != null && seen.add(above)) {
            if (above.equals(unit.unitId())) {
                return true;
            }
            var next = units.get(above);
            above = next == null ? null : next.parent();
        }
        return false;
    }

    private boolean everywhere() {
        return caller.administersEverywhere();
    }

    private boolean isIn(String unitId) {
        var unit = units.get(unitId);
        return unit != null && isIn(unit);
    }

    private boolean isIn(Unit unit) {
        var area = unit.area();
        return area != null && caller.isIn(Role.ADMIN, area);
    }
}
