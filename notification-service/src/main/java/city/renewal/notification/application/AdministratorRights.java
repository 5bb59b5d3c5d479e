package city.renewal.notification.application;

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
        return directory.people(List.of(personId)).stream()
                .map(Person::units)
                .filter(theirs -> !theirs.isEmpty())
                .anyMatch(theirs -> {
                    var areas = units.of(theirs);
                    return theirs.stream().map(areas::get).allMatch(area -> area != null && caller.covers(area));
                });
    }
}
