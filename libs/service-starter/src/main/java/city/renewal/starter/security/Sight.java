package city.renewal.starter.security;

import java.util.Set;

/**
 * What a caller may read: objects in {@code areas}, of {@code units}, led by {@code leads} or owned by {@code owns}. If
 * all are empty, the caller may read nothing. A list applies it as a filter; a single object outside of it is reported
 * as not found.
 *
 * @param leads the person's id, if they may read what they lead
 * @param owns the person's id, if they may read what they are responsible for
 */
public record Sight(Set<String> areas, Set<String> units, Set<String> leads, Set<String> owns) {
    /** Scope that an integration's client needs for reading. */
    public static final String READ = "renewal:read";

    /** The properties of an object that decide who may read it. */
    public record Target(String area, Set<String> units, Set<String> leaders, Set<String> owners) {}

    public static Sight of(Caller caller) {
        var self = Set.of(caller.personId());
        var seesArea = caller.is(Role.COMMANDER)
                || caller.is(Role.SUPERVISOR)
                || (caller.is(Role.INTEGRATION) && caller.scopes().contains(READ));
        return new Sight(
                seesArea ? caller.areas() : Set.of(),
                caller.is(Role.UNIT) || caller.is(Role.REPORTER) ? caller.units() : Set.of(),
                caller.is(Role.LEADER) ? self : Set.of(),
                caller.is(Role.OWNER) ? self : Set.of());
    }

    public boolean isNothing() {
        return areas.isEmpty() && units.isEmpty() && leads.isEmpty() && owns.isEmpty();
    }

    public boolean reaches(Target target) {
        return areas.stream().anyMatch(target.area()::startsWith)
                || meets(units, target.units())
                || meets(leads, target.leaders())
                || meets(owns, target.owners());
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
