package city.renewal.starter.security;

import java.util.Set;

/**
 * Who is calling, as their token says.
 *
 * @param areas codes of the areas they were given; each covers what lies below it
 * @param scopes what an integration's client may do
 */
public record Caller(String personId, Set<Role> roles, Set<String> areas, Set<String> units, Set<String> scopes) {
    public Caller {
        roles = Set.copyOf(roles);
        areas = Set.copyOf(areas);
        units = Set.copyOf(units);
        scopes = Set.copyOf(scopes);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller holds the role and one of their areas covers this one. */
    public boolean isIn(Role role, String area) {
        return is(role) && covers(area);
    }

    /** Whether the caller configures this area: an administrator who was given no areas does so everywhere. */
    public boolean administers(String area) {
        return is(Role.ADMIN) && (areas.isEmpty() || covers(area));
    }

    /** Whether the caller configures what holds in every district: an administrator who was given no areas. */
    public boolean administersEverywhere() {
        return is(Role.ADMIN) && areas.isEmpty();
    }

    public boolean covers(String area) {
        return areas.stream().anyMatch(area::startsWith);
    }
}
