package city.renewal.starter.security;

import java.util.Map;
import java.util.Set;

/**
 * What a caller may see. An object is visible if at least one of these holds; if all sets are empty, nothing is visible.
 *
 * <table>
 * <caption>Why an object is visible</caption>
 * <tr><td>{@code areas}</td><td>the object lies in one of these areas</td><td>COMMANDER, SUPERVISOR, INTEGRATION with
 * the scope {@link #READ}</td></tr>
 * <tr><td>{@code units}</td><td>one of these units answers for it</td><td>UNIT, REPORTER</td></tr>
 * <tr><td>{@code leads}</td><td>the caller leads it</td><td>LEADER</td></tr>
 * <tr><td>{@code owns}</td><td>the caller is the person responsible</td><td>OWNER</td></tr>
 * <tr><td>{@code inboxes}</td><td>a message about it went to an inbox that the caller reads</td><td>see {@link
 * Inboxes}</td></tr>
 * </table>
 *
 * <p>The same rule decides everywhere: {@link #sees} for an object in memory (by id, in a stream, in an export), {@code
 * VisibilityFields} and {@code VisibilityTokens} for a query. An object that is not visible is answered for as one that
 * does not exist.
 *
 * @param leads the person's id, if they may see what they lead
 * @param owns the person's id, if they may see what they are responsible for
 */
public record Visibility(Set<String> areas, Set<String> units, Set<String> leads, Set<String> owns, Inboxes inboxes) {
    /** Scope that an integration's client needs for reading. */
    public static final String READ = "renewal:read";

    public Visibility {
        areas = Set.copyOf(areas);
        units = Set.copyOf(units);
        leads = Set.copyOf(leads);
        owns = Set.copyOf(owns);
    }

    /**
     * Inboxes that the caller reads, by address.
     *
     * @param whole addresses all of whose messages they read
     * @param byArea addresses of which they read the messages about these areas
     */
    public record Inboxes(Set<String> whole, Map<String, Set<String>> byArea) {
        public static final Inboxes NONE = new Inboxes(Set.of(), Map.of());

        public Inboxes {
            whole = Set.copyOf(whole);
            byArea = Map.copyOf(byArea);
        }

        /** Whether the caller reads messages about this area at this address. */
        public boolean include(String address, String area) {
            return whole.contains(address) || AreaCodes.cover(byArea.getOrDefault(address, Set.of()), area);
        }
    }

    /**
     * The properties of an object that decide who may see it.
     *
     * @param area its code; empty: the object belongs to no area
     * @param told addresses that were sent a message about it
     */
    public record Target(String area, Set<String> units, Set<String> leaders, Set<String> owners, Set<String> told) {
        public Target {
            units = Set.copyOf(units);
            leaders = Set.copyOf(leaders);
            owners = Set.copyOf(owners);
            told = Set.copyOf(told);
        }

        /** An object about which no messages are sent. */
        public Target(String area, Set<String> units, Set<String> leaders, Set<String> owners) {
            this(area, units, leaders, owners, Set.of());
        }
    }

    /** What the caller's roles, areas and units give them. */
    public static Visibility of(Caller caller) {
        var self = Set.of(caller.personId());
        var seesArea = caller.is(Role.COMMANDER)
                || caller.is(Role.SUPERVISOR)
                || (caller.is(Role.INTEGRATION) && caller.scopes().contains(READ));
        return new Visibility(
                seesArea ? caller.areas() : Set.of(),
                caller.is(Role.UNIT) || caller.is(Role.REPORTER) ? caller.units() : Set.of(),
                caller.is(Role.LEADER) ? self : Set.of(),
                caller.is(Role.OWNER) ? self : Set.of(),
                Inboxes.NONE);
    }

    /** Everything in these areas, and nothing else. */
    public static Visibility ofAreas(Set<String> areas) {
        return new Visibility(areas, Set.of(), Set.of(), Set.of(), Inboxes.NONE);
    }

    public Visibility with(Inboxes read) {
        return new Visibility(areas, units, leads, owns, read);
    }

    public boolean isNothing() {
        return isOfAreas() && areas.isEmpty();
    }

    /** Whether only areas decide: then an object is visible with all its parts, or not at all. */
    public boolean isOfAreas() {
        return units.isEmpty() && leads.isEmpty() && owns.isEmpty() && inboxes.equals(Inboxes.NONE);
    }

    /** Whether everything in this area is visible. */
    public boolean covers(String area) {
        return AreaCodes.cover(areas, area);
    }

    /** Whether an object with these properties is visible. */
    public boolean sees(Target target) {
        return covers(target.area())
                || meet(units, target.units())
                || meet(leads, target.leaders())
                || meet(owns, target.owners())
                || target.told().stream().anyMatch(address -> inboxes.include(address, target.area()));
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
