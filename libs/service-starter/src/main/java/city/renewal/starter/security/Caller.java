package city.renewal.starter.security;

import java.util.Set;

/**
 * The caller, as their token describes them.
 *
 * @param areas codes of the assigned areas; each includes all areas below it
 * @param scopes scopes of an integration's client
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

    /** Whether the caller has the role and one of their areas contains this one. */
    public boolean isIn(Role role, String area) {
        return is(role) && covers(area);
    }

    /** Whether the caller may configure this area. An administrator without areas may configure every area. */
    public boolean administers(String area) {
        return is(Role.ADMIN) && (areas.isEmpty() || covers(area));
    }

    /** Whether the caller may configure settings of every district: an administrator without areas. */
    public boolean administersEverywhere() {
        return is(Role.ADMIN) && areas.isEmpty();
    }

    /** Whether one of the caller's areas contains this one, or is this one. */
    public boolean covers(String area) {
        return AreaCodes.cover(areas, area);
    }

    /** Whether one of the caller's areas contains this one, or lies in it. */
    public boolean overlaps(String area) {
        return areas.stream().anyMatch(given -> AreaCodes.overlap(given, area));
    }
}
