package city.renewal.events;

import java.util.List;

/**
 * A person of the directory, as last recorded.
 *
 * @param personId the id in the token's claim {@code sub} and in plans
 * @param aliases other names of the person in ledgers
 * @param units ids of the units to which the person belongs
 * @param active false: the person has left; they are neither assigned nor notified any more
 */
public record Person(String personId, String name, List<String> aliases, List<String> units, boolean active) {
    public Person {
        aliases = List.copyOf(aliases);
        units = List.copyOf(units);
    }
}
