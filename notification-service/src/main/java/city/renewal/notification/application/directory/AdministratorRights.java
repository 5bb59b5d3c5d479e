package city.renewal.notification.application.directory;

import city.renewal.events.Person;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;

/**
 * Whom an administrator administers: without areas everybody, with areas those whom the directory has in units that all lie in
 * one of them. The directory's own rule is the same.
 */
public final class AdministratorRights {
    private final Directory directory;
    private final UnitAreas units;

    public AdministratorRights(Directory directory, UnitAreas units) {
        this.directory = directory;
        this.units = units;
    }

    /** Whether the caller is an administrator of this person; a person of no known unit belongs to no area. */
    public boolean administers(Caller caller, String personId) {
        if (!caller.is(Role.ADMIN) || caller.administersEverywhere()) {
            return caller.is(Role.ADMIN);
        }
        return !administered(caller, directory.people(List.of(personId))).isEmpty();
    }

    /** Those of these people whose administrator the caller is. */
    List<Person> administered(Caller caller, List<Person> people) {
        if (!caller.is(Role.ADMIN) || caller.administersEverywhere()) {
            return caller.is(Role.ADMIN) ? people : List.of();
        }
        var areas = units.of(people.stream()
                .flatMap(person -> person.units().stream())
                .distinct()
                .toList());
        return people.stream()
                .filter(person -> !person.units().isEmpty())
                .filter(person ->
                        person.units().stream().map(areas::get).allMatch(area -> area != null && caller.covers(area)))
                .toList();
    }
}
