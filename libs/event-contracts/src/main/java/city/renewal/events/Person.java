package city.renewal.events;

import java.util.List;

/**
 * A person of the directory, as they were last recorded.
 *
 * @param personId the id that tokens carry as {@code sub} and plans name
 * @param aliases other names under which ledgers know the person
 * @param units ids of the units to which the person belongs
 * @param active false: the person has left; nobody is named or told under this id any more
 */
public record Person(String personId, String name, List<String> aliases, List<String> units, boolean active) {
    public Person {
        aliases = List.copyOf(aliases);
        units = List.copyOf(units);
    }
}
