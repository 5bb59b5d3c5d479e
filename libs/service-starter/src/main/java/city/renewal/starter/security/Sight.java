package city.renewal.starter.security;

import java.util.Set;

/**
 * What a caller may read: anything in {@code areas}, of {@code units}, led by {@code leads} or owned by {@code owns}.
 * Empty everywhere: nothing. A list turns it into its filter; an object that is not in sight does not exist for them.
 *
 * @param leads ids of the person, when they read what they lead
 * @param owns ids of the person, when they read what they answer for
 */
public record Sight(Set<String> areas, Set<String> units, Set<String> leads, Set<String> owns) {
    /** Scope that an integration's client needs in order to read. */
    public static final String READ = "renewal:read";

    /** Something that can be in somebody's sight. */
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
