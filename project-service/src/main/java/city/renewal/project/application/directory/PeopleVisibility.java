package city.renewal.project.application.directory;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people and units that a caller may see: the caller, the members of the caller's units and, for a caller with
 * areas, the members of the units in these areas. Every caller with an area sees a person who has no unit in any area.
 * An administrator without areas sees all.
 *
 * @param everybody whether everybody is visible; the other fields are ignored then
 * @param self the caller's own id
 * @param units ids of the units in sight
 * @param placing ids of all units that have an area
 * @param unplaced whether people who belong to none of the {@code placing} units are visible
 */
public record PeopleVisibility(
        boolean everybody, String self, Set<String> units, Set<String> placing, boolean unplaced) {
    public PeopleVisibility {
        units = Set.copyOf(units);
        placing = Set.copyOf(placing);
    }

    static PeopleVisibility of(Caller caller, Collection<Unit> all) {
        if (caller.administersEverywhere()) {
            return new PeopleVisibility(true, caller.personId(), Set.of(), Set.of(), true);
        }
        var visibility = Visibility.of(caller);
        var areas = caller.is(Role.ADMIN) ? caller.areas() : visibility.areas();
        var own = caller.is(Role.INTEGRATION) && caller.roles().size() == 1 ? Set.<String>of() : caller.units();
        var units = all.stream()
                .filter(unit -> own.contains(unit.unitId()) || isIn(unit, areas))
                .map(Unit::unitId)
                .collect(Collectors.toSet());
        units.addAll(own);
        var placing = all.stream()
                .filter(unit -> unit.area() != null)
                .map(Unit::unitId)
                .collect(Collectors.toSet());
        return new PeopleVisibility(false, caller.personId(), units, placing, !areas.isEmpty());
    }

    boolean sees(Person person) {
        return everybody
                || person.personId().equals(self)
                || person.units().stream().anyMatch(units::contains)
                || (unplaced && person.units().stream().noneMatch(placing::contains));
    }

    boolean sees(Unit unit) {
        return everybody || units.contains(unit.unitId()) || (unplaced && unit.area() == null);
    }

    private static boolean isIn(Unit unit, Set<String> areas) {
        var area = unit.area();
        return area != null && AreaCodes.cover(areas, area);
    }
}
