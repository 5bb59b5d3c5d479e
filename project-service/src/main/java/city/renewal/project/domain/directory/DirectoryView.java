package city.renewal.project.domain.directory;

import city.renewal.events.EditDistance;
import city.renewal.events.Person;
import city.renewal.events.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of the directory that a district may look up: its own units and people, those of units above it, and people
 * without a unit in any area. Not thread-safe.
 */
public final class DirectoryView {
    private static final int NEAREST = 3;

    /** After this many unknown names, no more suggestions are computed, because each one is compared with all names. */
    private static final int MAX_COMPARED = 200;

    private final String district;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, List<Unit>> unitsByName = new HashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, List<Person>> peopleByName = new HashMap<>();
    private final Supplier<List<Person>> everybody;
    private final Map<String, List<NameMatch>> compared = new HashMap<>();
    private @Nullable List<NameMatch> suggestable;

    /** A person with one of their names, and its edit distance to the name that was looked up. */
    private record NameMatch(Person person, String key, int distance) {
        NameMatch at(int other) {
            return new NameMatch(person, key, other);
        }
    }

    /**
     * @param units all of them
     * @param candidates the people with an id or a name that will be looked up
     * @param everybody all people; read only to suggest similar names for an unknown one
     */
    public DirectoryView(
            String district, Collection<Unit> units, Collection<Person> candidates, Supplier<List<Person>> everybody) {
        this.district = district;
        this.everybody = everybody;
        units.forEach(unit -> this.units.put(unit.unitId(), unit));
        units.stream()
                .filter(this::isInReach)
                .forEach(unit -> unitsByName
                        .computeIfAbsent(NameKey.of(unit.name()), _ -> new ArrayList<>())
                        .add(unit));
        for (var person : candidates) {
            if (isInReach(person)) {
                people.put(person.personId(), person);
                if (person.active()) {
                    keys(person)
                            .distinct()
                            .forEach(key -> peopleByName
                                    .computeIfAbsent(key, _ -> new ArrayList<>())
                                    .add(person));
                }
            }
        }
    }

    public Optional<Person> person(String personId) {
        return Optional.ofNullable(people.get(personId));
    }

    public Optional<Unit> unit(String unitId) {
        return Optional.ofNullable(units.get(unitId)).filter(this::isInReach);
    }

    /** Whether the unit is recorded, or one of the candidates belongs to it. */
    public boolean knowsUnit(String unitId) {
        return unit(unitId).isPresent()
                || people.values().stream().anyMatch(person -> person.units().contains(unitId));
    }

    /** The active people of a unit with this name. */
    public List<Person> named(String name, String unitId) {
        return named(name).stream()
                .filter(person -> person.units().contains(unitId))
                .toList();
    }

    /** The active people with this name, in any unit. */
    public List<Person> named(String name) {
        return peopleByName.getOrDefault(NameKey.of(name), List.of());
    }

    public List<Unit> unitsNamed(String name) {
        return unitsByName.getOrDefault(NameKey.of(name), List.of());
    }

    public static boolean hasName(Person person, String name) {
        return keys(person).anyMatch(NameKey.of(name)::equals);
    }

    /** Active people of the district with similar names, most similar first, members of the unit before others. */
    public List<Person> nearest(String name, @Nullable String unitId) {
        var key = NameKey.of(name);
        if (!compared.containsKey(key) && compared.size() < MAX_COMPARED) {
            compared.put(
                    key,
                    suggestable().stream()
                            .map(named -> named.at(EditDistance.between(named.key(), key)))
                            .filter(named -> isNear(named.distance(), key))
                            .toList());
        }
        return compared.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparingInt(NameMatch::distance)
                        .thenComparing(named -> !named.person().units().contains(String.valueOf(unitId)))
                        .thenComparing(named -> named.person().personId()))
                .map(NameMatch::person)
                .distinct()
                .limit(NEAREST)
                .toList();
    }

    public List<Unit> nearestUnits(String name) {
        var key = NameKey.of(name);
        return units.values().stream()
                .filter(this::isOfDistrict)
                .filter(unit -> isNear(EditDistance.between(NameKey.of(unit.name()), key), key))
                .sorted(Comparator.<Unit>comparingInt(unit -> EditDistance.between(NameKey.of(unit.name()), key))
                        .thenComparing(Unit::unitId))
                .limit(NEAREST)
                .toList();
    }

    /** The unit's name; its id if it isn't recorded. */
    public String unitName(String unitId) {
        return unit(unitId).map(Unit::name).orElse(unitId);
    }

    /** Only people whom the district's own commander may see: a suggestion must not reveal who works elsewhere. */
    private List<NameMatch> suggestable() {
        var known = suggestable;
        if (known == null) {
            known = everybody.get().stream()
                    .filter(Person::active)
                    .filter(person -> areas(person).allMatch(area -> area.startsWith(district)))
                    .flatMap(person -> keys(person).map(key -> new NameMatch(person, key, 0)))
                    .toList();
            suggestable = known;
        }
        return known;
    }

    private static boolean isNear(int distance, String key) {
        return distance < Math.max(2, key.codePointCount(0, key.length()));
    }

    private static Stream<String> keys(Person person) {
        return Stream.concat(Stream.of(person.name()), person.aliases().stream())
                .map(NameKey::of);
    }

    private boolean isInReach(Person person) {
        return areas(person).findAny().isEmpty() || areas(person).anyMatch(this::isInReach);
    }

    private boolean isInReach(Unit unit) {
        return unit.area() == null || isInReach(unit.area());
    }

    private boolean isInReach(String area) {
        return area.startsWith(district) || district.startsWith(area);
    }

    private boolean isOfDistrict(Unit unit) {
        return unit.area() == null || unit.area().startsWith(district);
    }

    private Stream<String> areas(Person person) {
        return person.units().stream()
                .map(units::get)
                .filter(unit -> unit != null && unit.area() != null)
                .map(unit -> String.valueOf(unit.area()));
    }
}
